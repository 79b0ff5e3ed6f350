// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "etl/regions.h"

namespace kv::etl {

/// A region as a person knows it.
struct NamedRegion {
  std::string code;
  std::string name;
};

/// The municipalities of one (indicator, period) in the files against those that existed on the
/// period's first day, in the counties that the files speak of.
struct RegionCount {
  int indicator = 0;  ///< ids of the warehouse, as in the merge
  int period = 0;
  std::size_t expected = 0;
  std::size_t found = 0;  ///< of the expected
  std::vector<NamedRegion> missing;
  std::vector<NamedRegion> extra;  ///< codes of municipalities that were not valid on that day
  std::size_t outside = 0;         ///< regions that are no municipality: 9999, Svalbard …
};

/// `found`: the regions of each (indicator, period); `first_day`: of each period. A municipality is
/// not missing when a code that was not valid on that day stands for it (a renumbering or merger
/// joins the two).
std::vector<RegionCount> count_regions(const RegionIndex& regions,
                                       const std::map<std::pair<int, int>, std::vector<int>>& found,
                                       const std::map<int, int>& first_day);

}  // namespace kv::etl
