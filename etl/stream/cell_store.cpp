// SPDX-License-Identifier: MIT
#include "etl/stream/cell_store.h"

#include <algorithm>

namespace kv::etl {
namespace {

constexpr std::size_t kReadAtOnce = 1U << 14U;  // cells

}  // namespace

RawCell CellStore::unpack(const PackedCell& cell) {
  return {static_cast<std::uint32_t>(cell.order() >> kRegionBits),
          static_cast<std::uint32_t>(cell.order() & ((std::uint64_t{1} << kRegionBits) - 1)),
          unpack_value(cell), unpack_position(cell.place)};
}

RawCell CellStore::operator[](std::size_t index) const {
  if (index >= spilled_) return unpack(recent_[index - spilled_]);
  PackedCell cell;
  file_.read(index * sizeof cell, std::as_writable_bytes(std::span(&cell, 1)));
  return unpack(cell);
}

void CellStore::spill() {
  file_.write(spilled_ * sizeof(PackedCell), std::as_bytes(std::span(recent_)));
  spilled_ += recent_.size();
  recent_.clear();
}

void CellStore::truncate(std::size_t count) {
  if (count >= spilled_) {
    recent_.resize(std::min(recent_.size(), count - spilled_));
    return;
  }
  spilled_ = count;
  recent_.clear();
}

void CellStore::each_block(const std::function<void(std::span<const PackedCell>)>& take) const {
  std::vector<PackedCell> block;
  for (std::size_t at = 0; at < spilled_; at += block.size()) {
    block.resize(std::min(kReadAtOnce, spilled_ - at));
    file_.read(at * sizeof(PackedCell), std::as_writable_bytes(std::span(block)));
    take(block);
  }
  if (!recent_.empty()) take(recent_);
}

}  // namespace kv::etl
