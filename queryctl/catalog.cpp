// SPDX-License-Identifier: MIT
#include "queryctl/catalog.h"

#include <algorithm>
#include <sqlite3.h>

namespace kv::queryctl {
namespace {

void sort_once(std::vector<std::string>& names) {
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
}

}  // namespace

std::vector<std::string> first_column(sqlite3* db, const char* sql, std::string_view argument) {
  std::vector<std::string> found;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK) {
    if (sqlite3_bind_parameter_count(statement) > 0)
      sqlite3_bind_text(statement, 1, argument.data(), static_cast<int>(argument.size()),
                        SQLITE_TRANSIENT);
    while (sqlite3_step(statement) == SQLITE_ROW)
      if (const auto* text = sqlite3_column_text(statement, 0))
        found.emplace_back(reinterpret_cast<const char*>(text));
  }
  sqlite3_finalize(statement);
  return found;
}

std::vector<std::string> catalog_tables(sqlite3* db) {
  std::vector<std::string> names =
      first_column(db,
                   "SELECT name FROM pragma_table_list WHERE type IN ('table', 'view', 'virtual')"
                   " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
  sort_once(names);
  return names;
}

std::vector<std::string> catalog_columns(sqlite3* db, std::string_view table) {
  return first_column(db, "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden <> 1", table);
}

std::vector<std::string> catalog_columns(sqlite3* db) {
  std::vector<std::string> names;
  for (const std::string& table : catalog_tables(db))
    std::ranges::move(catalog_columns(db, table), std::back_inserter(names));
  sort_once(names);
  return names;
}

std::vector<std::string> catalog_functions(sqlite3* db) {
  std::vector<std::string> names =
      first_column(db,
                   "SELECT name FROM pragma_function_list"
                   " UNION SELECT name FROM pragma_module_list WHERE name NOT LIKE 'pragma%'");
  std::erase_if(names, [](const std::string& name) {
    return !((name.front() >= 'a' && name.front() <= 'z') ||
             (name.front() >= 'A' && name.front() <= 'Z'));
  });
  sort_once(names);
  return names;
}

}  // namespace kv::queryctl
