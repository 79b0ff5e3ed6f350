// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/breaks/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace kv::mapexport {
namespace {

// A position this near to a whole number is that number: n p is seldom exact. In the continuous
// definitions only, as in R.
constexpr double kFuzz = 4 * std::numeric_limits<double>::epsilon();

struct Plotting {
  double a;
  double b;
};

// Of the continuous definitions 4 to 9.
Plotting plotting(int type) {
  switch (type) {
    case 4:
      return {0, 1};
    case 5:
      return {0.5, 0.5};
    case 6:
      return {0, 0};
    case 7:
      return {1, 1};
    case 8:
      return {1.0 / 3, 1.0 / 3};
    default:
      return {3.0 / 8, 3.0 / 8};
  }
}

// Order statistic j, from 1; beyond the ends the outermost.
double order(const std::vector<double>& sorted, double j) {
  const double last = static_cast<double>(sorted.size());
  return sorted[static_cast<std::size_t>(std::clamp(j, 1.0, last)) - 1];
}

double discontinuous(const std::vector<double>& sorted, double p, int type) {
  const double position = static_cast<double>(sorted.size()) * p - (type == 3 ? 0.5 : 0.0);
  const double whole = std::floor(position);
  const bool beyond = position > whole;
  double upper = 0;  // the weight of the next order statistic
  if (type == 1) upper = beyond ? 1 : 0;
  if (type == 2) upper = beyond ? 1 : 0.5;
  if (type == 3) upper = position != whole || std::fmod(whole, 2) != 0 ? 1 : 0;
  const double below = order(sorted, whole);
  const double above = order(sorted, whole + 1);
  return upper == 0 ? below : upper == 1 ? above : (1 - upper) * below + upper * above;
}

}  // namespace

double quantile(const std::vector<double>& sorted, double p, int type) {
  if (type < 1 || type > 9)
    throw std::invalid_argument("a quantile's type is 1 to 9, got " + std::to_string(type));
  if (type <= 3) return discontinuous(sorted, p, type);
  const auto [a, b] = plotting(type);
  const double position = a + p * (static_cast<double>(sorted.size()) + 1 - a - b);
  const double whole = std::floor(position + kFuzz);
  const double share = std::abs(position - whole) < kFuzz ? 0 : position - whole;
  const double below = order(sorted, whole);
  const double above = order(sorted, whole + 1);
  return share == 0 || below == above ? below : (1 - share) * below + share * above;
}

Breaks quantile_breaks(const std::vector<double>& values, std::size_t k, int type) {
  if (k == 0) throw std::invalid_argument("the number of classes must be 1 or more");
  const std::vector<double> sorted = sorted_values(values);
  // Multiples of the step, as R makes them: 3 * (1 / 5) is a little above 3 / 5, and the
  // definitions 1 to 3 then take the next value, here as there.
  const double step = 1.0 / static_cast<double>(k);
  Breaks breaks;
  for (std::size_t i = 0; i < k; ++i)
    breaks.push_back(quantile(sorted, static_cast<double>(i) * step, type));
  breaks.push_back(sorted.back());
  return breaks;
}

}  // namespace kv::mapexport
