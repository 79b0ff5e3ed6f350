// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/classes/printed_limits.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kv::mapexport {
namespace {

constexpr int kMostDecimals = 9;

/// The double that `units` times 10^-decimals is read as.
double decimal(double units, int decimals) {
  return units / std::pow(10, decimals);
}

bool has_decimals(double value, int decimals) {
  return decimal(std::round(value * std::pow(10, decimals)), decimals) == value;
}

/// Half away from zero, as values are printed.
double rounded(double value, int decimals) {
  return decimal(std::round(value * std::pow(10, decimals)), decimals);
}

std::optional<double> moved(double limit, double below, double above, int decimals) {
  const double scale = std::pow(10, decimals);
  const auto fits = [&](double l) { return rounded(below, decimals) < l && l <= above; };
  const double near = std::round(limit * scale);
  // The nearest first; then what lies just above `below` and just under `above`.
  for (const double units : {near, near - 1, near + 1, std::floor(above * scale),
                             std::floor(below * scale) + 1, std::floor(below * scale) + 2})
    if (const double l = decimal(units, decimals); fits(l)) return l;
  return std::nullopt;
}

std::optional<std::vector<double>> tried(const std::vector<double>& lower,
                                         const std::vector<double>& values, int decimals,
                                         bool may_move) {
  std::vector<double> limits;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto at = std::ranges::lower_bound(values, lower[i]);
    const bool first = i == 0;
    if (!may_move) {
      if (!has_decimals(lower[i], decimals)) return std::nullopt;
      if (!first && at != values.begin() && rounded(*(at - 1), decimals) >= lower[i])
        return std::nullopt;
      limits.push_back(lower[i]);
      continue;
    }
    if (first) {
      limits.push_back(decimal(std::floor(lower[i] * std::pow(10, decimals)), decimals));
      continue;
    }
    const double below = at == values.begin() ? limits.back() : *(at - 1);
    const double above = at == values.end() ? values.back() + std::abs(values.back()) + 1 : *at;
    const auto limit = moved(lower[i], below, above, decimals);
    if (!limit || *limit <= limits.back()) return std::nullopt;
    limits.push_back(*limit);
  }
  return limits;
}

}  // namespace

PrintedLimits printed_limits(const std::vector<double>& lower, const std::vector<double>& values,
                             int least, bool may_move) {
  for (int decimals = least; decimals <= kMostDecimals; ++decimals)
    if (auto limits = tried(lower, values, decimals, may_move))
      return {std::move(*limits), decimals, {}};
  return {lower, kMostDecimals,
          "A value lies so near a class limit that its class as printed is not where its rounded "
          "value is; classes are made of unrounded values."};
}

double one_below(double limit, int decimals) {
  const double scale = std::pow(10, decimals);
  return (std::round(limit * scale) - 1) / scale;
}

double rounded_up(double value, int decimals) {
  const double scale = std::pow(10, decimals);
  double up = std::ceil(value * scale) / scale;
  if (const double near = std::round(value * scale) / scale; near >= value) up = std::min(up, near);
  return up;
}

}  // namespace kv::mapexport
