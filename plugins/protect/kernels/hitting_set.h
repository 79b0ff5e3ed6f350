// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kv::protect {

/// What a set of cells costs: first how many there are, then the sum of their counts.
struct Cost {
  std::int64_t cells = 0;
  std::int64_t sum = 0;
  auto operator<=>(const Cost&) const = default;
  Cost operator+(const Cost& other) const { return {cells + other.cells, sum + other.sum}; }
};

struct HittingSet {
  std::vector<std::size_t> members;  ///< ascending
  bool proven = true;                ///< nothing cheaper exists; else the search ended at its limit
};

/// The cheapest set with a member in each of `sets` (none empty): fewest members, then the smallest
/// sum of `counts`, of several such sets always the same. Depth-first branch and bound with
/// disjoint sets as the bound, after what is dominated has been dropped. The limit is a number of
/// steps, not a time.
HittingSet cheapest_hitting_set(const std::vector<std::vector<std::size_t>>& sets,
                                const std::vector<std::int64_t>& counts);

}  // namespace kv::protect
