// SPDX-License-Identifier: MIT
#include "queryctl/kit/sql_results.h"

#include <sqlite3.h>

#include "schema/error.h"

namespace kv::queryctl {

MemoryDatabase::MemoryDatabase() {
  if (sqlite3_open(":memory:", &db_) != SQLITE_OK) {
    sqlite3_close(db_);
    throw Error("There is no memory for an empty database.");
  }
}

MemoryDatabase::~MemoryDatabase() {
  sqlite3_close(db_);
}

namespace {

/// The place after the first statement's ';', or the end.
const char* after_statement(const char* sql) {
  for (const char* at = sql; *at != '\0'; ++at)
    if (*at == ';' && sqlite3_complete(std::string(sql, at + 1).c_str()) != 0) return at + 1;
  return sql + std::char_traits<char>::length(sql);
}

/// Runs the first statement; what follows it begins at the returned place.
const char* run_first(sqlite3* db, const char* sql, std::string& lines) {
  sqlite3_stmt* statement = nullptr;
  const char* rest = sql;
  int rc = sqlite3_prepare_v2(db, sql, -1, &statement, &rest);
  while (rc == SQLITE_OK && statement && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      if (i > 0) lines += '|';
      if (const unsigned char* text = sqlite3_column_text(statement, i))
        lines += reinterpret_cast<const char*>(text);
    }
    lines += '\n';
    rc = SQLITE_OK;
  }
  if (rc != SQLITE_OK && rc != SQLITE_DONE)
    lines += std::string("error: ") + sqlite3_errmsg(db) + "\n";
  const bool stuck = statement == nullptr && rc != SQLITE_OK;
  sqlite3_finalize(statement);
  return stuck ? after_statement(sql) : rest;
}

}  // namespace

std::string results_of_script(sqlite3* db, const std::string& script) {
  std::string lines;
  for (const char* at = script.c_str(); *at != '\0';) at = run_first(db, at, lines);
  return lines;
}

std::string result_of(sqlite3* db, const std::string& sql) {
  std::string lines = results_of_script(db, sql);
  if (!lines.empty()) lines.pop_back();
  return lines;
}

}  // namespace kv::queryctl
