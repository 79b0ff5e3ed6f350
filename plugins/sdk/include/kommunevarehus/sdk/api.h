// SPDX-License-Identifier: MIT
/// \file
/// SQLite as a plugin sees it: only the table of functions that the host passes in.
/// The unit with the entry point writes SQLITE_EXTENSION_INIT1 once after its includes; every other
/// unit gets the declaration from here.
#pragma once

#include <mutex>
#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT3

namespace kv::sdk {

/// Keeps the host's table. A host calls the entry point for each connection, and several threads
/// may do so at once: only a table that is another one is written, so that what was kept is not
/// written while functions of an earlier connection read it.
inline void keep_api(const sqlite3_api_routines* api) {
  static std::mutex mutex;
  const std::lock_guard<std::mutex> lock(mutex);
  if (sqlite3_api != api) sqlite3_api = api;
}

}  // namespace kv::sdk

// SQLite's own writes it at each call, which is a race.
#undef SQLITE_EXTENSION_INIT2
#define SQLITE_EXTENSION_INIT2(api) kv::sdk::keep_api(api)

/// The entry point is the one symbol a plugin shows; everything else is compiled hidden.
#define KV_PLUGIN_ENTRY extern "C" __attribute__((visibility("default")))
