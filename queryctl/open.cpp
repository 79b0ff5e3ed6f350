// SPDX-License-Identifier: MIT
#include "queryctl/open.h"

#include <SQLiteCpp/Exception.h>
#include <array>
#include <filesystem>
#include <fstream>
#include <sqlite3.h>

#include "queryctl/safe/harden.h"
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
    case SQLITE_CORRUPT:
      return Error(path + " is damaged: " + cause.what() + ".",
                   "Take a copy before anything else; then `sqlite3 FILE .recover` saves what can "
                   "be read.",
                   ExitCode::kCannotOpen);
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

/// True for a file in write-ahead mode: SQLite makes two files beside it even to read it.
bool in_wal_mode(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 20> header{};
  file.read(header.data(), header.size());
  return file.gcount() == static_cast<std::streamsize>(header.size()) && header[18] == 2;
}

/// The name under which --safe opens a file, so that nothing is made beside it.
std::string safe_uri(const std::string& path) {
  std::error_code error;
  const auto log = fs::file_size(path + "-wal", error);
  const bool has_log = !error && log > 0;
  if (has_log && !fs::exists(path + "-shm", error))
    throw cannot_open(path, "a log of changes lies beside it, and --safe changes nothing",
                      "Open it once without --safe, if you trust it.");
  std::string uri = "file:";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '/' || c == '-' || c == '_';
    if (plain)
      uri += c;
    else
      (uri += '%') += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return uri + (in_wal_mode(path) && !has_log ? "?immutable=1" : "");
}

}  // namespace

SQLite::Database open_database(const std::string& path, bool write, bool safe) {
  const bool memory = path == ":memory:";
  if (!memory) require_file(path);
  const auto open = [&] {
    const int flags = write || memory ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY;
    // A path that starts with "file:" must not be read as a URI.
    const std::string name = memory ? path : fs::absolute(path).string();
    SQLite::Database db(safe && !memory ? safe_uri(name) : name,
                        flags | (safe ? SQLite::OPEN_URI : 0), kBusyTimeoutMs);
    harden(db.getHandle(), write || memory);
    if (safe) harden_for_strangers(db.getHandle());
    db.exec("PRAGMA foreign_keys = ON");
    db.exec("BEGIN");  // what is asked here takes one lock, not one each
    db.execAndGet("SELECT count(*) FROM sqlite_schema");
    require_known_schema(db, path, write);
    db.exec("COMMIT");
    return db;
  };
  try {
    return open();
  } catch (const SQLite::Exception& cause) {
    if (cause.getErrorCode() != SQLITE_READONLY) throw translated(path, cause);
  }
  const std::string broken_off = "it holds a change that was broken off";
  if (safe)
    throw cannot_open(path, broken_off + ", and --safe changes nothing",
                      "Open it once without --safe, if you trust it.");
  try {
    recover_database(path);
    return open();
  } catch (const SQLite::Exception& cause) {
    throw cannot_open(path, broken_off + ", and that cannot be undone",
                      "Somebody who may write to the file and its folder has to open it once.");
  }
}

}  // namespace kv::queryctl
