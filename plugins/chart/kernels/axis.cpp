// SPDX-License-Identifier: MIT
#include "plugins/chart/kernels/axis.h"

#include <algorithm>
#include <cmath>

namespace kv::chart {

namespace {

constexpr double kWidest = 1e300;

double nice_step(double rough, int& exponent) {
  exponent = static_cast<int>(std::floor(std::log10(rough)));
  const double unit = std::pow(10, exponent);
  const double times = rough / unit;
  if (times <= 1.0001) return unit;
  if (times <= 2.0001) return 2 * unit;
  if (times <= 5.0001) return 5 * unit;
  ++exponent;
  return 10 * unit;
}

}  // namespace

Axis axis(double low, double high, double start, double end, int wanted, bool rounded) {
  Axis out;
  out.start = start;
  out.end = end;
  low = std::clamp(low, -kWidest, kWidest);
  high = std::clamp(high, -kWidest, kWidest);
  const double size = std::max(std::fabs(low), std::fabs(high));
  if (!(high - low > size * 1e-12)) {
    const double widen = size > 0 ? size * 0.5 : 0.5;
    low = low == 0 ? 0 : low - widen;
    high += widen;
  }
  int exponent = 0;
  out.step = nice_step((high - low) / std::max(wanted, 1), exponent);
  out.decimals = std::clamp(-exponent, 0, 12);
  const double first = std::floor(low / out.step + 1e-9);
  const double last = std::ceil(high / out.step - 1e-9);
  out.from = rounded ? first * out.step : low;
  out.to = rounded ? last * out.step : high;
  for (double k = first; k <= last && out.ticks.size() < 100; ++k) {
    const double tick = k * out.step;
    const double slack = out.step * 1e-9;
    if (tick >= out.from - slack && tick <= out.to + slack)
      out.ticks.push_back(tick == 0 ? 0 : tick);
  }
  return out;
}

}  // namespace kv::chart
