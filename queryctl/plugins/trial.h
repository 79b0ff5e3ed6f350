// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

struct sqlite3;

namespace kv::queryctl {

/// Loads a library into the connection by its own entry point; when it is `stem`'s and has none of
/// that name, by SQLite's rule. Returns what SQLite or the plugin says against it, or "". Loading
/// by SQL stays refused before, during and after.
std::string load_library(sqlite3* db, const std::filesystem::path& file, const std::string& stem);

/// "name/2" of every SQL function and table-valued function of the connection, sorted.
std::vector<std::string> registered_names(sqlite3* db);

/// Why a plugin must not be loaded.
struct Refusal {
  std::string why;          ///< without a full stop; empty: it may be
  bool is_harmful = false;  ///< it would have ended or damaged this process
};

/// Loads the plugin in a forked child, into an empty database. Whatever an entry point does there
/// (a crash, an exception that leaves it, an endless loop, functions left behind by one that
/// failed), this process has no part in it. To be called while no other thread is inside SQLite.
Refusal refusal_by_trial(const std::filesystem::path& file, const std::string& stem);

}  // namespace kv::queryctl
