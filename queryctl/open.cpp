// SPDX-License-Identifier: MIT
#include "queryctl/open.h"

#include <SQLiteCpp/Exception.h>
#include <filesystem>
#include <sqlite3.h>

#include "schema/error.h"
#include "schema/warehouse.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

constexpr int kBusyTimeoutMs = 5000;

Error cannot_open(const std::string& path, const std::string& why, const std::string& remedy) {
  return Error(path + " cannot be opened: " + why + ".", remedy, ExitCode::kCannotOpen);
}

Error translated(const std::string& path, const SQLite::Exception& cause) {
  switch (cause.getErrorCode()) {
    case SQLITE_NOTADB:
      return Error(path + " is not a SQLite database.", "Check the path.", ExitCode::kCannotOpen);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(path + " is busy: another program is writing to it.",
                   "Try again when it has finished.", ExitCode::kCannotOpen);
    default:
      return cannot_open(path, cause.what(), "Check that you may read it.");
  }
}

void require_file(const std::string& path) {
  std::error_code error;
  if (path.empty()) throw cannot_open("''", "the name is empty", "Name a file, or :memory:.");
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status))
    throw Error(path + " does not exist.",
                "Check the path; `etl init " + path + "` makes a new warehouse.",
                ExitCode::kCannotOpen);
  if (fs::is_directory(status)) throw cannot_open(path, "it is a folder", "Name a file in it.");
}

void require_known_schema(SQLite::Database& db, const std::string& path, bool write) {
  if (!is_warehouse(db)) return;
  const int have = db.execAndGet("PRAGMA user_version").getInt();
  const std::string versions = path + " has schema version " + std::to_string(have) +
                               "; this program knows version " + std::to_string(schema_version());
  if (have > schema_version())
    throw Error(versions + ".", "Use a newer version of the program.", ExitCode::kCannotOpen);
  if (write && have < schema_version())
    throw Error(versions + " and writes no other.", "Run `etl upgrade " + path + "` first.",
                ExitCode::kCannotOpen);
}

}  // namespace

SQLite::Database open_database(const std::string& path, bool write) {
  const bool memory = path == ":memory:";
  if (!memory) require_file(path);
  const auto open = [&] {
    const int flags = write || memory ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
    // A path that starts with "file:" must not be read as a URI.
    SQLite::Database db(memory ? path : fs::absolute(path).string(), flags, kBusyTimeoutMs);
    db.exec("PRAGMA foreign_keys = ON");
    db.exec("PRAGMA trusted_schema = OFF");
    db.execAndGet("SELECT count(*) FROM sqlite_schema");
    require_known_schema(db, path, write);
    return db;
  };
  try {
    return open();
  } catch (const SQLite::Exception& cause) {
    if (cause.getErrorCode() != SQLITE_READONLY) throw translated(path, cause);
  }
  try {
    recover_database(path);
    return open();
  } catch (const SQLite::Exception& cause) {
    throw cannot_open(path, "it holds a change that was broken off, and that cannot be undone",
                      "Somebody who may write to the file and its folder has to open it once.");
  }
}

}  // namespace kv::queryctl
