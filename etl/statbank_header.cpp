// SPDX-License-Identifier: MIT
#include "etl/statbank_header.h"

#include <algorithm>

#include "etl/statbank_text.h"

namespace kv::etl {
namespace {

bool blank(const SheetGrid& grid, std::size_t row) {
  for (std::size_t column = 1; column <= grid.columns(); ++column)
    if (!grid.text(row, column).empty()) return false;
  return true;
}

void miss(NearestTable& nearest, const Layout& layout, std::size_t row, std::string expected,
          std::string found) {
  if (nearest.layout != nullptr) return;
  nearest.layout = &layout;
  nearest.mismatch = {0, row, 1, std::move(expected), std::move(found)};
}

}  // namespace

std::vector<SheetTable> find_statbank(const SheetGrid& grid, const Layout& layout,
                                      NearestTable& nearest) {
  std::size_t title = 1;
  while (title <= grid.rows() && blank(grid, title)) ++title;
  if (table_number(grid.text(title, 1)).empty()) {
    miss(nearest, layout, title, "12345: title of the table", grid.text(title, 1));
    return {};
  }
  std::size_t first = title + 1;
  while (first <= grid.rows() && (blank(grid, first) || !grid.text(first, 1).empty())) ++first;
  std::size_t data = first;
  while (data <= grid.rows() && grid.text(data, 1).empty() && !blank(grid, data)) ++data;
  std::size_t stubs = grid.columns();  // columns before the first that a header row names
  std::size_t last = 0;
  for (std::size_t row = first; row < data; ++row)
    for (std::size_t column = 1; column <= grid.columns(); ++column)
      if (!grid.text(row, column).empty()) {
        stubs = std::min(stubs, column - 1);
        last = std::max(last, column);
      }
  if (data > grid.rows() || data == first || blank(grid, data) || stubs == 0) {
    miss(nearest, layout, first, "rows of labels, and a region in column A below them",
         grid.text(first, 1));
    return {};
  }

  SheetTable table;
  table.first_column = 1;
  table.last_column = last;
  HeaderMatch& header = table.header;
  header.layout = &layout;
  header.first_row = first;
  header.rows.assign(data - first, std::vector<std::string>(last));
  for (std::size_t r = 0; r < header.rows.size(); ++r)
    for (std::size_t column = stubs + 1; column <= last; ++column) {
      const std::string& text = grid.text(first + r, column);
      std::string& cell = header.rows[r][column - 1];
      cell = text.empty() && column > stubs + 1 ? header.rows[r][column - 2] : text;
    }
  header.names = header.rows.front();
  header.uses.assign(last, ColumnUse::kByLayout);
  for (std::size_t i = 0; i < stubs; ++i) {
    header.names[i] = "stub" + std::to_string(i + 1);
    if (i > 0) header.uses[i] = ColumnUse::kLabel;
    table.fill_down.push_back(i);
  }
  return {table};
}

}  // namespace kv::etl
