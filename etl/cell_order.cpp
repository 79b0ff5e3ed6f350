// SPDX-License-Identifier: MIT
#include "etl/cell_order.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <tuple>

#include "etl/stream/packed_cell.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

unsigned bits_for(std::size_t count) {
  return count < 2 ? 0 : static_cast<unsigned>(std::bit_width(count - 1));
}

bool taken(const Label& label) {
  return !label.skipped && label.indicator >= 0 && label.period >= 0 && label.breakdown >= 0;
}

}  // namespace

CellOrder::CellOrder(const Batch& batch, const DimensionIds& ids, const RegionIndex& regions) {
  std::map<Scope, std::uint32_t> scopes;
  for (const Label& label : batch.labels)
    if (taken(label)) scopes.try_emplace({label.indicator, label.period});
  for (const auto& [scope, rank] : scopes) scopes_.push_back(scope);
  std::ranges::sort(scopes_, {}, [&ids](const Scope& scope) {
    return std::tuple(ids.indicators[static_cast<std::size_t>(scope.indicator)],
                      ids.periods[static_cast<std::size_t>(scope.period)]);
  });
  for (std::uint32_t rank = 0; rank < scopes_.size(); ++rank) scopes[scopes_[rank]] = rank;

  breakdowns_.resize(batch.breakdowns.size());
  std::iota(breakdowns_.begin(), breakdowns_.end(), std::size_t{0});
  std::ranges::sort(breakdowns_, {}, [&ids](std::size_t i) { return ids.breakdowns[i]; });
  std::vector<std::uint32_t> rank_of(breakdowns_.size());
  for (std::uint32_t rank = 0; rank < breakdowns_.size(); ++rank) rank_of[breakdowns_[rank]] = rank;

  for (const Label& label : batch.labels) {
    const bool take = taken(label);
    scope_of_label_.push_back(take ? scopes.at({label.indicator, label.period}) : kNone);
    breakdown_of_label_.push_back(take ? rank_of[static_cast<std::size_t>(label.breakdown)] : 0);
  }
  for (const RegionIndex::Region& region : regions.all()) regions_.push_back(region.id);
  std::ranges::sort(regions_);

  region_bits_ = bits_for(regions_.size());
  breakdown_bits_ = bits_for(breakdowns_.size());
  bits_ = bits_for(scopes_.size()) + region_bits_ + breakdown_bits_;
  if (bits_ > PackedCell::kOrderBits)
    throw Error("The files have " + std::to_string(scopes_.size()) +
                    " pairs of indicator and period and " + std::to_string(breakdowns_.size()) +
                    " breakdowns, which is more than one load can take.",
                "Load the files one by one.");
}

std::uint32_t CellOrder::region_rank(int region_id) const {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(regions_, region_id) -
                                    regions_.begin());
}

bool CellOrder::agrees_with(const DimensionIds& ids) const {
  return std::ranges::is_sorted(breakdowns_, {},
                                [&ids](std::size_t i) { return ids.breakdowns[i]; });
}

}  // namespace kv::etl
