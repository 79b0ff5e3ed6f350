// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "etl/stream/packed_cell.h"
#include "etl/stream/spill_file.h"

namespace kv::etl {

/// The cells of a load in the order in which they were read, in bounded memory: the latest
/// kBlock of them, the others in a file without a name.
class CellStore {
 public:
  static constexpr std::size_t kBlock = std::size_t{1} << 17;
  static constexpr unsigned kRegionBits = 28;  ///< of PackedCell::order(); the label is above them

  void push_back(const RawCell& cell) {
    if (recent_.size() == kBlock) spill();
    recent_.push_back(
        pack_cell(std::uint64_t{cell.label} << kRegionBits | cell.region, cell.value, cell.at));
  }
  std::size_t size() const { return spilled_ + recent_.size(); }
  bool empty() const { return size() == 0; }
  /// For single looks; to go through all, use each_block.
  RawCell operator[](std::size_t index) const;
  /// Forgets all cells but the first `count`.
  void truncate(std::size_t count);
  /// Gives all cells in order, some thousands at a time. The span is valid during the call.
  void each_block(const std::function<void(std::span<const PackedCell>)>& take) const;

  static RawCell unpack(const PackedCell& cell);

 private:
  void spill();
  std::vector<PackedCell> recent_;
  std::size_t spilled_ = 0;
  SpillFile file_;
};

}  // namespace kv::etl
