// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kv {

/// The one header grammar of every .sql file of the product (sources, indicators, reports, maps).
///
/// A line `-- @name value` is a tag. A comment line indented by two or more spaces directly after a
/// tag (`--   text`) continues its value, joined by one space. Every other line is SQL (ordinary
/// comments included; comments above the first tag belong to no block). The first tag that follows
/// SQL or a blank line opens a new block, so a file reads as blocks of "tags, then the SQL they
/// describe".
struct SqlTag {
  std::string name;   ///< e.g. "title.en"
  std::string value;  ///< trimmed; may be empty
  int line = 0;       ///< 1-based line of the tag
};

struct SqlBlock {
  std::vector<SqlTag> tags;
  std::string sql;   ///< trimmed; may be empty
  int sql_line = 0;  ///< 1-based line on which `sql` starts

  /// The first tag of that name, or nullptr.
  const SqlTag* find(std::string_view name) const;
  /// The value of the first tag of that name, or `fallback`.
  std::string get(std::string_view name, std::string_view fallback = {}) const;
  /// All tags of that name, in order.
  std::vector<const SqlTag*> all(std::string_view name) const;
};

struct SqlFile {
  std::string path;  ///< as given, for messages
  std::vector<SqlBlock> blocks;

  /// Throws Error, naming file and line, when a block of this file has a tag that is not among
  /// `known`. A name ending in ".*" admits any suffix ("title.*").
  void require_known_tags(const std::vector<std::string_view>& known) const;
};

/// Parses text in the grammar above. Never fails: unknown tags are the reader's to refuse.
SqlFile parse_sql_file(std::string_view path, std::string_view text);

}  // namespace kv
