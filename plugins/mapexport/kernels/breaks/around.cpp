// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/breaks/around.h"

#include <algorithm>
#include <cmath>

namespace kv::mapexport {
namespace {

double round_step(double most) {
  const double power = std::pow(10, std::floor(std::log10(most)));
  for (const double times : {5.0, 2.0})
    if (times * power <= most) return times * power;
  return power;
}

double step_of(const Breaks& sorted, double middle) {
  Breaks away;
  for (const double v : sorted)
    if (v != middle) away.push_back(std::abs(v - middle));
  if (away.empty()) return 1;
  std::ranges::sort(away);
  return round_step(away[(away.size() - 1) * 3 / 4] / 2);
}

/// Ten to the decimals that the step and the middle are written with, so that sums of them are as
/// well.
double scale_of(double middle, double step) {
  double scale = std::pow(10, std::max(0.0, -std::floor(std::log10(step) + 1e-9)));
  for (int i = 0; i < 12 && std::round(middle * scale) / scale != middle; ++i) scale *= 10;
  return scale;
}

}  // namespace

Breaks around_breaks(const Breaks& sorted, double middle) {
  const double step = step_of(sorted, middle);
  const double below = std::max(0.0, (middle - sorted.front()) / step);
  const double above = std::max(0.0, (sorted.back() - middle) / step);
  const double scale = scale_of(middle, step);
  const auto at = [&](double steps) { return std::round((middle + steps * step) * scale) / scale; };
  Breaks out;
  // A value on a limit is in the class above: on the way down it needs no class of its own.
  if (below > 2) out.push_back(at(-std::ceil(below)));
  if (below > 1) out.push_back(at(-2));
  for (const double steps : {-1, 0, 1}) out.push_back(at(steps));
  if (above >= 1) out.push_back(at(2));
  if (above >= 2) out.push_back(at(std::max(3.0, std::ceil(above))));
  return out;
}

}  // namespace kv::mapexport
