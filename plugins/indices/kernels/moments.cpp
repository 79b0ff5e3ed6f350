// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/moments.h"

namespace kv::indices {

void Moments::add(double value) {
  ++count_;
  const double from_old = value - mean_;
  mean_ += from_old / static_cast<double>(count_);
  squares_ += from_old * (value - mean_);
}

std::optional<double> Moments::variance() const {
  if (count_ < 2) return std::nullopt;
  return squares_ / static_cast<double>(count_ - 1);
}

}  // namespace kv::indices
