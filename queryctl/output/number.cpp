// SPDX-License-Identifier: MIT
#include "queryctl/output/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kv::queryctl {

namespace {

// Adds one unit in the last place of a decimal text of digits and at most one '.'.
void increment(std::string& digits) {
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (*digit == '.') continue;
    if (*digit != '9') {
      ++*digit;
      return;
    }
    *digit = '0';
  }
  digits.insert(digits.begin(), '1');
}

std::string fixed_digits(double magnitude, int decimals) {
  std::array<char, 400> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                 std::chars_format::fixed, decimals);
  return std::string(buffer.data(), end.ptr);
}

}  // namespace

std::string shortest_real(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Inf" : "-Inf";
  const double magnitude = std::fabs(value);
  const bool plain = magnitude == 0 || (magnitude >= 1e-5 && magnitude < 1e16);
  std::array<char, 64> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(buffer.data(), end.ptr);
  if (plain && text.find('.') == std::string::npos) text += ".0";
  return text;
}

std::string fixed_real(double value, int decimals) {
  const double magnitude = std::fabs(value);
  if (!(magnitude < 1e15)) return shortest_real(value);
  decimals = std::clamp(decimals, 0, 15);
  std::string digits = fixed_digits(magnitude, decimals);
  // to_chars rounds the exact value, ties to even. A tie has at most decimals + 1 binary places, so
  // that one more decimal shows it exactly.
  const double scaled = std::ldexp(magnitude, decimals + 1);
  if (scaled == std::floor(scaled)) {
    std::string longer = fixed_digits(magnitude, decimals + 1);
    if (longer.back() == '5') {
      longer.pop_back();
      if (longer.back() == '.') longer.pop_back();
      increment(longer);
      digits = longer;
    }
  }
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? "-" + digits : digits;
}

}  // namespace kv::queryctl
