// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "etl/batch.h"
#include "etl/dimensions.h"
#include "etl/regions.h"

namespace kv::etl {

/// An (indicator, period), as indexes into the batch.
struct Scope {
  int indicator = 0;
  int period = 0;
  auto operator<=>(const Scope&) const = default;
};

/// The places of a load's cells as integers that ascend as the warehouse's keys do: scope, region,
/// breakdown, each by its rank. Labels that are left out have no place.
class CellOrder {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  CellOrder(const Batch& batch, const DimensionIds& ids, const RegionIndex& regions);

  /// Of a label: its scope; kNone when its cells are not taken.
  std::uint32_t scope_of_label(std::size_t label) const { return scope_of_label_[label]; }
  /// Of a label that is taken: the place of its cell of the region of rank 0.
  std::uint64_t base_of_label(std::size_t label) const {
    return std::uint64_t{scope_of_label_[label]} << (region_bits_ + breakdown_bits_) |
           breakdown_of_label_[label];
  }
  std::uint64_t of_region(std::uint32_t rank) const {
    return std::uint64_t{rank} << breakdown_bits_;
  }
  std::uint32_t region_rank(int region_id) const;

  std::uint32_t scope_at(std::uint64_t order) const {
    return static_cast<std::uint32_t>(order >> (region_bits_ + breakdown_bits_));
  }
  int region_at(std::uint64_t order) const {  ///< region_id
    return regions_[order >> breakdown_bits_ & ((std::uint64_t{1} << region_bits_) - 1)];
  }
  std::size_t breakdown_at(std::uint64_t order) const {  ///< index into the batch
    return breakdowns_[order & ((std::uint64_t{1} << breakdown_bits_) - 1)];
  }

  const std::vector<Scope>& scopes() const { return scopes_; }
  std::size_t region_count() const { return regions_.size(); }
  unsigned bits() const { return bits_; }
  /// False when, by these ids, the places would not ascend any more.
  bool agrees_with(const DimensionIds& ids) const;

 private:
  std::vector<Scope> scopes_;
  std::vector<int> regions_;             // region_id by rank, ascending
  std::vector<std::size_t> breakdowns_;  // index into the batch by rank
  std::vector<std::uint32_t> scope_of_label_;
  std::vector<std::uint32_t> breakdown_of_label_;
  unsigned region_bits_ = 0;
  unsigned breakdown_bits_ = 0;
  unsigned bits_ = 0;
};

}  // namespace kv::etl
