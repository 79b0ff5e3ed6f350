// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/embedded.h"
#include "schema/sql_file.h"

namespace kv::etl {

/// One shape that a source's files come in: how its header is recognised and what its columns are.
/// See docs/sources.md for the tags.
struct Layout {
  std::string name;
  /// Patterns of the header rows, cell by cell; `*` matches any text; a last cell "..." repeats the
  /// one before it to the end of the row.
  std::vector<std::vector<std::string>> header;
  char decimal = '.';
  std::string region;  ///< column with the region code: a header text, or a 1-based number
  std::string
      region_name;    ///< column with the region's name; empty when none, or in the code's column
  std::string value;  ///< header text of the one value column; "*" = every column not named above
  std::string rows_table;  ///< instead of values: the TEMP table that receives the rows as text
  bool empty_is_absent =
      false;  ///< an empty value cell is no cell (else it is a cell with status "tom")
  bool codes_of_today = false;  ///< codes are those of the file's last year, for all years
  bool final_newline =
      false;  ///< files of this layout end with a newline; one that does not is cut off
  std::string
      period_from_name;  ///< ECMAScript regex whose first group finds the period in the file name
  std::string sql;       ///< fills TEMP table series from TEMP table label
  int sql_line = 0;
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
