// SPDX-License-Identifier: MIT
#include "etl/header_fit.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "etl/formats/trim.h"
#include "etl/header_pattern.h"

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
    if (pattern && i < width && HeaderPattern(*pattern).fits(found)) {
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

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

// True when each pattern is the text of one column that must be there.
bool plain(const std::vector<std::string>& patterns) {
  return std::ranges::all_of(patterns, [](const std::string& text) {
    const HeaderPattern pattern(text);
    return text != "..." && pattern.literal() && !pattern.optional();
  });
}

// A single header row may stand in any order: each cell fits a pattern of its own, or the one that
// repeats. No two columns have the same name.
class AnyOrder {
 public:
  AnyOrder(const std::vector<std::string>& patterns, const std::vector<std::string>& cells)
      : cells_(cells), repeats_(patterns.back() == "...") {
    for (std::size_t i = 0; i + (repeats_ ? 1 : 0) < patterns.size(); ++i)
      patterns_.emplace_back(patterns[i]);
    used_.assign(patterns_.size(), false);
    width_ = cells.size();
    while (width_ > 0 && cells[width_ - 1].empty()) --width_;
  }

  bool fits(HeaderMismatch& mismatch) {
    mismatch.row = 1;
    for (std::size_t i = 0; i < width_; ++i) {
      if (take(cells_[i]) && (cells_[i].empty() || seen_.insert(small_letters(cells_[i])).second)) {
        ++mismatch.score;
        continue;
      }
      mismatch.column = i + 1;
      mismatch.found = cells_[i];
      mismatch.expected = missing().value_or("");
      return false;
    }
    mismatch.column = width_ + 1;
    mismatch.expected = missing().value_or("");
    return !missing();
  }

 private:
  // Names first, so that a pattern such as * takes only what nothing else does.
  bool take(const std::string& cell) {
    for (const bool literal : {true, false}) {
      for (std::size_t i = 0; i < patterns_.size(); ++i) {
        const bool again = repeats_ && i + 1 == patterns_.size();
        if (patterns_[i].literal() != literal || (used_[i] && !again)) continue;
        if (!patterns_[i].fits(cell) || (cell.empty() && !literal)) continue;
        used_[i] = true;
        return true;
      }
    }
    return false;
  }

  std::optional<std::string> missing() const {
    for (std::size_t i = 0; i < patterns_.size(); ++i)
      if (!used_[i] && !patterns_[i].optional()) return patterns_[i].name();
    return std::nullopt;
  }

  const std::vector<std::string>& cells_;
  bool repeats_;
  std::vector<HeaderPattern> patterns_;
  std::vector<bool> used_;
  std::unordered_set<std::string> seen_;
  std::size_t width_ = 0;
};

// Each column with codes may be absent, but not all of them.
bool names_a_region(const Layout& layout, const std::vector<std::string>& cells) {
  if (layout.regions.empty()) return true;
  const std::vector<std::string> names = column_names(layout.header[0], cells);
  return std::ranges::any_of(layout.regions, [&](const RegionColumn& region) {
    return region.column.find_first_not_of("0123456789") == std::string::npos ||
           std::ranges::find(names, region.column) != names.end();
  });
}

std::string any_region(const Layout& layout) {
  std::string text;
  for (const RegionColumn& region : layout.regions)
    text += (text.empty() ? "" : "' or '") + region.column;
  return text;
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
  if (layout.header.size() == 1 && !rows.empty()) {
    HeaderMismatch any_order;
    if (AnyOrder(layout.header[0], rows[0]).fits(any_order)) {
      if (names_a_region(layout, rows[0])) return true;
      mismatch = any_order;
      mismatch.expected = any_region(layout);
      return false;
    }
    if (!plain(layout.header[0])) {
      mismatch = any_order;
      return false;
    }
  }
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

}  // namespace kv::etl
