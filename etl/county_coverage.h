// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <set>

#include "etl/batch.h"
#include "etl/cell_order.h"
#include "etl/finding.h"
#include "etl/regions.h"

namespace kv::etl {

/// Which counties a load has figures of: where it has some of a period's, the others are missed.
class CountyCoverage {
 public:
  CountyCoverage(const CellOrder& order, const RegionIndex& regions, const Batch& batch)
      : order_(order), regions_(regions), batch_(batch) {}

  /// A cell of a county, by its scope's number.
  void add(std::uint32_t scope, int region) { found_[scope].insert(region); }

  /// Adds a finding for each period and set of counties that are missing: an error that may be
  /// accepted when they are the last ones, which a file that was cut off has lost.
  void check(Findings& findings) const;

 private:
  const CellOrder& order_;
  const RegionIndex& regions_;
  const Batch& batch_;
  std::map<std::uint32_t, std::set<int>> found_;
};

}  // namespace kv::etl
