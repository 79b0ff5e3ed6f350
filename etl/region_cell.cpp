// SPDX-License-Identifier: MIT
#include "etl/region_cell.h"

#include <algorithm>

#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool has(const std::vector<std::string>& kinds, std::string_view kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

// The digits at the start of a cell, quotes and a prefix (K-, F) passed over.
std::string_view leading_code(std::string_view text) {
  text = trimmed(text);
  const auto first = std::ranges::find_if(text.substr(0, 3), digit);
  text.remove_prefix(static_cast<std::size_t>(first - text.begin()));
  return text.substr(
      0, static_cast<std::size_t>(std::ranges::find_if_not(text, digit) - text.begin()));
}

// `text` with a zero put before its first digit.
RegionLabel parse_padded(std::string_view text, int digits) {
  std::string padded(text);
  padded.insert(static_cast<std::size_t>(std::ranges::find_if(padded, digit) - padded.begin()), 1,
                '0');
  RegionLabel label = parse_region(padded, digits);
  label.padded = label.ok;
  return label;
}

// The digits of a code of this kind, full and with a lost zero; 0 when the kind has none of its
// own.
int digits_of(std::string_view kind) {
  if (kind == "kommune") return 4;
  if (kind == "fylke") return 2;
  return kind == "bydel" ? 6 : 0;
}

}  // namespace

RegionCell read_region_cell(std::string_view text, const std::vector<std::string>& kinds) {
  const std::string_view code = leading_code(text);
  const int count = static_cast<int>(std::min<std::size_t>(code.size(), 7));
  const bool zeros = count > 0 && code.find_first_not_of('0') == std::string_view::npos;
  if (zeros && count <= 6 && has(kinds, "land")) {
    RegionLabel label = parse_region(text, count);
    label.code = "0";
    return {std::move(label), "land"};
  }
  if (count == 4 && code.ends_with("00") && has(kinds, "fylke")) {
    RegionLabel label = parse_region(text, 4);
    label.code.resize(std::min<std::size_t>(label.code.size(), 2));
    return {std::move(label), "fylke"};
  }
  if (count == 6 && code.starts_with("00") && has(kinds, "bydel") && has(kinds, "kommune")) {
    RegionLabel label = parse_region(text, 6);
    if (label.ok) label.code.erase(0, 2);
    return {std::move(label), "kommune"};
  }
  for (const std::string& kind : kinds) {
    const int digits = digits_of(kind);
    if (digits > 0 && count == digits) return {parse_region(text, digits), kind};
    if (digits > 0 && count + 1 == digits)
      return {digits == 4 ? parse_region(text, 4) : parse_padded(text, digits), kind};
    if (digits == 0 && kind != "land" && count >= 1 && count <= 4)
      return {count == 1 ? parse_padded(text, 2) : parse_region(text, count), kind};
  }
  const auto own =
      std::ranges::find_if(kinds, [](const auto& kind) { return digits_of(kind) > 0; });
  return {parse_region(text, own == kinds.end() ? 2 : digits_of(*own)),
          own == kinds.end() ? kinds.front() : *own};
}

bool no_region(std::string_view text) {
  text = trimmed(text);
  return text.empty() || text == "." || text == "NULL";
}

}  // namespace kv::etl
