// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/regions.h"
#include "etl/resolve.h"

namespace kv::etl {

/// Adds an error for each pair of cells that stand for the same thing. `cells` must be sorted by key.
void check_duplicates(const std::vector<ResolvedCell>& cells, const RegionIndex& regions, const Batch& batch,
                      Findings& findings);

/// Compares the municipalities of each (indicator, period) with those that existed on the period's first
/// day, in the counties that the files speak of. Missing ones are named; when they look cut off (the end of
/// the last county, or more than a tenth of all) that is an error, rule `coverage`, which can be accepted.
void check_coverage(const std::vector<ResolvedCell>& cells, const RegionIndex& regions, const Batch& batch,
                    Findings& findings);

}  // namespace kv::etl
