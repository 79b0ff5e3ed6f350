// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "plugins/mapexport/kernels/breaks/values.h"

namespace kv::mapexport {

/// The partition of ordered values into classes with the smallest sum of squared deviations from
/// the class means.
struct Partition {
  std::vector<std::size_t> sizes;  ///< values in each class, from the lowest
  std::vector<double> lower;       ///< the smallest value of each class
  std::vector<double> upper;       ///< the largest
  double within = 0;               ///< the sum of squares that is left, in squared units
  double total = 0;                ///< the sum of squares of all values around their mean
  /// 1 - within / total, the goodness of variance fit; NaN where all values are equal.
  double goodness() const;
  /// The lowest value, the middle between neighbouring classes, the highest value.
  Breaks midpoints() const;
  /// The lowest value, and the highest of each class: a value on a break belongs below it.
  Breaks upper_values() const;
};

/// The exact optimum by dynamic programming (Fisher 1958; Jenks 1977): equal values stay together,
/// so there are at most as many classes as distinct values. Values are centred first, and sums are
/// kept in extended precision: values such as 1e9 + 0.1 lose nothing. O(k n log n), because the
/// best cut moves with the end of the range. Throws std::invalid_argument as sorted_values(), or
/// for k = 0.
Partition fisher_jenks(const std::vector<double>& values, std::size_t k);

}  // namespace kv::mapexport
