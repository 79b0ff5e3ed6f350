// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/sheet_records.h"

#include <algorithm>
#include <utility>

#include "etl/formats/place.h"
#include "etl/formats/text_check.h"
#include "etl/formats/utf8.h"
#include "etl/formats/xlsx/footnote.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

using xlsx::Cell;
using xlsx::CellIssue;
using xlsx::CellKind;

constexpr std::size_t kMaxArea = 1'000'000'000;

std::size_t at_most(std::size_t wanted, std::size_t used) {
  return wanted == 0 ? used : std::min(wanted, used);
}

}  // namespace

SheetRecords::SheetRecords(const xlsx::Workbook& book, const xlsx::Sheet& sheet,
                           const RecordOptions& options)
    : options_(options),
      sheet_(sheet.name),
      survey_(xlsx::survey(book, sheet)),
      merges_(std::move(survey_.merges)),
      reader_(book, sheet) {
  if (options_.first_row == 0 || options_.first_column == 0)
    throw Error("Rows and columns of a sheet count from 1.", "Give 1 for the first.");
  options_.last_row = at_most(options.last_row, survey_.last_row);
  options_.last_column = at_most(options.last_column, survey_.last_column);
  if (options_.last_column >= options_.first_column)
    width_ = options_.last_column - options_.first_column + 1;
  if (options_.last_row >= options_.first_row && width_ > 0 &&
      options_.last_row - options_.first_row >= kMaxArea / width_)
    throw Error("The cells in use of the sheet " + in_quotes(shown(sheet.name, 80)) +
                    " stretch over " + std::to_string(options_.last_row) + " rows and " +
                    std::to_string(options_.last_column) +
                    " columns, too many to be a table; probably a stray value stands far out.",
                "Press Ctrl+End in Excel to find it, delete it and save, or name the rows and "
                "columns of the table.");
  for (const xlsx::CellRange& range : survey_.hidden_columns) {
    const std::size_t first = std::max(range.first.column, options_.first_column);
    const std::size_t last = std::min(range.last.column, options_.last_column);
    if (first <= last) counts_.hidden_columns += last - first + 1;
  }
  for (const Problem& problem : survey_.problems) problems_.add(problem);
  row_ = options_.first_row - 1;
}

bool SheetRecords::next(std::vector<std::string_view>& fields) {
  fields.assign(width_, {});
  blank_ = true;
  texts_.clear();
  if (ended_ || row_ >= options_.last_row || width_ == 0) return finish();
  ++row_;
  cells_ = nullptr;
  while (read_row() && pending_.number < row_) {
    if (pending_.number < options_.first_row) {
      cells_ = &pending_;  // a merged range may begin above the rows that are asked for
      for (auto& active : merges_.at_row(pending_.number))
        remember(active, pending_.number, fields);
      cells_ = nullptr;
    }
    has_pending_ = false;
  }
  if (has_pending_ && pending_.number == row_) {
    cells_ = &pending_;
    take_cells(fields);
    has_pending_ = false;
  }
  fill_merged(fields);
  return true;
}

// False when the file has no further row.
bool SheetRecords::read_row() {
  if (!has_pending_) has_pending_ = reader_.next(pending_);
  return has_pending_;
}

bool SheetRecords::finish() {
  if (!ended_) {
    ended_ = true;
    for (const Problem& problem : reader_.problems()) problems_.add(problem);
    problems_.close();
  }
  return false;
}

const Cell* SheetRecords::cell_at(std::size_t column) const {
  if (cells_ == nullptr) return nullptr;
  const auto found = std::ranges::lower_bound(cells_->cells, column, {}, &Cell::column);
  return found != cells_->cells.end() && found->column == column ? &*found : nullptr;
}

void SheetRecords::take_cells(std::vector<std::string_view>& fields) {
  for (const Cell& cell : cells_->cells) {
    if (cell.column < options_.first_column || cell.column > options_.last_column) continue;
    if (cell.kind != CellKind::kEmpty) blank_ = false;
    if (cell.padded) ++counts_.codes_padded;
    if (cell.formula && cell.kind != CellKind::kEmpty) ++counts_.formulas;
    check(cell);
    fields[cell.column - options_.first_column] = field_of(cell);
  }
  if (cells_->hidden && !blank_) ++counts_.hidden_rows;
}

std::string_view SheetRecords::field_of(const Cell& cell) {
  if (cell.kind == CellKind::kNumber && options_.decimal != '.' &&
      cell.text.find('.') != std::string_view::npos) {
    buffer_ = cell.text;
    std::ranges::replace(buffer_, '.', options_.decimal);
    return texts_.keep(buffer_);
  }
  if (options_.strip_notes && cell.kind == CellKind::kText &&
      xlsx::strip_notes(cell.text, buffer_)) {
    ++counts_.notes_stripped;
    return texts_.keep(buffer_);
  }
  return cell.text;
}

void SheetRecords::check(const Cell& cell) {
  if (cell.issue != CellIssue::kNone) {
    const auto [rule, message, remedy] = xlsx::issue_text(cell.issue);
    if (problems_.full(rule))
      problems_.count_unlisted(rule);
    else
      problems_.add({rule, row_, cell.column, shown(cell.text), message, remedy});
  }
  if (cell.kind != CellKind::kText || !check_utf8(cell.text).suspicious) return;
  ProblemList found;
  check_text(cell.text, found);
  for (Problem& problem : found.take()) {
    problem.row = row_;
    problem.column = cell.column;
    problems_.add(std::move(problem));
  }
}

// What the range shows is that of its first cell.
void SheetRecords::remember(xlsx::MergedCells::Active& active, std::size_t row,
                            const std::vector<std::string_view>& fields) {
  const auto [first_row, column] = active.range.first;
  const Cell* cell = first_row == row ? cell_at(column) : nullptr;
  if (cell == nullptr) return;
  const bool read = row >= options_.first_row && column >= options_.first_column &&
                    column <= options_.last_column;
  active.text = read ? fields[column - options_.first_column] : field_of(*cell);
  active.is_text = cell->kind == CellKind::kText;
}

void SheetRecords::fill_merged(std::vector<std::string_view>& fields) {
  for (auto& active : merges_.at_row(row_)) {
    const xlsx::CellRange& range = active.range;
    const bool first_row = range.first.row == row_;
    remember(active, row_, fields);
    const std::size_t begin = std::max(range.first.column, options_.first_column);
    const std::size_t end = std::min(range.last.column, options_.last_column);
    for (std::size_t column = begin; column <= end; ++column) {
      const bool first_column = column == range.first.column;
      if (first_row && first_column) continue;
      std::string_view& field = fields[column - options_.first_column];
      if (const Cell* cell = cell_at(column); cell != nullptr && cell->kind != CellKind::kEmpty)
        problems_.add({"hidden-by-merge", row_, column, shown(cell->text),
                       "A value stands beneath a merged cell, where Excel does not show it.",
                       "Unmerge the cells in Excel, keep what is right, and save the file."});
      field = {};
      const bool fill = in_header() ? first_row || options_.fill_down
                                    : options_.fill_down && first_column && active.is_text;
      if (!fill || active.text.empty()) continue;
      field = active.text;
      ++counts_.merged_filled;
    }
  }
}

}  // namespace kv::etl
