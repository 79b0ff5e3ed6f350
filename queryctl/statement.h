// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/output/writer.h"
#include "queryctl/value.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kv::queryctl {

/// A piece of SQL and where it stands in what the person wrote.
struct SqlPlace {
  std::string_view script;  ///< all of it; a NUL must follow
  std::size_t offset = 0;   ///< of the statement in `script`
  std::string_view origin;  ///< file name or the like; may be empty
  int first_line = 1;       ///< of `script` in `origin`
};

/// A prepared statement. What SQLite refuses is thrown as sqlite_error() words it.
class Statement {
 public:
  /// Prepares the statement at `place`. `end` gets the offset behind it.
  Statement(sqlite3* db, const SqlPlace& place, std::size_t& end);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// True for white space and comments.
  bool empty() const { return statement_ == nullptr; }
  /// Binds every parameter by its name (:name, @name, $name) and returns the names. Throws Error
  /// for one that `values` lacks, or that has no name.
  std::vector<std::string> bind(const Values& values);
  /// The names of the parameters, as bind() wants them.
  std::vector<std::string> parameters() const;
  /// False when running it could change a file.
  bool reads_only() const;
  std::vector<Column> columns() const;
  /// True for a row.
  bool step();
  /// Views into the row; valid until the next step.
  std::span<const Cell> row();

 private:
  sqlite3* db_;
  SqlPlace place_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<Cell> cells_;
};

}  // namespace kv::queryctl
