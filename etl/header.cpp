// SPDX-License-Identifier: MIT
#include "etl/header.h"

#include <algorithm>
#include <array>
#include <limits>

#include "etl/formats/csv.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_rows(std::string_view text, char separator, std::size_t count) {
  CsvReader reader(text, separator);
  Rows rows;
  std::vector<std::string_view> fields;
  while (rows.size() < count && reader.next(fields)) {
    std::vector<std::string>& row = rows.emplace_back();
    row.reserve(fields.size());
    for (const std::string_view field : fields) row.emplace_back(trimmed(field));
  }
  return rows;
}

struct Mismatch {
  std::size_t score = 0;  ///< cells that fit before the first that does not
  std::size_t row = 0;
  std::size_t column = 0;
  std::string expected;
  std::string found;
};

// A last pattern "..." repeats the one before it; trailing empty header cells carry nothing.
bool row_fits(const std::vector<std::string>& patterns, const std::vector<std::string>& cells,
              std::size_t row, Mismatch& mismatch) {
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

bool fits(const Layout& layout, const Rows& rows, Mismatch& mismatch) {
  if (layout.header.size() == 1 && !rows.empty() && same_set(layout.header[0], rows[0]))
    return true;
  for (std::size_t r = 0; r < layout.header.size(); ++r) {
    static const std::vector<std::string> kNothing;
    if (!row_fits(layout.header[r], r < rows.size() ? rows[r] : kNothing, r + 1, mismatch))
      return false;
  }
  return true;
}

std::string looks_like(const std::string& found) {
  if (found.find("Ã") != std::string::npos)
    return " The text looks like UTF-8 that was read as latin-1 and saved again; save the file "
           "anew as "
           "UTF-8.";
  if (found.find("\xEF\xBF\xBD") != std::string::npos)
    return " The letter U+FFFD stands where a letter was lost; take the file again from the "
           "agency.";
  return {};
}

// Columns at the end that no header row names are none: rows may fill them with nothing only.
void drop_nameless_end(Rows& rows) {
  std::size_t width = 0;
  for (const auto& row : rows)
    for (std::size_t i = width; i < row.size(); ++i)
      if (!row[i].empty()) width = i + 1;
  for (auto& row : rows) row.resize(width);
}

}  // namespace

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

HeaderMatch match_header(std::string_view text, const Source& source, const std::string& file,
                         Findings& findings) {
  std::size_t depth = 1;
  for (const Layout& layout : source.layouts) depth = std::max(depth, layout.header.size());

  const Layout* nearest = nullptr;
  Mismatch best;
  for (const char separator : std::array{';', ',', '\t'}) {
    const Rows rows = read_rows(text, separator, depth);
    for (const Layout& layout : source.layouts) {
      Mismatch mismatch;
      if (fits(layout, rows, mismatch)) {
        HeaderMatch match{&layout, separator, rows};
        match.rows.resize(std::min(rows.size(), layout.header.size()));
        drop_nameless_end(match.rows);
        return match;
      }
      if (!nearest || mismatch.score > best.score) {
        nearest = &layout;
        best = mismatch;
      }
    }
  }

  std::string known;
  for (const Layout& layout : source.layouts) {
    std::string header;
    for (const std::string& cell : layout.header[0]) header += (header.empty() ? "" : ";") + cell;
    known += (known.empty() ? "" : "; or ") + layout.name + " (" +
             std::to_string(layout.header.size()) + " header row" +
             (layout.header.size() == 1 ? "" : "s") + ", the first: " + header + ")";
  }
  findings.add(
      {Severity::kError, "unknown-layout", file, best.row, best.column, best.found,
       "The header fits no layout of source " + source.code + "; nearest is " + nearest->name +
           ", where " +
           (best.expected.empty() ? std::string("no such column") : "'" + best.expected + "'") +
           " was expected here." + looks_like(best.found),
       "Layouts that are read: " + known + ".", false});
  return {};
}

}  // namespace kv::etl
