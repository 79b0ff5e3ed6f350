// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "etl/formats/cube/cube.h"
#include "etl/formats/cube/px_text.h"

namespace kv::etl {

/// How DATA is to be read.
struct PxLayout {
  std::size_t stub = 0;  ///< the first so many dimensions are the rows
  enum class Key { kCodes, kValues };
  std::vector<Key> keys;               ///< per stub dimension; empty: DATA has no keys
  std::array<std::string, 6> symbols;  ///< what one to six dots mean, as the file declares it
  std::size_t first_row = 0;           ///< where DATA stands
};

/// The metadata of a PC-Axis file, in its own language. `encoding` is what decode() found. Errors:
/// `no-values`, `code-count`, `bad-keys`, `bad-number`, `other-codepage`, and those of
/// check_dimensions. Warnings: `declared-encoding`, `other-languages`.
///
/// A dimension's code is its VARIABLECODE, or its name; a category's code is its CODES, or its
/// value. Time categories whose code is no period take it from TIMEVAL, written as Statistics
/// Norway does ("20121" of TLIST(Q1) is 2012K1).
CubeMetadata px_metadata(const PxEntries& entries, std::string_view encoding, PxLayout& layout,
                         CubeProblems& problems);

}  // namespace kv::etl
