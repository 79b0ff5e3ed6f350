// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "etl/formats/cube/cube.h"

namespace kv::etl {

/// Reads a PC-Axis file (AXIS-VERSION 2000 to 2013). `text` is UTF-8 as decode() gives it, and
/// `encoding` is what decode() found; the file's CHARSET and CODEPAGE are compared with it.
/// `text` must outlive the call; memory beside it is the metadata, and with KEYS one bit per row.
/// `passed` is told now and then up to which byte of it DATA has been read.
///
/// One to six dots are given as the sign that the file declares for them (DATASYMBOL1 to 6), a dash
/// as "-". Rows that a file with KEYS leaves out hold zeros, and are told (note `rows-of-zeros`).
/// Errors are those of PxEntries, px_metadata and read_px_data.
void read_px(std::string_view text, std::string_view encoding, CubeHandler& handler,
             CubeProblems& problems, const std::function<void(std::size_t)>& passed = {});

}  // namespace kv::etl
