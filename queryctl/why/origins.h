// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "queryctl/value.h"

namespace kv::queryctl {

/// Ids of a stored cell.
struct CellId {
  std::int64_t indicator = 0;
  std::int64_t period = 0;
  std::int64_t region = 0;
  std::int64_t breakdown = 0;
};

/// A place in a file where a load found a cell.
struct Origin {
  std::int64_t load = 0;
  std::string source;
  std::string vintage;
  std::string loaded_at;
  bool known = false;  ///< false: where it stood was not recorded; nothing below is set
  std::string file;
  std::string sha256;
  std::string sheet;
  bool table = true;  ///< false: row and column are a line and a letter of a text
  std::int64_t row = 0;
  std::int64_t column = 0;  ///< 0: somewhere in the row
  std::string text;         ///< as it stood
  std::string conversions;  ///< sentences: what was made of it
};

/// What the agency said of a cell from one vintage until another.
struct CellStatement {
  Value value;
  std::string status;  ///< symbol; empty for a number
  std::string from;
  std::string to;  ///< empty: still
  std::vector<Origin> origins;
  std::vector<std::string> repeated;  ///< later vintages that said the same
};

/// The statements of a cell, the latest first; `as_of`: those until that day (ISO 8601), as they
/// stood then. Empty when there was none. Throws Error where what is recorded of it is damaged.
std::vector<CellStatement> read_statements(SQLite::Database& db, const CellId& cell,
                                           const std::optional<std::string>& as_of);

}  // namespace kv::queryctl
