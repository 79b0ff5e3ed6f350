// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kv::etl::xlsx {

/// A cell's place, counted from 1.
struct CellPlace {
  std::size_t row = 0;
  std::size_t column = 0;
};

/// "B12" or "$B$12"; nothing for what is no cell of a sheet.
std::optional<CellPlace> parse_reference(std::string_view text);

/// A rectangle of cells, both corners included.
struct CellRange {
  CellPlace first;
  CellPlace last;
};

/// "B2:D4" or "B2", corners in any order; nothing for what is no range of a sheet.
std::optional<CellRange> parse_range(std::string_view text);

/// A row or column number from 1 to `max`, in decimal digits; nothing for anything else.
std::optional<std::size_t> parse_count(std::string_view text, std::size_t max);

}  // namespace kv::etl::xlsx
