// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstddef>
#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/source.h"

namespace kv::etl {

/// What a load did to regions, changes and groups.
struct DimensionChanges {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t kept = 0;  ///< in the warehouse but not in these files; left as they are
};

/// Compares the staged spells with the warehouse's. Errors: spell-overlap; spell-reopened
/// (acceptable), a spell that had ended and has no end in the files. Notes: spell-changed.
void check_regions(SQLite::Database& db, Findings& findings);

/// Merges the staged regions, spells, changes, groups and members into the warehouse.
DimensionChanges merge_regions(SQLite::Database& db, Findings& findings);

/// Inserts or updates the source, its declared indicators, dimensions and categories, and the
/// batch's periods and breakdowns. Returns the source_id.
int merge_declarations(SQLite::Database& db, const Source& source, const Batch& batch);

/// The warehouse's ids of the batch's indicators, periods and breakdowns, by index. One that is not
/// in the warehouse gets an id above all others: only fit for comparing.
struct DimensionIds {
  std::vector<int> indicators;
  std::vector<int> periods;
  std::vector<int> breakdowns;
};
DimensionIds find_dimension_ids(SQLite::Database& db, const Batch& batch);

}  // namespace kv::etl
