// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "etl/batch.h"
#include "etl/finding.h"
#include "etl/regions.h"
#include "etl/resolve.h"

namespace kv::etl {

/// Adds an error for each pair of cells that stand for the same thing. `cells` must be sorted by
/// key.
void check_duplicates(const std::vector<ResolvedCell>& cells, const RegionIndex& regions,
                      const Batch& batch, Findings& findings);

/// Compares the municipalities of each (indicator, period) with those that existed on the period's
/// first day, in the counties that the files speak of. Missing ones are named; when the file may
/// have been cut off, that is an error, rule `coverage`, which can be accepted:
/// - a missing code would come after the last row, or stands there for another measure of the
/// period;
/// - the counties are the country's first ones, and none of the later ones is there;
/// - more than a tenth of all are missing.
/// Files that list regions outside the municipalities are expected to have 9999 somewhere.
void check_coverage(const std::vector<ResolvedCell>& cells, const RegionIndex& regions,
                    const Batch& batch, Findings& findings);

}  // namespace kv::etl
