// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/number_text.h"

#include <algorithm>
#include <charconv>

namespace kv::etl::xlsx {
namespace {

constexpr int kMaxExponent = 400;

std::string_view take_digits(std::string_view& text) {
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  return digits;
}

// What stands after "E"; nothing when it is no exponent.
std::optional<int> exponent_of(std::string_view text) {
  if (text.starts_with('+')) {
    text.remove_prefix(1);
    if (text.starts_with('-')) return {};
  }
  int exponent = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, exponent);
  if (error != std::errc{} || at != end) return {};
  if (exponent > kMaxExponent || exponent < -kMaxExponent) return {};
  return exponent;
}

}  // namespace

bool is_plain_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<std::string> plain_number(std::string_view xml) {
  if (is_plain_digits(xml)) return std::string(xml);
  const bool negative = xml.starts_with('-');
  if (negative || xml.starts_with('+')) xml.remove_prefix(1);
  std::string digits(take_digits(xml));
  auto point = static_cast<int>(digits.size());
  if (xml.starts_with('.')) {
    xml.remove_prefix(1);
    digits += take_digits(xml);
  }
  if (digits.empty()) return {};
  if (!xml.empty()) {
    if (xml.front() != 'E' && xml.front() != 'e') return {};
    const auto exponent = exponent_of(xml.substr(1));
    if (!exponent) return {};
    point += *exponent;
  }
  if (point <= 0) {
    digits.insert(0, static_cast<std::size_t>(1 - point), '0');
    point = 1;
  }
  const auto whole = static_cast<std::size_t>(point);
  if (digits.size() < whole) digits.append(whole - digits.size(), '0');
  std::string out = digits.substr(0, whole);
  if (digits.find_first_not_of('0', whole) != std::string::npos) out += '.' + digits.substr(whole);
  const bool zero = out.find_first_not_of("0.") == std::string::npos;
  if (negative && !zero) out.insert(0, 1, '-');
  return out;
}

std::string zero_padded(std::string_view digits, std::size_t width) {
  std::string out(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
  return out;
}

}  // namespace kv::etl::xlsx
