// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "etl/formats/problem.h"
#include "etl/formats/xlsx/cell_reference.h"
#include "etl/formats/xlsx/workbook.h"

namespace kv::etl::xlsx {

/// What a sheet is like, found by going through all of it once (its own <dimension> is not
/// believed). Merged ranges stand at the end of a sheet's part, so that a reader that fills them
/// needs this first.
struct Survey {
  std::size_t last_row = 0;     ///< the last with something in a cell; 0 for an empty sheet
  std::size_t last_column = 0;  ///< likewise
  std::size_t cells = 0;        ///< with something in them
  std::size_t formulas = 0;
  std::size_t hidden_rows = 0;            ///< with something in them
  std::vector<CellRange> hidden_columns;  ///< as ranges of columns; their rows mean nothing
  std::vector<CellRange> merges;          ///< by first row, then first column
  std::vector<Problem> problems;          ///< bad-merge: a merged range that is none
};

Survey survey(const Workbook& book, const Sheet& sheet);

}  // namespace kv::etl::xlsx
