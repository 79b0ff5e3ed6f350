// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>
#include <string>

#include "schema/error.h"

namespace kv::etl {

/// Throws Error(kCannotOpen) with SQLite's reason unless `code` is SQLITE_OK.
inline void require_written(SQLite::Database& db, int code) {
  if (code != SQLITE_OK)
    throw Error(
        std::string("The warehouse could not be written: ") + sqlite3_errmsg(db.getHandle()) + ".",
        "Nothing was changed. Check the disk, then load again.", ExitCode::kCannotOpen);
}

}  // namespace kv::etl
