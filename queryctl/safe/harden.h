// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace kv::queryctl {

/// For every file, before anything is read from it: its schema is not trusted with functions that
/// have side effects, pages are checked as they are read, no SQL loads a library, and, when it is
/// not to be written, no SQL damages it (SQLite's "defensive" mode).
void harden(sqlite3* db, bool write);

/// For --safe, on top: the limits of SafeDefaults, temporary data in memory, no virtual table but
/// JSON's and those registered later.
void harden_for_strangers(sqlite3* db);

}  // namespace kv::queryctl
