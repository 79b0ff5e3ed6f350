// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <string>
#include <string_view>
#include <vector>

#include "schema/embedded.h"

namespace kv {

/// The schema's files (numbered migrations and checks), as compiled in.
std::span<const EmbeddedFile> embedded_schema();

struct Migration {
  int version = 0;
  std::string title;
  std::string path;
  std::string_view sql;
  std::string sha256;  ///< of the file's text, header included
};

/// All migrations in ascending order. Throws Error when the numbers have a hole or a file has no
/// title.
const std::vector<Migration>& migrations();

/// Runs migrations `user_version`+1 … last in one transaction, recording each in schema_migration,
/// and checks foreign keys after each. Foreign-key enforcement must be off.
void apply_missing_migrations(SQLite::Database& db);

}  // namespace kv
