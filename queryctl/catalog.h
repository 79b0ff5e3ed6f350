// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace kv::queryctl {

/// Names in the open files, sorted, each once, for completion and suggestions. These never throw:
/// what cannot be read (a view over a table that is gone, a busy file) is left out.
std::vector<std::string> catalog_tables(sqlite3* db);
std::vector<std::string> catalog_columns(sqlite3* db, std::string_view table);
std::vector<std::string> catalog_columns(sqlite3* db);
std::vector<std::string> catalog_functions(sqlite3* db);

/// The first column of `sql`; empty when it cannot run.
std::vector<std::string> first_column(sqlite3* db, const char* sql, std::string_view argument = {});

}  // namespace kv::queryctl
