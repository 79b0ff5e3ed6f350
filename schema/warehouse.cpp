// SPDX-License-Identifier: MIT
#include "schema/warehouse.h"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>
#include <system_error>

#include "schema/error.h"
#include "schema/migrations.h"

namespace kv {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyTimeoutMs = 5000;

Error cannot_open(const fs::path& path, const SQLite::Exception& cause) {
  const std::string file = path.string();
  switch (cause.getErrorCode()) {
    case SQLITE_NOTADB:
      return Error(file + " is not a SQLite database.",
                   "Check the path; `etl init` makes a warehouse.", ExitCode::kCannotOpen);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(file + " is busy: another program is writing to it.",
                   "Try again when it has finished.", ExitCode::kCannotOpen);
    default:
      return Error(file + " cannot be opened: " + cause.what() + ".",
                   "Check that the file exists and may be read.", ExitCode::kCannotOpen);
  }
}

SQLite::Database connect(const fs::path& path, int flags) {
  SQLite::Database db(path.string(), flags, kBusyTimeoutMs);
  db.exec("PRAGMA foreign_keys = ON");
  db.exec("PRAGMA trusted_schema = OFF");
  return db;
}

void require_usable(SQLite::Database& db, const fs::path& path, Access access) {
  if (!is_warehouse(db))
    throw Error(path.string() + " is a SQLite file but not a warehouse.",
                "Make one with `etl init FILE`.", ExitCode::kCannotOpen);
  const int have = db.execAndGet("PRAGMA user_version").getInt();
  if (have > schema_version())
    throw Error(path.string() + " has schema version " + std::to_string(have) +
                    "; this program knows versions up to " + std::to_string(schema_version()) + ".",
                "Use a newer version of the program.", ExitCode::kCannotOpen);
  if (access == Access::kWrite && have < schema_version())
    throw Error(path.string() + " has schema version " + std::to_string(have) +
                    "; this program writes version " + std::to_string(schema_version()) + ".",
                "Run `etl upgrade " + path.string() + "` first.", ExitCode::kCannotOpen);
}

// Under its name only when it is whole, so that one that was broken off is in nobody's way.
void make_backup(SQLite::Database& db, const fs::path& backup) {
  const fs::path part = backup.string() + ".part";
  for (const char* suffix : {"", "-journal"}) fs::remove(part.string() + suffix);
  SQLite::Statement copy(db, "VACUUM INTO ?");
  copy.bind(1, part.string());
  try {
    copy.exec();
  } catch (const SQLite::Exception& cause) {
    throw Error("No backup could be made at " + backup.string() + ": " + cause.what() + ".",
                "Nothing was changed. Check the disk, then try again.", ExitCode::kCannotOpen);
  }
  if (SQLite::Database(part.string(), SQLite::OPEN_READONLY)
          .execAndGet("PRAGMA integrity_check")
          .getString() != "ok")
    throw Error("The backup " + part.string() + " is damaged; nothing was changed.",
                "Check the disk, then try again.", ExitCode::kCannotOpen);
  std::error_code failure;
  fs::rename(part, backup, failure);
  if (failure)
    throw Error("The backup cannot be called " + backup.string() + ": " + failure.message() + ".",
                "Nothing was changed. Check the disk, then try again.", ExitCode::kCannotOpen);
}

// A kill while the file was made leaves it half written beside its journal; undone, it is empty.
void undo_broken_creation(const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path.string() + "-journal", ignored)) return;
  try {
    recover_database(path);
  } catch (const SQLite::Exception&) {
    return;  // no SQLite file: it is left alone
  }
}

}  // namespace

int schema_version() {
  return migrations().back().version;
}

void recover_database(const fs::path& path) {
  SQLite::Database db(path.string(), SQLite::OPEN_READWRITE, kBusyTimeoutMs);
  db.execAndGet("SELECT count(*) FROM sqlite_schema");
}

bool is_warehouse(SQLite::Database& db) {
  return db.execAndGet("PRAGMA application_id").getInt() == kApplicationId;
}

void create_warehouse(const fs::path& path) {
  undo_broken_creation(path);
  std::error_code ignored;
  if (fs::exists(path, ignored) &&
      (!fs::is_regular_file(path, ignored) || fs::file_size(path, ignored) > 0))
    throw Error(path.string() + " exists already and is not empty; it was left as it is.",
                "Choose another name, or move that file away.", ExitCode::kCannotOpen);
  try {
    SQLite::Database db(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                        kBusyTimeoutMs);
    // Loads are a tenth faster than with SQLite's 4 KiB: bench/README.md.
    db.exec("PRAGMA page_size = 16384");
    apply_missing_migrations(db);
  } catch (const SQLite::Exception& cause) {
    throw Error(path.string() + " cannot be created: " + cause.what() + ".",
                "Check that the folder exists and may be written to.", ExitCode::kCannotOpen);
  }
}

SQLite::Database open_warehouse(const fs::path& path, Access access) {
  if (!fs::exists(path))
    throw Error(path.string() + " does not exist.",
                "Make it with `etl init " + path.string() + "`, or check the path.",
                ExitCode::kCannotOpen);
  const auto open = [&] {
    SQLite::Database db =
        connect(path, access == Access::kWrite ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY);
    require_usable(db, path, access);
    return db;
  };
  try {
    return open();
  } catch (const SQLite::Exception& cause) {
    if (cause.getErrorCode() != SQLITE_READONLY) throw cannot_open(path, cause);
  }
  try {
    recover_database(path);
    return open();
  } catch (const SQLite::Exception& cause) {
    throw Error(
        path.string() +
            " holds a change that was broken off, and it cannot be undone: " + cause.what() + ".",
        "Somebody who may write to the file and its folder has to open it once, for example "
        "with `etl verify`.",
        ExitCode::kCannotOpen);
  }
}

Upgrade upgrade_warehouse(const fs::path& path) {
  try {
    SQLite::Database db = connect(path, SQLite::OPEN_READWRITE);
    require_usable(db, path, Access::kRead);
    Upgrade upgrade{db.execAndGet("PRAGMA user_version").getInt(), schema_version(), {}};
    if (upgrade.from == upgrade.to) return upgrade;

    upgrade.backup = path.string() + ".v" + std::to_string(upgrade.from) + ".backup";
    if (fs::exists(upgrade.backup))
      throw Error(upgrade.backup.string() + " exists already.", "Move that backup away first.",
                  ExitCode::kCannotOpen);
    make_backup(db, upgrade.backup);

    db.exec("PRAGMA foreign_keys = OFF");
    try {
      apply_missing_migrations(db);
    } catch (const SQLite::Exception& cause) {
      throw Error(path.string() + " could not be upgraded: " + cause.what() + ".",
                  "Nothing was changed. Check the disk, move " + upgrade.backup.string() +
                      " away, then try again.",
                  ExitCode::kCannotOpen);
    }
    return upgrade;
  } catch (const SQLite::Exception& cause) {
    throw cannot_open(path, cause);
  }
}

}  // namespace kv
