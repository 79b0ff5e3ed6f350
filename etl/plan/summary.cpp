// SPDX-License-Identifier: MIT
#include "etl/plan/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kv::etl {
namespace {

double number(const Value& value) {
  return value.is_integer ? static_cast<double>(value.integer) : value.real;
}

std::optional<double> percent_of_old(const CellChange& change) {
  if (change.before.status != kStatusNumber || change.after.status != kStatusNumber)
    return std::nullopt;
  const double before = number(change.before);
  const double difference = number(change.after) - before;
  if (before == 0) return std::copysign(std::numeric_limits<double>::infinity(), difference);
  return 100 * difference / std::abs(before);
}

// A change of symbol has no size: it comes after every change that has one.
double size_of(const ListedChange& entry) {
  return entry.percent ? std::abs(*entry.percent) : -1;
}

// Larger first; then the one that came first.
bool before(const std::pair<std::size_t, ListedChange>& a,
            const std::pair<std::size_t, ListedChange>& b) {
  const double left = size_of(a.second);
  const double right = size_of(b.second);
  return left != right ? left > right : a.first < b.first;
}

}  // namespace

ChangeSummary::ChangeSummary(double percent, std::size_t listed)
    : percent_(percent), listed_(listed) {}

void ChangeSummary::begin_scope(int indicator, int period) {
  found_ = &regions_[{indicator, period}];
}

void ChangeSummary::cell(const CellChange& change) {
  using Kind = CellChange::Kind;
  if (change.kind != Kind::kRemoved && (found_->empty() || found_->back() != change.key.region))
    found_->push_back(change.key.region);
  if (change.kind == Kind::kNew) {
    ++added;
    return;
  }
  if (change.kind == Kind::kUnchanged) {
    ++unchanged;
    return;
  }
  const CellKey& key = change.key;
  hash_.update(std::to_string(static_cast<int>(change.kind)) + ' ' + std::to_string(key.indicator) +
               ' ' + std::to_string(key.period) + ' ' + std::to_string(key.region) + ' ' +
               std::to_string(key.breakdown) + ' ' + value_text(change.before) + ' ' +
               (change.kind == Kind::kRemoved ? "" : value_text(change.after)) + '\n');
  if (change.kind == Kind::kRemoved) {
    ++removed;
    list(removed_, change);
  } else if (change.after.status == kStatusSuppressed) {
    ++suppressed;
    list(suppressed_, change);
  } else if (change.before.status == kStatusSuppressed) {
    ++published;
    list(published_, change);
  } else {
    take_revised(change);
  }
}

void ChangeSummary::list(std::vector<ListedChange>& kept, const CellChange& change) const {
  if (kept.size() < listed_) kept.push_back({change, std::nullopt});
}

void ChangeSummary::take_revised(const CellChange& change) {
  ++revised;
  ListedChange entry{change, percent_of_old(change)};
  if (entry.percent && std::abs(*entry.percent) > percent_) ++revised_beyond;
  largest_.emplace_back(revised, std::move(entry));
  std::ranges::push_heap(largest_, &before);
  if (largest_.size() <= listed_) return;
  std::ranges::pop_heap(largest_, &before);
  largest_.pop_back();
}

std::vector<ListedChange> ChangeSummary::largest() const {
  auto sorted = largest_;
  std::ranges::sort(sorted, &before);
  std::vector<ListedChange> list;
  for (auto& entry : sorted) list.push_back(std::move(entry.second));
  return list;
}

std::string ChangeSummary::effect_hash() {
  hash_.update(std::to_string(added) + ' ' + std::to_string(unchanged));
  return hash_.finish_hex();
}

}  // namespace kv::etl
