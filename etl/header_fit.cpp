// SPDX-License-Identifier: MIT
#include "etl/header_fit.h"

#include <algorithm>

#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

// A last pattern "..." repeats the one before it; trailing empty header cells carry nothing.
bool row_fits(const std::vector<std::string>& patterns, const std::vector<std::string>& cells,
              std::size_t row, HeaderMismatch& mismatch) {
  const bool repeats = patterns.back() == "...";
  const std::size_t fixed = patterns.size() - (repeats ? 1 : 0);
  std::size_t width = cells.size();
  while (width > fixed && cells[width - 1].empty()) --width;
  const std::size_t expected_width = repeats ? std::max(width, fixed) : fixed;
  for (std::size_t i = 0; i < std::max(width, expected_width); ++i) {
    const std::string* pattern = i < fixed ? &patterns[i]
                                 : repeats ? &patterns[fixed - 1]
                                           : nullptr;
    const std::string found = i < width ? cells[i] : std::string{};
    if (pattern && i < width && matches_pattern(*pattern, found)) {
      ++mismatch.score;
      continue;
    }
    mismatch.row = row;
    mismatch.column = i + 1;
    mismatch.expected = pattern ? *pattern : std::string{};
    mismatch.found = found;
    return false;
  }
  return true;
}

// A single header row without patterns may stand in another order.
bool same_set(const std::vector<std::string>& patterns, std::vector<std::string> cells) {
  while (!cells.empty() && cells.back().empty()) cells.pop_back();
  return std::ranges::is_permutation(patterns, cells);
}

}  // namespace

HeaderRows read_header_rows(RecordStream& records, std::size_t count) {
  HeaderRows rows;
  std::vector<std::string_view> fields;
  while (rows.size() < count && records.next(fields)) {
    std::vector<std::string>& row = rows.emplace_back();
    row.reserve(fields.size());
    for (const std::string_view field : fields) row.emplace_back(trimmed(field));
  }
  return rows;
}

bool header_fits(const Layout& layout, const HeaderRows& rows, HeaderMismatch& mismatch) {
  if (layout.header.size() == 1 && !rows.empty() && same_set(layout.header[0], rows[0]))
    return true;
  for (std::size_t r = 0; r < layout.header.size(); ++r) {
    static const std::vector<std::string> kNothing;
    if (!row_fits(layout.header[r], r < rows.size() ? rows[r] : kNothing, r + 1, mismatch))
      return false;
  }
  return true;
}

void drop_nameless_end(HeaderRows& rows) {
  std::size_t width = 0;
  for (const auto& row : rows)
    for (std::size_t i = width; i < row.size(); ++i)
      if (!row[i].empty()) width = i + 1;
  for (auto& row : rows) row.resize(width);
}

bool matches_pattern(std::string_view pattern, std::string_view text) {
  const auto star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  pattern.remove_prefix(star + 1);
  text.remove_prefix(star);
  for (std::size_t skip = 0; skip <= text.size(); ++skip)
    if (matches_pattern(pattern, text.substr(skip))) return true;
  return false;
}

}  // namespace kv::etl
