// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/alpha.h"

#include <algorithm>
#include <stdexcept>

namespace kv::indices {

void Alpha::add(std::span<const std::optional<double>> items) {
  if (items_.empty()) items_.resize(items.size());
  if (items.size() != items_.size())
    throw std::invalid_argument("the number of items changes from unit to unit");
  if (std::ranges::any_of(items, [](const auto& item) { return !item; })) {
    ++incomplete_;
    return;
  }
  double sum = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items_[i].add(*items[i]);
    sum += *items[i];
  }
  sum_.add(sum);
}

std::optional<double> Alpha::value() const {
  const auto total = sum_.variance();
  if (items_.size() < 2 || !total || !(*total > 0)) return std::nullopt;
  double parts = 0;
  for (const Moments& item : items_) parts += *item.variance();
  const auto k = static_cast<double>(items_.size());
  return k / (k - 1) * (1 - parts / *total);
}

}  // namespace kv::indices
