// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "etl/header.h"

namespace kv::etl {

/// What the columns of a file are, as indexes from 0.
struct Columns {
  struct Region {
    std::size_t column = 0;
    const RegionColumn* of = nullptr;  ///< in the layout: its kinds
  };
  std::vector<Region> regions;  ///< those of the layout that the file has
  std::optional<std::size_t> name;
  std::vector<std::size_t> values;
  std::vector<std::size_t> labels;
  bool single_value = false;  ///< all other columns label the rows; else the header does, too
};

/// Throws Error when the layout names a column that its @header does not have.
Columns find_columns(const HeaderMatch& header);

/// Names of what labels a cell: the label columns and, unless there is a single value column,
/// header1, header2 ….
std::vector<std::string> label_names(const Columns& columns, const HeaderMatch& header);

}  // namespace kv::etl
