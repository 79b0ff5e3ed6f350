// SPDX-License-Identifier: MIT
#include "etl/sheet_tables.h"

#include <algorithm>
#include <optional>

#include "etl/header_pattern.h"
#include "etl/sheet_grid.h"
#include "etl/statbank_header.h"

namespace kv::etl {
namespace {

struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
};

class Finder {
 public:
  Finder(const SheetGrid& grid, NearestTable& nearest) : grid_(grid), nearest_(nearest) {}

  // The first row on which the header of `layout` stands, and every run of columns there.
  std::vector<SheetTable> find(const Layout& layout) {
    std::vector<SheetTable> found;
    for (std::size_t row = 1; row <= grid_.rows() && found.empty(); ++row)
      for (const Window& run : runs(layout, row))
        if (std::optional<SheetTable> table = fit(layout, row, run))
          found.push_back(std::move(*table));
    return found;
  }

 private:
  // A column belongs to a header when one of its rows has a text, or is under a merged cell.
  bool named(std::size_t row, std::size_t depth, std::size_t column) const {
    for (std::size_t r = row; r < row + depth; ++r)
      if (!grid_.text(r, column).empty()) return true;
    return false;
  }

  std::vector<Window> runs(const Layout& layout, std::size_t row) const {
    const std::size_t depth = layout.header.size();
    const std::size_t end = layout.place.last_column == 0
                                ? grid_.columns()
                                : std::min(grid_.columns(), layout.place.last_column);
    std::vector<Window> list;
    for (std::size_t column = layout.place.first_column; column <= end; ++column) {
      if (!named(row, depth, column)) continue;
      Window run{column, column};
      while (run.last < end && named(row, depth, run.last + 1)) ++run.last;
      list.push_back(run);
      column = run.last;
    }
    return list;
  }

  // Tries the run, and the run with an empty corner of one or more columns to its left.
  std::optional<SheetTable> fit(const Layout& layout, std::size_t row, const Window& run) {
    if (auto table = fit_window(layout, row, run)) return table;
    std::size_t first = run.first;
    for (const std::string& pattern : layout.header.front()) {
      if (!HeaderPattern(pattern).fits("") || first <= layout.place.first_column) break;
      if (auto table = fit_window(layout, row, {--first, run.last})) return table;
    }
    return std::nullopt;
  }

  std::optional<SheetTable> fit_window(const Layout& layout, std::size_t row, const Window& run) {
    const std::size_t depth = layout.header.size();
    const std::size_t last_row = row + depth - 1;
    HeaderRows rows(depth);
    std::vector<std::size_t> columns;  // of the cells in `rows`
    for (std::size_t column = run.first; column <= run.last; ++column) {
      // The last header row names each column: what a merged cell hides there, and is empty below,
      // is no column.
      if (grid_.covered(last_row, column) && !grid_.used_below(last_row, column)) continue;
      columns.push_back(column);
      for (std::size_t r = 0; r < depth; ++r) rows[r].push_back(grid_.text(row + r, column));
    }
    HeaderMismatch mismatch;
    if (columns.empty() || !header_fits(layout, rows, mismatch)) {
      remember(layout, row, columns, mismatch);
      return std::nullopt;
    }
    const std::vector<std::string> names = column_names(layout.header.front(), rows.front());
    SheetTable table;
    table.first_column = run.first;
    table.last_column = run.last;
    table.header.layout = &layout;
    table.header.first_row = row;
    table.header.rows.assign(depth, std::vector<std::string>(run.last - run.first + 1));
    table.header.names.resize(run.last - run.first + 1);
    table.header.uses.assign(run.last - run.first + 1, ColumnUse::kUnused);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t field = columns[i] - run.first;
      for (std::size_t r = 0; r < depth; ++r) table.header.rows[r][field] = rows[r][i];
      table.header.names[field] = names[i];
      table.header.uses[field] = ColumnUse::kByLayout;
      if (std::ranges::find(layout.place.fill_down, names[i]) != layout.place.fill_down.end())
        table.fill_down.push_back(field);
    }
    for (const auto& [empty, other] : layout.place.empty_from) {
      const auto to = std::ranges::find(table.header.names, empty);
      const auto from = std::ranges::find(table.header.names, other);
      if (to != table.header.names.end() && from != table.header.names.end())
        table.empty_from.emplace_back(to - table.header.names.begin(),
                                      from - table.header.names.begin());
    }
    return table;
  }

  void remember(const Layout& layout, std::size_t row, const std::vector<std::size_t>& columns,
                HeaderMismatch mismatch) {
    if (nearest_.layout != nullptr && mismatch.score <= nearest_.mismatch.score) return;
    nearest_.layout = &layout;
    nearest_.mismatch = std::move(mismatch);
    nearest_.mismatch.row += row - 1;
    std::size_t& column = nearest_.mismatch.column;
    if (column >= 1 && column <= columns.size())
      column = columns[column - 1];
    else if (!columns.empty())
      column = columns.back() + 1;
  }

  const SheetGrid& grid_;
  NearestTable& nearest_;
};

bool overlap(const SheetTable& a, const SheetTable& b) {
  return a.first_column <= b.last_column && b.first_column <= a.last_column;
}

std::vector<std::string> texts_above(const SheetGrid& grid, std::size_t row) {
  std::vector<std::string> texts;
  for (std::size_t r = 1; r < row; ++r)
    for (std::size_t column = 1; column <= grid.columns(); ++column)
      if (const std::string& text = grid.own_text(r, column); !text.empty()) texts.push_back(text);
  return texts;
}

}  // namespace

std::vector<SheetTable> find_tables(const xlsx::Workbook& book, const xlsx::Sheet& sheet,
                                    const std::vector<const Layout*>& layouts,
                                    NearestTable& nearest) {
  std::vector<SheetTable> tables;
  const bool keep_notes =
      std::ranges::any_of(layouts, [](const Layout* layout) { return layout->place.keep_notes; });
  const SheetGrid grid(book, sheet, keep_notes);
  for (const Layout* layout : layouts) {
    std::vector<SheetTable> found = layout->place.statbank ? find_statbank(grid, *layout, nearest)
                                                           : Finder(grid, nearest).find(*layout);
    for (SheetTable& table : found) {
      if (std::ranges::any_of(tables,
                              [&](const SheetTable& other) { return overlap(table, other); }))
        continue;
      table.title = texts_above(grid, table.header.first_row);
      tables.push_back(std::move(table));
    }
  }
  return tables;
}

}  // namespace kv::etl
