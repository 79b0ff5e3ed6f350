// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/cell_reference.h"

#include <algorithm>
#include <charconv>

#include "etl/formats/xlsx/limits.h"

namespace kv::etl::xlsx {

std::optional<std::size_t> parse_count(std::string_view text, std::size_t max) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || at != end || number == 0 || number > max) return {};
  return number;
}

std::optional<CellPlace> parse_reference(std::string_view text) {
  CellPlace place;
  std::size_t at = text.starts_with('$') ? 1 : 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const bool lower = c >= 'a' && c <= 'z';
    if (!lower && (c < 'A' || c > 'Z')) break;
    place.column = place.column * 26 + static_cast<std::size_t>(c - (lower ? 'a' : 'A')) + 1;
    if (place.column > kMaxColumns) return {};
  }
  if (place.column == 0) return {};
  if (at < text.size() && text[at] == '$') ++at;
  const auto row = parse_count(text.substr(at), kMaxRows);
  if (!row) return {};
  place.row = *row;
  return place;
}

std::optional<CellRange> parse_range(std::string_view text) {
  const auto colon = text.find(':');
  const auto a = parse_reference(text.substr(0, colon));
  const auto b = colon == std::string_view::npos ? a : parse_reference(text.substr(colon + 1));
  if (!a || !b) return {};
  return CellRange{{std::min(a->row, b->row), std::min(a->column, b->column)},
                   {std::max(a->row, b->row), std::max(a->column, b->column)}};
}

}  // namespace kv::etl::xlsx
