// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/merged_cells.h"

#include <algorithm>

#include "schema/error.h"

namespace kv::etl::xlsx {

std::vector<MergedCells::Active>& MergedCells::at_row(std::size_t row) {
  const std::size_t gone =
      std::erase_if(active_, [&](const Active& active) { return active.range.last.row < row; });
  bool changed = gone > 0;
  for (; next_ < ranges_.size() && ranges_[next_].first.row <= row; ++next_) {
    if (ranges_[next_].last.row < row) continue;
    active_.push_back({ranges_[next_], false, {}});
    changed = true;
  }
  if (!changed) return active_;
  std::ranges::sort(active_, {}, [](const Active& a) { return a.range.first.column; });
  for (std::size_t i = 1; i < active_.size(); ++i)
    if (active_[i].range.first.column <= active_[i - 1].range.last.column)
      throw Error("Merged ranges overlap in row " + std::to_string(row) + ", near column " +
                      std::to_string(active_[i].range.first.column) + ".",
                  "Open the file in Excel or LibreOffice, unmerge the cells there, and save it.");
  return active_;
}

}  // namespace kv::etl::xlsx
