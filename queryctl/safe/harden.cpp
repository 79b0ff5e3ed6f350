// SPDX-License-Identifier: MIT
// After SQLite's "Defense Against The Dark Arts" (sqlite.org/security.html).
#include "queryctl/safe/harden.h"

#include <array>
#include <sqlite3.h>
#include <utility>

#include "queryctl/safe/format_function.h"
#include "queryctl/safe/limits.h"

namespace kv::queryctl {
namespace {

void switch_to(sqlite3* db, int what, int on) {
  sqlite3_db_config(db, what, on, nullptr);
}

}  // namespace

void harden(sqlite3* db, bool write) {
  switch_to(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  switch_to(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  switch_to(db, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
  if (!write) switch_to(db, SQLITE_DBCONFIG_DEFENSIVE, 1);
  sqlite3_exec(db, "PRAGMA cell_size_check = ON", nullptr, nullptr, nullptr);
}

void harden_for_strangers(sqlite3* db) {
  using Safe = SafeDefaults;
  switch_to(db, SQLITE_DBCONFIG_DEFENSIVE, 1);
  switch_to(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0);
  constexpr std::array<std::pair<int, int>, 11> limits{{
      {SQLITE_LIMIT_LENGTH, static_cast<int>(Safe::kValueBytes)},
      {SQLITE_LIMIT_SQL_LENGTH, static_cast<int>(Safe::kSqlBytes)},
      {SQLITE_LIMIT_COLUMN, Safe::kColumns},
      {SQLITE_LIMIT_EXPR_DEPTH, Safe::kExpressionDepth},
      {SQLITE_LIMIT_COMPOUND_SELECT, Safe::kCompoundSelects},
      {SQLITE_LIMIT_VDBE_OP, Safe::kProgramSteps},
      {SQLITE_LIMIT_ATTACHED, 0},
      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, Safe::kLikePattern},
      {SQLITE_LIMIT_VARIABLE_NUMBER, Safe::kVariables},
      {SQLITE_LIMIT_TRIGGER_DEPTH, Safe::kTriggerDepth},
      {SQLITE_LIMIT_WORKER_THREADS, 0},
  }};
  for (const auto& [what, most] : limits) sqlite3_limit(db, what, most);
  // What does not fit into memory is refused, not written to a file.
  sqlite3_exec(db, "PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
  bound_format_functions(db);
  std::array<const char*, 3> kept{"json_each", "json_tree", nullptr};
  sqlite3_drop_modules(db, kept.data());
}

}  // namespace kv::queryctl
