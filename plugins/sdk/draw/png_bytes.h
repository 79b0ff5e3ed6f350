// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace kv::draw {

/// Rows of 32-bit pixels 0xffRRGGBB as a PNG file: with a palette when there are at most 256
/// colours, else RGB. zlib, which cairo itself needs, is opened when first used.
std::string png_bytes(const unsigned char* pixels, int width, int height, int stride,
                      double pixels_per_metre);

}  // namespace kv::draw
