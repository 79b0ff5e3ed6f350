// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace kv::mapexport {

struct Model;

/// What stands under a map: sources, the boundaries with licence, year and projection, the rule of
/// the classes with its limits, the base and who is left out, the threshold, the marks.
std::vector<std::string> caption_of(const Model& model);

}  // namespace kv::mapexport
