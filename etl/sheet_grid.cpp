// SPDX-License-Identifier: MIT
#include "etl/sheet_grid.h"

#include <algorithm>

#include "etl/formats/trim.h"
#include "etl/formats/xlsx/sheet_records.h"

namespace kv::etl {
namespace {

// Headers stand near the top; a table that begins below this row is not found.
constexpr std::size_t kSearchedRows = 100;
constexpr std::size_t kSearchedColumns = 5000;

const std::string kNothing;

}  // namespace

SheetGrid::SheetGrid(const xlsx::Workbook& book, const xlsx::Sheet& sheet, bool keep_notes)
    : book_(book), sheet_(sheet) {
  xlsx::Survey survey = xlsx::survey(book, sheet);
  for (const xlsx::CellRange& range : survey.merges)
    if (range.first.row <= kSearchedRows) merges_.push_back(range);
  columns_ = std::min(survey.last_column, kSearchedColumns);
  RecordOptions options;
  options.last_row = kSearchedRows;
  options.last_column = kSearchedColumns;
  options.strip_notes = !keep_notes;
  SheetRecords records(book, sheet, options);
  std::vector<std::string_view> fields;
  while (records.next(fields)) {
    std::vector<std::string>& row = cells_.emplace_back();
    for (const std::string_view field : fields) row.emplace_back(trimmed(field));
  }
}

const xlsx::CellRange* SheetGrid::merge_at(std::size_t row, std::size_t column) const {
  const auto it = std::ranges::find_if(merges_, [&](const xlsx::CellRange& range) {
    return range.first.row <= row && row <= range.last.row && range.first.column <= column &&
           column <= range.last.column;
  });
  return it == merges_.end() ? nullptr : &*it;
}

const std::string& SheetGrid::own_text(std::size_t row, std::size_t column) const {
  if (row == 0 || row > cells_.size() || column == 0 || column > cells_[row - 1].size())
    return kNothing;
  return cells_[row - 1][column - 1];
}

const std::string& SheetGrid::text(std::size_t row, std::size_t column) const {
  const std::string& own = own_text(row, column);
  if (!own.empty() || merges_.empty()) return own;
  const xlsx::CellRange* range = merge_at(row, column);
  return range == nullptr ? own : own_text(range->first.row, range->first.column);
}

bool SheetGrid::covered(std::size_t row, std::size_t column) const {
  if (merges_.empty()) return false;
  const xlsx::CellRange* range = merge_at(row, column);
  return range != nullptr && column != range->first.column;
}

bool SheetGrid::used_below(std::size_t row, std::size_t column) const {
  if (last_used_.empty()) {
    last_used_.assign(columns_ + 1, 0);
    SheetRecords records(book_, sheet_, {});
    std::vector<std::string_view> fields;
    while (records.next(fields))
      for (std::size_t i = 0; i < std::min(fields.size(), columns_); ++i)
        if (!fields[i].empty()) last_used_[i + 1] = records.row();
  }
  return column <= columns_ && last_used_[column] > row;
}

}  // namespace kv::etl
