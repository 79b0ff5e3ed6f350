// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <string>

namespace kv::queryctl {

/// Opens `path` (or ":memory:"): foreign keys on, hardened (safe/harden.h). Throws
/// Error(kCannotOpen) when it is missing, no database, busy, or a warehouse whose schema this build
/// cannot read, or, to write, is older than this build's.
///
/// `safe`: with the limits of --safe; what would have to be changed to be read is then refused.
SQLite::Database open_database(const std::string& path, bool write, bool safe = false);

}  // namespace kv::queryctl
