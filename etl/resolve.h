// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

#include "etl/batch.h"
#include "etl/cell_order.h"
#include "etl/coverage.h"
#include "etl/finding.h"
#include "etl/regions.h"
#include "etl/source.h"
#include "etl/stream/cell_sorter.h"

namespace kv::etl {

/// Runs the mapping's declarations and its SQL over the labels of each file, and what it does with
/// staged rows; adds the findings of its rules. Fills Label and Batch::{indicators, periods,
/// breakdowns}. Throws Error with the mapping's file and line when its SQL cannot run.
void run_mapping(SQLite::Database& db, const Source& source, Batch& batch, Findings& findings);

/// Finds each cell's region (layouts with codes of today are traced back to the period's codes) and
/// gives the cells, keyed by `order`, to `sorter` and `coverage`. Codes that never existed are
/// errors; numbers under codes that were not valid in their period are kept and told.
void resolve_cells(const RegionIndex& regions, const CellOrder& order, Batch& batch,
                   CellSorter& sorter, Coverage& coverage, Findings& findings);

}  // namespace kv::etl
