// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <filesystem>
#include <string>
#include <vector>

namespace kv {

/// "KMVH": the application_id in the file header of every warehouse.
inline constexpr int kApplicationId = 0x4B4D5648;

/// The schema version that this build writes: the number of its last migration.
int schema_version();

/// How the file is opened. Foreign keys are on in each.
enum class Access { kRead, kWrite };

/// Creates a warehouse at `path`. Throws Error(kCannotOpen) when a file that holds anything is
/// there already, or the folder cannot be written. All or nothing: a kill leaves no half-made
/// schema.
void create_warehouse(const std::filesystem::path& path);

/// Opens an existing warehouse. Throws Error(kCannotOpen) when it is missing, is no SQLite file, is
/// no warehouse, is busy, or has a schema newer than this build; the message names both versions.
/// kWrite also refuses an older schema and says `etl upgrade`. A change that was broken off by a
/// kill is undone first, also for kRead, where the file may be written to.
SQLite::Database open_warehouse(const std::filesystem::path& path, Access access);

/// Undoes a change that a killed program left half written beside the SQLite file `path`, as the
/// first reader that may write does. Reading alone fails with SQLITE_READONLY until then.
void recover_database(const std::filesystem::path& path);

/// True when the SQLite file open as `db` is a warehouse (application_id).
bool is_warehouse(SQLite::Database& db);

struct Upgrade {
  int from = 0;
  int to = 0;
  std::filesystem::path backup;  ///< empty when nothing had to be done
};

/// Applies the missing migrations in one transaction, after a verified backup beside the file
/// (`<path>.v<from>.backup`). Throws Error and leaves the file as it was when one fails.
Upgrade upgrade_warehouse(const std::filesystem::path& path);

/// Everything that is wrong with the file, as sentences; empty when it is sound. Checks integrity,
/// foreign keys, migration checksums, every view, the named checks in schema/checks, and the bytes
/// of every archived file against its SHA-256.
std::vector<std::string> verify_warehouse(SQLite::Database& db);

}  // namespace kv
