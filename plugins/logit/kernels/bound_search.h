// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

namespace kv::logit {

/// Where a loss that grows away from `start` reaches `threshold`, in the direction of `sign`.
/// `loss(t, slope)` gives the loss at t, and in `slope` its derivative; at `start` it is below the
/// threshold. `step` > 0 is a first guess of the distance. Newton's method on the root of the loss,
/// which is nearly linear, kept inside a bracket. None when sixty growing steps do not reach it.
template <class Loss>
std::optional<double> find_bound(double start, double sign, double step, double threshold,
                                 Loss&& loss) {
  constexpr int kOutwards = 60;
  constexpr int kInwards = 200;
  const double target = std::sqrt(threshold);
  double inside = start;
  std::optional<double> outside;
  double t = start + sign * step;
  int outwards = 0;
  for (int k = 0; k < kInwards; ++k) {
    double slope = 0;
    const double value = loss(t, slope);
    const double root = std::sqrt(std::max(value, 0.0));
    if (std::abs(root - target) <= 4e-15 * target) return t;
    if (value < threshold) {
      inside = t;
      if (!outside && ++outwards > kOutwards) return std::nullopt;
    } else {
      outside = t;
    }
    double next = t + (target - root) * 2 * root / slope;
    const bool sane = std::isfinite(next) && root > 0;
    if (outside) {
      const double low = std::min(inside, *outside);
      const double high = std::max(inside, *outside);
      if (!sane || !(next > low && next < high) || k % 16 == 15) next = low + (high - low) / 2;
    } else {
      // By Newton's step, but at least half and at most four times as far as it has gone.
      const double gone = std::abs(t - start);
      next = t + sign * std::clamp(sane ? sign * (next - t) : gone, gone / 2, 4 * gone);
    }
    if (next == t || next == inside || (outside && next == *outside)) return t;
    t = next;
  }
  return t;
}

}  // namespace kv::logit
