// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace kv::chart {

/// From values to millimetres, and the round values that are written at it.
struct Axis {
  double from = 0, to = 1;    ///< values
  double start = 0, end = 0;  ///< mm
  double step = 1;            ///< between ticks
  int decimals = 0;           ///< of the ticks
  std::vector<double> ticks = {};

  double at(double value) const { return start + (value - from) / (to - from) * (end - start); }
};

/// An axis over low to high whose ticks are 1, 2 or 5 times a power of ten apart, about `wanted` of
/// them (Heckbert 1990), and whose ends are ticks when `rounded`. low and high are finite; equal
/// ones are widened.
Axis axis(double low, double high, double start, double end, int wanted, bool rounded);

}  // namespace kv::chart
