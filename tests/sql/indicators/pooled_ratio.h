// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace kv::sql {

/// Registers indices_pooled_ratio(part, whole, 'zero') as the plugin `indices` documents it, so
/// that the SQL of an indicator is tested without a plugin: rows without a whole are out, a missing
/// part is 0.
void register_pooled_ratio(sqlite3* db);

}  // namespace kv::sql
