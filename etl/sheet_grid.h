// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "etl/formats/xlsx/survey.h"
#include "etl/formats/xlsx/workbook.h"

namespace kv::etl {

/// The upper left of a sheet, in which a table's header is looked for: trimmed texts, footnote
/// marks taken off unless they are to stay. Rows and columns count from 1.
class SheetGrid {
 public:
  /// The book must outlive it. Throws Error as SheetRecords does.
  SheetGrid(const xlsx::Workbook& book, const xlsx::Sheet& sheet, bool keep_notes);

  std::size_t rows() const { return cells_.size(); }
  std::size_t columns() const { return columns_; }
  /// What the cell shows; a cell of a merged range shows what the range does.
  const std::string& text(std::size_t row, std::size_t column) const;
  /// What stands in the cell itself.
  const std::string& own_text(std::size_t row, std::size_t column) const;
  /// True for a cell of a merged range that is not in its first column.
  bool covered(std::size_t row, std::size_t column) const;
  /// True when a cell of the column has something in it below `row`, wherever on the sheet.
  bool used_below(std::size_t row, std::size_t column) const;

 private:
  const xlsx::CellRange* merge_at(std::size_t row, std::size_t column) const;

  const xlsx::Workbook& book_;
  const xlsx::Sheet& sheet_;
  std::vector<std::vector<std::string>> cells_;
  std::vector<xlsx::CellRange> merges_;
  std::size_t columns_ = 0;
  mutable std::vector<std::size_t> last_used_;  // row of each column, found when first asked
};

}  // namespace kv::etl
