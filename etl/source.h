// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "etl/sheet_place.h"
#include "schema/embedded.h"
#include "schema/sql_file.h"

namespace kv::etl {

/// A column with codes of regions, and the kinds of region that may stand in it.
struct RegionColumn {
  std::string column;  ///< a header text, or a 1-based number
  std::vector<std::string> kinds;
};

/// A text of a value cell that an agency writes for one of the symbols `.` `..` `:` `tom`.
struct ValueSymbol {
  std::string text;  ///< `*` matches any text
  std::string symbol;
};

/// One shape that a source's files come in: how its header is recognised and what its columns are.
/// See docs/sources.md for the tags.
struct Layout {
  std::string name;
  /// Patterns of the header rows, cell by cell; `*` matches any text; `a|b` either of two, and the
  /// column is then called a; `[a]` may be absent; a last cell "..." repeats the one before it to
  /// the end of the row.
  std::vector<std::vector<std::string>> header;
  char decimal = '.';
  /// The columns with the region's code, the smallest region first: a row is of the first that it
  /// fills.
  std::vector<RegionColumn> regions;
  std::string
      region_name;  ///< column with the region's name; empty when none, or in the code's column
  std::vector<std::string> values;   ///< header patterns of the value columns
  std::vector<std::string> labels;   ///< columns that label a row, where there are several values
  std::vector<std::string> ignored;  ///< columns that are not read
  std::vector<std::string>
      left_out;  ///< patterns of region cells whose rows are left out, and told
  std::vector<ValueSymbol> symbols;
  std::size_t row_cells =
      0;                   ///< cells that a record may have, fewer than the header names; 0: none
  std::string rows_table;  ///< instead of values: the TEMP table that receives the rows as text
  bool empty_is_absent =
      false;  ///< an empty value cell is no cell (else it is a cell with status "tom")
  bool codes_of_today = false;   ///< codes are those of the file's last year, for all years
  bool codes_by_prefix = false;  ///< as codes_of_today, for those that are written K-0301
  bool names_may_be_damaged =
      false;  ///< letters lost (U+FFFD) in the names of regions are told only
  bool final_newline =
      false;  ///< files of this layout end with a newline; one that does not is cut off
  std::string whole_column;  ///< a value column whose figures make `whole` in each region
  double whole = 0;
  std::string
      period_from_name;  ///< ECMAScript regex whose first group finds the period in the file name
  bool partial =
      false;  ///< municipalities may be missing from a variable: it does not concern all of them
  SheetPlace place;  ///< for layouts of workbooks
  std::string sql;   ///< fills TEMP table series from TEMP table label
  int sql_line = 0;

  /// One value column without a pattern: its rows are labelled by all their other columns.
  bool single_value() const {
    return values.size() == 1 && values[0].find_first_of("*|") == std::string::npos;
  }
};

/// A check in SQL over the staged rows: every row it returns is a finding.
struct SourceRule {
  std::string name;
  std::string severity;
  std::string remedy;
  bool acceptable = false;  ///< an operator may take it with --accept <name>
  std::string sql;
  int sql_line = 0;
};

/// One data set of an agency: who publishes it, the layouts it comes in, and the SQL that maps
/// them.
struct Source {
  std::string code;
  std::string title;
  std::string publisher;
  std::string licence;
  std::string url;
  std::vector<std::string> needs;      ///< sources that must have been loaded first
  std::vector<std::string> requires_;  ///< layouts that must all be among the files of one load
  std::string declare_sql;             ///< fills indicator_in, dimension_in, category_in
  std::vector<Layout> layouts;
  std::vector<std::pair<std::string, int>>
      then_sql;  ///< after all files are staged, with line numbers
  std::vector<SourceRule> rules;
  std::string path;
  std::string text;  ///< of the mapping; empty for files that describe themselves
};

std::span<const EmbeddedFile> embedded_sources();

/// Reads a mapping. Throws Error with file and line when a tag is unknown, missing or malformed.
Source parse_source(std::string_view path, std::string_view text);

/// All shipped sources, sorted by code.
const std::vector<Source>& sources();

/// Throws Error(kUsage) that lists the known sources.
const Source& find_source(std::string_view code);

}  // namespace kv::etl
