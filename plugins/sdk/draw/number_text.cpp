// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace kv::draw {

namespace {

constexpr std::string_view kMinus = "\u2212";
constexpr std::string_view kNarrowSpace = "\u202f";
constexpr std::string_view kNoBreakSpace = "\u00a0";

std::string fixed(double magnitude, int decimals) {
  std::array<char, 400> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                 std::chars_format::fixed, decimals);
  return {buffer.data(), end.ptr};
}

/// One unit more in the last place of a text of digits and at most one '.'.
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

/// Half away from zero. to_chars rounds the exact value, ties to even; a tie has at most decimals
/// + 1 binary places, so that one more decimal shows it exactly.
std::string rounded(double magnitude, int decimals) {
  const double scaled = std::ldexp(magnitude, decimals + 1);
  if (scaled != std::floor(scaled)) return fixed(magnitude, decimals);
  std::string longer = fixed(magnitude, decimals + 1);
  const bool up = longer.back() >= '5';
  longer.pop_back();
  if (longer.back() == '.') longer.pop_back();
  if (up) increment(longer);
  return longer;
}

/// Digits with '.' in the language's marks; 1234 is parted too, as in a column of larger numbers.
std::string marked(std::string_view digits, Lang lang) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) out += lang == Lang::kEn ? "," : kNarrowSpace;
    out += digits[i];
  }
  if (point < digits.size()) {
    out += lang == Lang::kEn ? '.' : ',';
    out += digits.substr(point + 1);
  }
  return out;
}

bool reads_back(std::string_view digits, double value) {
  double read = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), read);
  return read == value;
}

std::string power_text(double value, Lang lang) {
  std::array<char, 40> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific, 1);
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t e = text.find('e');
  std::string exponent(text.substr(text[e + 1] == '+' ? e + 2 : e + 1));
  return marked(text.substr(0, e), lang) + "·10^" + exponent;
}

}  // namespace

Lang lang(std::string_view code) {
  if (code == "nb") return Lang::kNb;
  if (code == "nn") return Lang::kNn;
  if (code == "en") return Lang::kEn;
  throw std::invalid_argument("'" + std::string(code) + "' is not a language; give nb, nn or en");
}

std::string_view code(Lang lang) {
  return lang == Lang::kNb ? "nb" : (lang == Lang::kNn ? "nn" : "en");
}

std::string number_text(double value, int decimals, Lang lang) {
  if (std::isnan(value)) return "–";
  const double magnitude = std::fabs(value);
  std::string text;
  if (std::isinf(value)) {
    text = "∞";
  } else if (magnitude >= 1e15) {
    text = power_text(magnitude, lang);
  } else {
    const std::string digits = rounded(magnitude, std::clamp(decimals, 0, 15));
    if (digits.find_first_not_of("0.") == std::string::npos) return marked(digits, lang);
    text = marked(digits, lang);
  }
  return value < 0 ? std::string(kMinus) + text : text;
}

std::string shortest_number_text(double value, int most, Lang lang) {
  int decimals = 0;
  if (std::isfinite(value) && std::fabs(value) < 1e15) {
    while (decimals < most && !reads_back(fixed(value, decimals), value)) ++decimals;
  }
  return number_text(value, decimals, lang);
}

std::string range_text(double from, double to, int decimals, Lang lang) {
  return number_text(from, decimals, lang) + "–" + number_text(to, decimals, lang);
}

std::string percent_text(double value, int decimals, Lang lang) {
  return number_text(value, decimals, lang) +
         (lang == Lang::kEn ? "%" : std::string(kNoBreakSpace) + "%");
}

std::string share_text(std::int64_t count, std::int64_t whole, int decimals, Lang lang) {
  if (whole == 0) throw std::invalid_argument("a share of nothing is no number");
  const bool negative = (count < 0) != (whole < 0);
  __extension__ using Wide = __int128;
  Wide scale = 100;
  for (int i = 0; i < std::clamp(decimals, 0, 15); ++i) scale *= 10;
  const Wide c = count < 0 ? -Wide{count} : Wide{count};
  const Wide w = whole < 0 ? -Wide{whole} : Wide{whole};
  Wide units = (2 * c * scale + w) / (2 * w);
  if (units == 0) return number_text(0, decimals, lang);
  std::string digits;
  for (int i = 0; units > 0 || i <= decimals; ++i) {
    if (i == decimals && decimals > 0) digits += '.';
    digits += static_cast<char>('0' + static_cast<int>(units % 10));
    units /= 10;
  }
  std::ranges::reverse(digits);
  return (negative ? std::string(kMinus) : "") + marked(digits, lang);
}

}  // namespace kv::draw
