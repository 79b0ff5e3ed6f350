// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sql/library.h"

namespace kv::queryctl::report {

/// A text in up to three languages, one by tag: `@caption`, `@caption.nn`, `@caption.en`.
class Texts {
 public:
  /// False when that language is there already.
  bool add(std::string_view lang, std::string_view text) {
    return by_lang_.emplace(lang, text).second;
  }
  bool empty() const { return by_lang_.empty(); }
  /// In `lang`, or else in the first of nb, nn and en that there is.
  std::string in(std::string_view lang) const;

 private:
  std::map<std::string, std::string, std::less<>> by_lang_;
};

/// One column of the printed table, in the order of the tags.
struct PrintedColumn {
  std::string name;
  std::optional<int> decimals;  ///< instead of those of the command
  Texts heading;
};

/// A fenced block that asks the warehouse. Its first line says what: `sql`, or a command of
/// queryctl with its words (`:name` is the value of a parameter). Within: tags, and for `sql` one
/// query.
struct Block {
  std::string command;             ///< "sql", or the command's name
  std::vector<std::string> words;  ///< of the command, as typed
  std::string sql;                 ///< of `sql`
  int sql_line = 0;
  int line = 0;  ///< of the file, of the fence

  std::string
      name;  ///< @name: its rows are a table of that name for later SQL, and it can be referred to
  bool hidden = false;  ///< @hidden: asked and not printed
  std::string number;   ///< @number: instead of the next one
  std::string
      each;  ///< @each: a query; the block is asked once for each row, whose columns are parameters
  std::string csv;   ///< @csv: a name or a query, the data of a figure
  std::string data;  ///< @data: reconstructed or partly reconstructed
  bool optional = false;
  Texts reason;                        ///< @optional: what is printed when it cannot be made
  Texts caption;                       ///< @caption
  std::vector<Texts> notes;            ///< @note, under the table or figure
  Texts source;                        ///< @source
  Texts alt;                           ///< @alt: of a figure
  std::vector<PrintedColumn> columns;  ///< @column; empty: all of them
  std::string rows_column;             ///< @rows: of the printed rows, and which of its values
  std::vector<std::string> rows_values;
};

/// Reads a fenced block: `info` is what follows the fence, `text` what is within, which begins on
/// line `line` + 1 of `path`. Throws Error with file and line.
Block parse_block(std::string_view path, int line, std::string_view info, std::string_view text);

}  // namespace kv::queryctl::report
