// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <future>
#include <memory>
#include <span>
#include <vector>

#include "etl/stream/packed_cell.h"
#include "etl/stream/sorted_cells.h"
#include "etl/stream/spill_file.h"

namespace kv::etl {

/// Sorts cells by PackedCell::order() in bounded memory: runs of kRun cells are sorted while the
/// next one fills, kept in a file without a name, and merged when they are read. Cells of the same
/// order stay in the order in which they were added.
class CellSorter {
 public:
  static constexpr std::size_t kRun = std::size_t{1} << 19;

  /// `order_bits`: how many of the lower bits of an order are used.
  explicit CellSorter(unsigned order_bits);
  ~CellSorter();
  CellSorter(const CellSorter&) = delete;
  CellSorter& operator=(const CellSorter&) = delete;

  void add(const PackedCell& cell) {
    if (filling_.size() == kRun) end_run();
    filling_.push_back(cell);
  }

  /// All cells in order. Nothing can be added any more; the sorter must outlive the result.
  std::unique_ptr<SortedCells> sorted();

 private:
  void end_run();
  void wait();

  unsigned order_bits_;
  std::vector<PackedCell> filling_;
  std::vector<PackedCell> sorting_;
  std::vector<PackedCell> scratch_;
  std::future<void> work_;  // sorts `sorting_` and writes it to the file
  SpillFile file_;
  std::uint64_t file_cells_ = 0;
  std::vector<CellRun> runs_;
};

/// Sorts by the lower `bits` of order(), stable; `scratch` is overwritten.
void sort_cells(std::vector<PackedCell>& cells, std::vector<PackedCell>& scratch, unsigned bits);

}  // namespace kv::etl
