// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include "etl/boundaries/area.h"

namespace kv::etl {

/// Inserts a set and its areas. The caller holds the transaction.
void write_boundary_set(SQLite::Database& db, const BoundarySet& set, int vintage, int source_id,
                        int load_id);

/// Whether the warehouse has a set of that kind, border year, name and vintage.
bool has_boundary_set(SQLite::Database& db, const BoundarySet& set, int vintage);

}  // namespace kv::etl
