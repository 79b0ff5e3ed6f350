// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/breaks/pretty.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace kv::mapexport {
namespace {

constexpr double kRounding = 1e-10;   // of a unit
constexpr double kBias = 1.5;         // the larger, the coarser the unit
constexpr double kBiasToFive = 2.75;  // 0.5 + 1.5 * kBias
constexpr double kShrinkOfNoRange = 0.75;

// The width that the steps should have.
double wanted_width(double low, double high, double n, double fewest) {
  const double range = high - low;
  const double size = range == 0 && high == 0 ? 1 : std::max(std::abs(low), std::abs(high));
  const double bias = kBiasToFive >= 1.5 * kBias + 0.5 ? 1 / (1 + kBias) : 1.5 / (1 + kBiasToFive);
  const double noise = (1 + bias) * std::max(1.0, n) * std::numeric_limits<double>::epsilon() * 3;
  const bool no_range = (range == 0 && high == 0) || range < size * noise;
  if (!no_range) return n > 1 ? range / n : range;
  const double width = (size > 10 ? 9 + size / 10 : size) * kShrinkOfNoRange;
  return fewest > 1 ? width / fewest : width;
}

// 1, 2, 5 or 10 times a power of ten.
double round_unit(double width) {
  const double base = std::pow(10.0, std::floor(std::log10(width)));
  double unit = base;
  if (2 * base - width < kBias * (width - unit)) {
    unit = 2 * base;
    if (5 * base - width < kBiasToFive * (width - unit)) {
      unit = 5 * base;
      if (10 * base - width < kBias * (width - unit)) unit = 10 * base;
    }
  }
  return unit;
}

double mean(const std::vector<double>& values) {
  long double sum = 0;
  for (const double value : values) sum += static_cast<long double>(value) - values.front();
  return static_cast<double>(values.front() + sum / static_cast<long double>(values.size()));
}

}  // namespace

Breaks pretty(double low, double high, std::size_t n) {
  const double fewest = static_cast<double>(n / 3);
  const double unit = round_unit(std::max(wanted_width(low, high, static_cast<double>(n), fewest),
                                          20 * std::numeric_limits<double>::min()));
  double first = std::floor(low / unit + kRounding);
  double last = std::ceil(high / unit - kRounding);
  while (first * unit > low + kRounding * unit) --first;
  while (last * unit < high - kRounding * unit) ++last;
  if (const double lacking = std::floor(0.5 + fewest - (last - first)); lacking > 0) {
    const double half = std::floor(lacking / 2);
    const double rest = lacking - half;
    if (low == 0 && first == 0 && high != 0) {
      last += lacking;
    } else if (first >= 0) {
      last += half;
      first -= rest;
    } else {
      first -= half;
      last += rest;
    }
  }
  Breaks breaks;
  for (double i = first; i <= last; ++i) breaks.push_back(i * unit);
  return breaks;
}

Breaks pretty_breaks(const std::vector<double>& values, std::size_t k) {
  const std::vector<double> sorted = sorted_values(values);
  return pretty(sorted.front(), sorted.back(), k);
}

Breaks sd_breaks(const std::vector<double>& values, std::size_t k) {
  const std::vector<double> sorted = sorted_values(values);
  const double centre = mean(sorted);
  long double squares = 0;
  for (const double value : sorted) {
    const long double off = static_cast<long double>(value) - centre;
    squares += off * off;
  }
  if (squares == 0)
    throw std::invalid_argument("all values are equal, so that there is no standard deviation");
  const auto sd =
      static_cast<double>(std::sqrt(squares / static_cast<long double>(sorted.size() - 1)));
  Breaks breaks = pretty((sorted.front() - centre) / sd, (sorted.back() - centre) / sd, k);
  for (double& value : breaks) value = value * sd + centre;
  return breaks;
}

Breaks equal_breaks(const std::vector<double>& values, std::size_t k) {
  if (k == 0) throw std::invalid_argument("the number of classes must be 1 or more");
  const std::vector<double> sorted = sorted_values(values);
  Breaks breaks;
  const double low = sorted.front();
  const double high = sorted.back();
  for (std::size_t i = 0; i < k; ++i)
    breaks.push_back(low + static_cast<double>(i) * ((high - low) / static_cast<double>(k)));
  breaks.push_back(high);
  return breaks;
}

Breaks head_tail_breaks(const std::vector<double>& values) {
  constexpr double kLargestHead = 0.4;
  const std::vector<double> sorted = sorted_values(values);
  Breaks breaks{sorted.front()};
  std::vector<double> part = sorted;
  while (part.size() > 1) {
    const double limit = mean(part);
    std::vector<double> head;
    std::ranges::copy_if(part, std::back_inserter(head), [&](double v) { return v > limit; });
    if (head.empty() ||
        static_cast<double>(head.size()) > kLargestHead * static_cast<double>(part.size()))
      break;
    breaks.push_back(limit);
    part = std::move(head);
  }
  breaks.push_back(sorted.back());
  return breaks;
}

}  // namespace kv::mapexport
