// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "etl/formats/problem.h"
#include "etl/formats/xlsx/cell.h"
#include "etl/formats/xlsx/workbook.h"

namespace kv::etl::xlsx {

/// Reads a sheet row by row; memory does not grow with its length. The workbook must outlive it.
///
/// Rows come as they stand in the file: rows that are not written there are passed over (their
/// numbers are missing), cells of a row are put in the order of their columns. next() throws Error
/// where the sheet is damaged, at the latest at its end, where the checksum is known: what was read
/// until then is not to be kept.
///
/// problems(): those of Positions, and
///   duplicate-cell-ref   a cell that stands twice in its row; the first is given
/// What is wrong with a single cell stands with it (Cell::issue), because a sheet may have cells
/// that nobody asks for.
class SheetReader {
 public:
  SheetReader(const Workbook& book, const Sheet& sheet);
  ~SheetReader();
  SheetReader(const SheetReader&) = delete;
  SheetReader& operator=(const SheetReader&) = delete;

  /// False at the end. The row's views are valid until the next call.
  bool next(Row& row);
  const std::vector<Problem>& problems() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kv::etl::xlsx
