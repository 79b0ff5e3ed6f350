// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace kv::queryctl {

/// Puts printf() and format() of the same results in place of SQLite's, for --safe. SQLite's own
/// spends seconds on printf('%.*c', 1e9, 'x') within one step, and then gives NULL for a text that
/// is longer than the connection's limit; these say "string or blob too big" at once.
void bound_format_functions(sqlite3* db);

}  // namespace kv::queryctl
