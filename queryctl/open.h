// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <string>

namespace kv::queryctl {

/// Opens `path` (or ":memory:"): foreign keys on, the file's schema not trusted to call what has
/// side effects. Throws Error(kCannotOpen) when it is missing, no database, busy, or a warehouse
/// whose schema this build cannot read, or, to write, is older than this build's.
SQLite::Database open_database(const std::string& path, bool write);

}  // namespace kv::queryctl
