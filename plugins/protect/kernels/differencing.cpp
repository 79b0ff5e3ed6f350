// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/differencing.h"

#include <set>
#include <stdexcept>

namespace kv::protect {

Difference difference(const std::map<std::string, std::int64_t>& one,
                      const std::map<std::string, std::int64_t>& other, std::int64_t threshold) {
  std::set<std::string> categories;
  for (const auto& [category, count] : one) categories.insert(category);
  for (const auto& [category, count] : other) categories.insert(category);
  const auto of = [](const std::map<std::string, std::int64_t>& table,
                     const std::string& category) {
    const auto it = table.find(category);
    return it == table.end() ? std::int64_t{0} : it->second;
  };
  Difference found;
  std::string above;
  std::string below;
  for (const std::string& category : categories) {
    const std::int64_t more = of(one, category) - of(other, category);
    if (more > 0) above = category;
    if (more < 0) below = category;
    if (more != 0) found.counts.emplace(category, more < 0 ? -more : more);
    found.persons += more < 0 ? -more : more;
  }
  if (!above.empty() && !below.empty())
    throw std::invalid_argument("neither table is a part of the other: '" + above +
                                "' is larger in the first and '" + below + "' in the second");
  const auto small = [&](std::int64_t count) { return count > 0 && count < threshold; };
  found.discloses = small(found.persons);
  for (const auto& [category, count] : found.counts) found.discloses |= small(count);
  return found;
}

}  // namespace kv::protect
