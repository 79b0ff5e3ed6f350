// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "etl/formats/xlsx/cell_reference.h"

namespace kv::etl::xlsx {

/// The merged ranges that a row crosses, for rows asked in ascending order.
class MergedCells {
 public:
  struct Active {
    CellRange range;
    bool is_text = false;  ///< what the range shows is text
    std::string text;      ///< what it shows: that of its first cell; the caller puts it here
  };

  MergedCells() = default;
  /// By first row.
  explicit MergedCells(std::vector<CellRange> ranges) : ranges_(std::move(ranges)) {}

  /// Throws Error when ranges overlap, which Excel does not allow.
  std::vector<Active>& at_row(std::size_t row);

 private:
  std::vector<CellRange> ranges_;
  std::size_t next_ = 0;
  std::vector<Active> active_;
};

}  // namespace kv::etl::xlsx
