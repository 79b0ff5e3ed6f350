// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/breaks/values.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>

namespace kv::mapexport {
namespace {

std::string shown(double value) {
  std::ostringstream text;
  text.precision(15);
  text << value;
  return text.str();
}

}  // namespace

Breaks distinct(Breaks breaks) {
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  return breaks;
}

std::size_t class_of(double value, const Breaks& breaks, Closed closed) {
  const bool outside = breaks.empty() || !(value >= breaks.front()) || !(value <= breaks.back());
  if (outside)
    throw std::invalid_argument(
        "the value " + shown(value) + " lies outside the breaks" +
        (breaks.empty() ? std::string()
                        : " (" + shown(breaks.front()) + " to " + shown(breaks.back()) + ")"));
  if (breaks.size() < 3) return 0;
  // Among the limits between classes: the first that the value does not pass.
  const auto first = breaks.begin() + 1;
  const auto last = breaks.end() - 1;
  const auto at = closed == Closed::kRight ? std::lower_bound(first, last, value)
                                           : std::upper_bound(first, last, value);
  return static_cast<std::size_t>(at - first);
}

std::vector<std::size_t> counts(const std::vector<double>& values, const Breaks& breaks,
                                Closed closed) {
  const Breaks limits = distinct(breaks);
  std::vector<std::size_t> list(std::max<std::size_t>(limits.size(), 2) - 1, 0);
  for (const double value : values) ++list[class_of(value, limits, closed)];
  return list;
}

std::vector<double> sorted_values(std::vector<double> values) {
  if (values.empty()) throw std::invalid_argument("there is no value to make classes of");
  for (const double value : values)
    if (!std::isfinite(value))
      throw std::invalid_argument("the value " + shown(value) + " is no finite number");
  std::ranges::sort(values);
  return values;
}

}  // namespace kv::mapexport
