// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "queryctl/statement.h"
#include "schema/error.h"

namespace kv::queryctl {

enum class When { kPreparing, kRunning };

/// The connection's last error as an Error: the place, SQLite's message, the line with a caret
/// under the character where SQLite knows it, and a remedy where the message is one we know. Names
/// that are near an unknown one are looked up in the database.
Error sqlite_error(sqlite3* db, const SqlPlace& place, When when);

/// "file.sql:3: " or "line 3: ", or nothing for a text of one line without origin.
std::string where(const SqlPlace& place);

/// Throws Error when `text` holds a NUL or is not UTF-8, naming the line: SQLite would stop
/// reading, or compare bytes that no one meant.
void require_utf8(std::string_view text, std::string_view origin);

}  // namespace kv::queryctl
