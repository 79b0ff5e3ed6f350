// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>
#include <string>

#include "etl/write_error.h"

namespace kv::etl {

/// A statement for SQLite's own calls, where a wrapper would cost as much as the work.
struct PreparedStatement {
  PreparedStatement(SQLite::Database& db, const std::string& sql) {
    require_written(db, sqlite3_prepare_v3(db.getHandle(), sql.c_str(), -1,
                                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
  }
  ~PreparedStatement() { sqlite3_finalize(statement); }
  PreparedStatement(const PreparedStatement&) = delete;
  PreparedStatement& operator=(const PreparedStatement&) = delete;

  sqlite3_stmt* statement = nullptr;
};

}  // namespace kv::etl
