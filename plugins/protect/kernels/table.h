// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kv::protect {

/// A published sum: the count of cell `parent` is the sum of those of `children`.
struct Sum {
  std::size_t parent = 0;
  std::vector<std::size_t> children;
};

/// Counts and the sums between them. Margins are cells as the others.
struct Table {
  std::vector<std::string> names;  ///< unique
  std::vector<std::int64_t> counts;
  std::vector<Sum> sums;
  std::vector<bool> always_published;  ///< the cell may never be suppressed

  std::size_t size() const { return names.size(); }
};

/// The largest count that is taken: sums of a hundred million of them are exact in a double.
inline constexpr std::int64_t kLargestCount = 10'000'000;

/// Throws std::invalid_argument that names the cell: a count below 0 or above kLargestCount, a sum
/// that does not add up, a name given twice, a sum of nothing.
void require_consistent(const Table& table);

}  // namespace kv::protect
