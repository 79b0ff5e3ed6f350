// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/embedded.h"
#include "sql/reproduction.h"

namespace kv::sql {

/// The indicators, reports and maps that are compiled in.
std::span<const EmbeddedFile> embedded_library();

/// `-- @param name type default|required summary`. The default is one word, 'words in quotes', or
/// `none` (NULL). Bound as :name; on a command line it is --name, with '-' for '_'.
struct Param {
  std::string name;
  std::string type;  ///< integer, count (0 or more), number, text, year, date, group, indicator,
                     ///< wave (of a survey), or choice:one|other
  bool required = false;
  std::optional<std::string> default_value;  ///< as text of `type`; nullopt is NULL
  std::string summary;
};

/// `-- @column name [decimals=N] [role=base] summary`.
struct ResultColumn {
  std::string name;
  std::optional<int> decimals;  ///< how many a person is shown
  bool base = false;            ///< how many the value is a share of
  std::string summary;
};

/// `-- @needs indicator source`: without loaded cells of `indicator` the query means nothing, and
/// `source` is what `etl load` must load to have them.
struct Need {
  std::string indicator;
  std::string source;
};

/// One statement and everything that is said about it, from one .sql file.
struct Query {
  std::string subject;  ///< the tag that names it: "indicator", "report", "map" or "command"
  std::string name;
  std::string title_nb;
  std::string title_nn;  ///< empty: as nb
  std::string title_en;  ///< empty: as nb
  std::string unit;
  std::optional<int> decimals;
  std::string kind;  ///< count, amount, share, ratio, index or category
  std::vector<Param> params;
  std::vector<ResultColumn> columns;
  std::vector<Need> needs;
  std::vector<Need> functions;  ///< `@function name plugin`: SQL functions it uses, and whose
  bool needs_warehouse = true;
  std::string definition;
  std::vector<std::string> notes;
  std::string source;   ///< where the method comes from
  std::string order;    ///< a sentence: how the rows are sorted
  std::string example;  ///< a command line without the program's name and the database
  std::string sql;      ///< one statement; may also use :lang (nb, nn or en)
  std::string path;     ///< of the file, for messages
  int sql_line = 0;     ///< 1-based line of the file on which `sql` starts

  const std::string& title(std::string_view lang) const;
};

/// Reads one file. Throws Error with file:line for an unknown, missing, doubled or malformed tag.
/// `subjects` are the tags that may name the query.
Query parse_query(std::string_view path, std::string_view text,
                  std::span<const std::string_view> subjects);

struct Document;

/// Indicators, reports and maps by name.
class Library {
 public:
  /// The compiled-in files. Throws Error when two have one name.
  static Library embedded();

  Library();
  ~Library();
  Library(Library&&) noexcept;
  Library& operator=(Library&&) noexcept;

  /// Adds `directory`/*.sql and those of its folders indicators, reports and maps, the documents
  /// (*.md) of its folder reports, and the notes of its folder reproductions. A name that is
  /// there already is replaced, and a sentence saying so is appended to `told`. Throws Error when
  /// the directory cannot be read or a file in it is wrong; the library is then as it was before.
  void add_directory(const std::filesystem::path& directory, std::vector<std::string>& told);

  const Query* find(std::string_view name) const;
  /// Sorted by name.
  const std::vector<Query>& queries() const { return queries_; }
  /// Sorted by name.
  const std::vector<Reproduction>& reproductions() const { return reproductions_; }
  /// Sorted by name; nb, nn, en of each.
  const std::vector<Document>& documents() const { return documents_; }

 private:
  std::vector<Query> queries_;
  std::vector<Reproduction> reproductions_;
  std::vector<Document> documents_;
};

}  // namespace kv::sql
