// SPDX-License-Identifier: MIT
#include "plugins/quadrant/kernels/median.h"

#include <algorithm>
#include <numeric>

namespace kv::quadrant {

std::optional<double> median(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return *middle;
  return std::midpoint(*std::max_element(values.begin(), middle), *middle);
}

}  // namespace kv::quadrant
