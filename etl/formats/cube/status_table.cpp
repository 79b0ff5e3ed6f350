// SPDX-License-Identifier: MIT
#include "etl/formats/cube/status_table.h"

#include <algorithm>

namespace kv::etl {

void StatusTable::set_all(std::string_view symbol) {
  all_ = symbol;
}

bool StatusTable::set(std::uint32_t index, std::string_view symbol) {
  if (symbol.empty()) return true;
  const std::optional<std::uint16_t> number = number_of(symbol);
  if (!number) return false;
  entries_.emplace_back(index, *number);
  return true;
}

std::optional<std::uint16_t> StatusTable::number_of(std::string_view symbol) {
  const auto found = std::ranges::find(symbols_, symbol);
  if (found == symbols_.end() && symbols_.size() >= kMaxSymbols) return std::nullopt;
  const auto number = static_cast<std::uint16_t>(found - symbols_.begin());
  if (found == symbols_.end()) symbols_.emplace_back(symbol);
  return number;
}

std::optional<std::uint32_t> StatusTable::sort() {
  if (!std::ranges::is_sorted(entries_)) std::ranges::sort(entries_);
  const auto twice = std::ranges::adjacent_find(
      entries_, [](const auto& a, const auto& b) { return a.first == b.first; });
  if (twice == entries_.end()) return std::nullopt;
  return twice->first;
}

std::string_view StatusTable::at(std::size_t index) const {
  if (entries_.empty()) return all_;
  if (next_ < entries_.size() && entries_[next_].first < index) ++next_;
  if (next_ >= entries_.size() || entries_[next_].first != index) {
    const auto found = std::ranges::lower_bound(
        entries_, index, {}, [](const auto& entry) -> std::size_t { return entry.first; });
    next_ = static_cast<std::size_t>(found - entries_.begin());
    if (found == entries_.end() || found->first != index) return all_;
  }
  return symbols_[entries_[next_].second];
}

}  // namespace kv::etl
