// SPDX-License-Identifier: MIT
/// \file
/// SQLite as a plugin sees it: only the table of functions that the host passes in.
/// The unit with the entry point writes SQLITE_EXTENSION_INIT1 once after its includes; every other
/// unit gets the declaration from here.
#pragma once

#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT3

/// The entry point is the one symbol a plugin shows; everything else is compiled hidden.
#define KV_PLUGIN_ENTRY extern "C" __attribute__((visibility("default")))
