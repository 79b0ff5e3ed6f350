// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/sql_file.h"

namespace kv::etl {

/// Where the table of a layout stands in a workbook, and how its rows are made whole. The header is
/// found by its text. See docs/sources.md for the tags.
struct SheetPlace {
  std::vector<std::string> sheets;  ///< patterns of sheet names; empty: a layout of text files
  bool hidden = false;              ///< hidden sheets are read as well
  std::size_t first_column = 1;     ///< the columns in which the header is looked for
  std::size_t last_column = 0;      ///< 0: to the last in use
  bool keep_notes = false;          ///< footnote marks stay in texts
  bool headings = false;       ///< a row of one text without a digit is a heading between blocks
  bool ends_at_blank = false;  ///< the first blank row ends the table
  bool statbank = false;  ///< header and label columns are found by the form of Statbank's exports
  /// Pairs of columns: where the first is empty, the text of the second, which is ignored else, is
  /// what stands there.
  std::vector<std::pair<std::string, std::string>> empty_from;
  std::vector<std::string> fill_down;  ///< columns whose empty cells have the text above them
  std::string period_from_title;  ///< regex whose first group finds the period above the header

  bool given() const { return !sheets.empty(); }
};

/// The tags that make a SheetPlace.
inline constexpr std::array<std::string_view, 10> kSheetTags = {
    "empty-from", "sheet", "hidden-sheets", "columns",   "notes",
    "headings",   "ends",  "table",         "fill-down", "period-from-title"};

/// Reads the tags of a @layout block. Throws Error with file and line when one is malformed, or
/// stands in a layout without @sheet.
SheetPlace read_sheet_place(const SqlBlock& block, const std::string& path);

}  // namespace kv::etl
