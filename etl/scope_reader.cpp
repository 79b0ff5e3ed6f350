// SPDX-License-Identifier: MIT
#include "etl/scope_reader.h"

namespace kv::etl {

bool ScopeReader::more() {
  if (batch_.empty()) batch_ = cells_.next();
  return !batch_.empty();
}

std::optional<std::pair<int, int>> ScopeReader::next_scope() {
  if (!more()) return std::nullopt;
  scope_ = order_.scope_at(batch_.front().order());
  const Scope scope = order_.scopes()[scope_];
  cell_.key.indicator = ids_.indicators[static_cast<std::size_t>(scope.indicator)];
  cell_.key.period = ids_.periods[static_cast<std::size_t>(scope.period)];
  return *scopes_.emplace(cell_.key.indicator, cell_.key.period).first;
}

const VersionedCell* ScopeReader::next() {
  while (more()) {
    const PackedCell& cell = batch_.front();
    const std::uint64_t order = cell.order();
    if (order_.scope_at(order) != scope_) return nullptr;
    batch_ = batch_.subspan(1);
    const bool again = last_ && last_->order() == order;
    if (again) twice_(*last_, cell);
    last_ = cell;
    if (again) continue;
    cell_.key.region = order_.region_at(order);
    cell_.key.breakdown = ids_.breakdowns[order_.breakdown_at(order)];
    cell_.value = unpack_value(cell);
    cell_.at = unpack_position(cell.place);
    return &cell_;
  }
  return nullptr;
}

}  // namespace kv::etl
