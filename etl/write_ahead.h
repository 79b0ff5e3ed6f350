// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <optional>

#include "etl/guards.h"

namespace kv::etl {

/// Keeps readers reading while a load writes; the file goes back to a single one at the end. Where
/// others hold the file open so that it cannot be switched, the load takes the file at its commit
/// only: pages that went to disk before would wait for the readers one by one. Not within a
/// transaction.
class WriteAhead {
 public:
  explicit WriteAhead(SQLite::Database& db) : db_(db) {
    db_.tryExec("PRAGMA journal_mode = WAL");
    const bool switched = db_.execAndGet("PRAGMA journal_mode").getString() == "wal";
    if (switched)
      db_.tryExec("PRAGMA synchronous = NORMAL");
    else
      kept_.emplace(db_);
  }
  ~WriteAhead() {
    db_.tryExec("PRAGMA journal_mode = DELETE");
    db_.tryExec("PRAGMA synchronous = FULL");
  }
  WriteAhead(const WriteAhead&) = delete;
  WriteAhead& operator=(const WriteAhead&) = delete;

 private:
  SQLite::Database& db_;
  std::optional<KeptPages> kept_;
};

}  // namespace kv::etl
