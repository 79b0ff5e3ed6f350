// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "plugins/indices/kernels/moments.h"

namespace kv::indices {

/// Cronbach's alpha: how well the items of an additive index hang together.
/// k / (k - 1) * (1 - sum of the items' variances / variance of the sum); for items of 0 and 1 it
/// is KR-20. L. J. Cronbach, Psychometrika 16 (1951); G. F. Kuder and M. W. Richardson,
/// Psychometrika 2 (1937).
class Alpha {
 public:
  /// One unit's items. A unit that lacks an item is counted, and left out of alpha. Throws
  /// std::invalid_argument when units have different numbers of items.
  void add(std::span<const std::optional<double>> items);

  std::int64_t complete() const { return sum_.count(); }
  std::int64_t incomplete() const { return incomplete_; }

  /// nullopt for fewer than two items or two complete units, or when the sum does not vary.
  std::optional<double> value() const;

 private:
  std::vector<Moments> items_;
  Moments sum_;
  std::int64_t incomplete_ = 0;
};

}  // namespace kv::indices
