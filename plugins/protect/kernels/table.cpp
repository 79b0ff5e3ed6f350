// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/table.h"

#include <stdexcept>
#include <unordered_set>

namespace kv::protect {

void require_consistent(const Table& table) {
  std::unordered_set<std::string> seen;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string& name = table.names[i];
    if (!seen.insert(name).second)
      throw std::invalid_argument("the cell '" + name + "' is there twice");
    if (table.counts[i] < 0)
      throw std::invalid_argument("the count of '" + name + "' is negative (" +
                                  std::to_string(table.counts[i]) + ")");
    if (table.counts[i] > kLargestCount)
      throw std::invalid_argument("the count of '" + name + "' is above " +
                                  std::to_string(kLargestCount));
  }
  for (const Sum& sum : table.sums) {
    const std::string& parent = table.names[sum.parent];
    if (sum.children.empty()) throw std::invalid_argument("the sum '" + parent + "' has no parts");
    std::int64_t total = 0;
    for (const std::size_t child : sum.children) {
      if (child == sum.parent)
        throw std::invalid_argument("the cell '" + parent + "' is a part of itself");
      total += table.counts[child];
    }
    if (total != table.counts[sum.parent])
      throw std::invalid_argument("the parts of '" + parent + "' sum to " + std::to_string(total) +
                                  ", but its count is " + std::to_string(table.counts[sum.parent]));
  }
}

}  // namespace kv::protect
