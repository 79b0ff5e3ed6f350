// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/regions.h"
#include "etl/source.h"

namespace kv::etl {

/// A cell in the warehouse's terms; indicator, period and breakdown are still indexes into the
/// batch.
struct ResolvedCell {
  int indicator = 0;
  int period = 0;
  int region = 0;  ///< region_id
  int breakdown = 0;
  Value value;
  Position at;
};

/// Runs the mapping's declarations and its SQL over the labels of each file, and what it does with
/// staged rows; adds the findings of its rules. Fills Label and Batch::{indicators, periods,
/// breakdowns}. Throws Error with the mapping's file and line when its SQL cannot run.
void run_mapping(SQLite::Database& db, const Source& source, Batch& batch, Findings& findings);

/// Finds each cell's region (layouts with codes of today are traced back to the period's codes) and
/// gives the cells in the warehouse's terms. Codes that never existed are errors; numbers under
/// codes that were not valid in their period are kept and told.
std::vector<ResolvedCell> resolve_cells(const RegionIndex& regions, Batch& batch,
                                        Findings& findings);

}  // namespace kv::etl
