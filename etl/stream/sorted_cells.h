// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "etl/stream/ahead.h"
#include "etl/stream/packed_cell.h"
#include "etl/stream/spill_file.h"

namespace kv::etl {

/// Cells of a spill file that are sorted among themselves, counted in cells.
struct CellRun {
  std::uint64_t first = 0;
  std::size_t count = 0;
};

/// Sorted runs as one sequence in order. Where there is more than the run in memory, a thread of
/// its own merges ahead of the reader. What it meets (a disk that fails) is thrown by next().
class SortedCells {
 public:
  /// `last` comes after the runs of the file where orders are equal. All must outlive this.
  SortedCells(const SpillFile& file, std::span<const CellRun> runs,
              std::span<const PackedCell> last);
  SortedCells(const SortedCells&) = delete;
  SortedCells& operator=(const SortedCells&) = delete;

  /// The next cells; empty at the end. Valid until the next call.
  std::span<const PackedCell> next();

 private:
  static constexpr std::size_t kBatch = 1U << 15U;  // cells
  using Batch = std::vector<PackedCell>;

  void merge(const Ahead<Batch>::HandOver& hand_over) const;

  const SpillFile& file_;
  std::span<const CellRun> runs_;
  std::span<const PackedCell> last_;
  Batch reading_;
  std::optional<Ahead<Batch>> merged_;  // where there are runs; last: it reads the others
};

}  // namespace kv::etl
