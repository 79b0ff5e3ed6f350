// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "etl/finding.h"
#include "etl/header_fit.h"
#include "etl/source.h"

namespace kv::etl {

/// What is done with a column, where the layout does not say it by name.
enum class ColumnUse {
  kByLayout,
  kLabel,  ///< it labels the rows
  kUnused  ///< it is no column of the table
};

/// How a file's header fits a layout.
struct HeaderMatch {
  const Layout* layout = nullptr;  ///< nullptr when no layout fits
  char separator = 0;              ///< 0 for a sheet of a workbook
  std::size_t first_row =
      1;  ///< record in which the header begins; what stands above it is no part of it
  /// The header rows, all of one width: trimmed of surrounding spaces and of nameless columns at
  /// the end.
  HeaderRows rows;
  std::vector<ColumnUse> uses;     ///< of the columns; empty: all by the layout
  std::vector<std::string> names;  ///< of the columns, as the layout calls them: see column_names
  std::string title;               ///< above a table of the Statbank
  std::size_t records = 0;         ///< that the header fills; 0: one for each of rows
};

/// The match of a header that fits `layout`: `rows` begin with it, at record `first_row`.
HeaderMatch matched(const Layout& layout, char separator, std::size_t first_row, HeaderRows rows);

/// Finds the layout of a decoded text by its header rows, trying the separators `;` `,` tab. A
/// title and empty rows may stand above (at most 20 rows of one cell); they are told. When none
/// fits, adds an error that names the nearest layout and the first cell that differs.
HeaderMatch match_header(std::string_view text, const Source& source, const std::string& file,
                         Findings& findings);

}  // namespace kv::etl
