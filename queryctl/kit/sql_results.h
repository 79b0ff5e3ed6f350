// SPDX-License-Identifier: MIT
#pragma once

#include <string>

struct sqlite3;

namespace kv::queryctl {

/// An empty database in memory.
class MemoryDatabase {
 public:
  MemoryDatabase();  ///< throws Error when there is no memory
  ~MemoryDatabase();
  MemoryDatabase(const MemoryDatabase&) = delete;
  MemoryDatabase& operator=(const MemoryDatabase&) = delete;
  sqlite3* get() const { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

/// What SQL gives, as the examples of plugin records state it: rows separated by newline, columns
/// by '|', NULL as empty; or "error: …".
std::string result_of(sqlite3* db, const std::string& sql);

/// The same of every statement of a script, one after the other, each row or error a line.
std::string results_of_script(sqlite3* db, const std::string& script);

}  // namespace kv::queryctl
