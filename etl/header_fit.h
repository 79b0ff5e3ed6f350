// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "etl/formats/record_stream.h"
#include "etl/source.h"

namespace kv::etl {

/// Rows of header cells, trimmed of surrounding spaces.
using HeaderRows = std::vector<std::vector<std::string>>;

/// The next `count` records of a stream, or those that there are.
HeaderRows read_header_rows(RecordStream& records, std::size_t count);

/// The first cell in which a header differs from a layout's.
struct HeaderMismatch {
  std::size_t score = 0;   ///< cells that fit before it
  std::size_t row = 0;     ///< from 1, within the rows given
  std::size_t column = 0;  ///< from 1
  std::string expected;
  std::string found;
};

/// True when the rows begin with the header of `layout`; else `mismatch` says where they differ.
/// A header of one row may stand in any order; one of several rows stands as the layout has it.
bool header_fits(const Layout& layout, const HeaderRows& rows, HeaderMismatch& mismatch);

/// Takes off the columns at the end that no header row names: rows may fill them with nothing only.
void drop_nameless_end(HeaderRows& rows);

}  // namespace kv::etl
