// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/additive.h"

#include <cmath>
#include <stdexcept>

namespace kv::indices {

void AdditiveIndex::add(std::optional<Number> item) {
  ++items_;
  if (!item) return;
  ++answered_;
  sum_.add(*item);
}

std::optional<Number> AdditiveIndex::value(MissingItem rule) const {
  const bool complete = answered_ == items_;
  if (rule == MissingItem::kNull && !complete) return std::nullopt;
  if (rule != MissingItem::kZero && answered_ == 0) return std::nullopt;
  if (rule == MissingItem::kMean && !complete) {
    const double prorated =
        sum_.real() * static_cast<double>(items_) / static_cast<double>(answered_);
    if (!std::isfinite(prorated)) throw std::overflow_error("the index is too large for a number");
    return Number(prorated);
  }
  if (const auto integer = sum_.integer()) return Number(*integer);
  return Number(sum_.real());
}

}  // namespace kv::indices
