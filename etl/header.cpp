// SPDX-License-Identifier: MIT
#include "etl/header.h"

#include <algorithm>
#include <array>
#include <utility>

#include "etl/formats/csv.h"
#include "etl/header_pattern.h"
#include "etl/statbank_text.h"

namespace kv::etl {
namespace {

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

// Titles and empty rows above a header: each has one cell at most, and there are not many.
constexpr std::size_t kMostRowsAbove = 20;

bool may_stand_above(const std::vector<std::string>& row) {
  return std::ranges::count_if(row, [](const std::string& cell) { return !cell.empty(); }) <= 1;
}

void tell_rows_above(const HeaderRows& rows, std::size_t count, const std::string& file,
                     Findings& findings) {
  if (count == 0) return;
  std::string title;
  for (std::size_t i = 0; i < count; ++i)
    for (const std::string& cell : rows[i])
      if (!cell.empty()) title += (title.empty() ? "" : " / ") + cell;
  findings.add({Severity::kNote,
                "rows-above",
                file,
                1,
                0,
                title,
                std::to_string(count) + " row(s) above the header were passed over.",
                {},
                false});
}

}  // namespace

HeaderMatch matched(const Layout& layout, char separator, std::size_t first_row, HeaderRows rows) {
  rows.resize(std::min(rows.size(), layout.header.size()));
  drop_nameless_end(rows);
  std::vector<std::string> names = column_names(layout.header.front(), rows.front());
  return {&layout, separator, first_row, std::move(rows), {}, std::move(names), {}, 0};
}

HeaderMatch match_header(std::string_view text, const Source& source, const std::string& file,
                         Findings& findings) {
  for (const Layout& layout : source.layouts)
    if (layout.place.statbank && !layout.place.given())
      return find_statbank_text(text, layout, file, findings).value_or(HeaderMatch{});
  std::size_t depth = 1;
  for (const Layout& layout : source.layouts) depth = std::max(depth, layout.header.size());

  const Layout* nearest = nullptr;
  HeaderMismatch best;
  for (const char separator : std::array{';', ',', '\t'}) {
    CsvReader records(text, separator);
    const HeaderRows rows = read_header_rows(records, depth + kMostRowsAbove);
    for (std::size_t above = 0; above <= std::min(rows.size(), kMostRowsAbove); ++above) {
      const HeaderRows below(
          rows.begin() + static_cast<std::ptrdiff_t>(above),
          rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), above + depth)));
      for (const Layout& layout : source.layouts) {
        if (layout.place.given()) continue;
        HeaderMismatch mismatch;
        if (header_fits(layout, below, mismatch)) {
          tell_rows_above(rows, above, file, findings);
          return matched(layout, separator, above + 1, below);
        }
        if (!nearest || mismatch.score > best.score) {
          nearest = &layout;
          best = mismatch;
          best.row += above;
        }
      }
      if (above == rows.size() || !may_stand_above(rows[above])) break;
    }
  }

  std::string known;
  for (const Layout& layout : source.layouts) {
    if (layout.place.given()) continue;
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
