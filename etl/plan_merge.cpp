// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <optional>
#include <span>

#include "etl/history.h"

namespace kv::etl {
namespace {

struct StoredCell {
  CellKey key;
  Interval interval;
};

Value read_value(SQLite::Statement& row, int value_column, int status_column) {
  Value value;
  value.status = static_cast<std::uint8_t>(row.getColumn(status_column).getInt());
  const SQLite::Column column = row.getColumn(value_column);
  value.is_integer = !column.isFloat();
  if (value.is_integer)
    value.integer = column.getInt64();
  else
    value.real = column.getDouble();
  return value;
}

class Planner {
 public:
  Planner(SQLite::Database& db, int vintage)
      : vintage_(vintage),
        current_(db,
                 "SELECT region_id, breakdown_id, vintage, value, status_id FROM observation"
                 " WHERE indicator_id = ? AND period_id = ? ORDER BY region_id, breakdown_id"),
        past_(db,
              "SELECT region_id, breakdown_id, vintage_from, vintage_to, value, status_id"
              " FROM observation_history WHERE indicator_id = ? AND period_id = ?"
              " ORDER BY region_id, breakdown_id, vintage_from"),
        vintages_(
            db,
            "SELECT DISTINCT vintage FROM load_scope WHERE indicator_id = ? AND period_id = ?") {}

  MergePlan run(const std::vector<VersionedCell>& cells) {
    for (auto first = cells.begin(); first != cells.end();) {
      const auto last = std::find_if(first, cells.end(), [&](const VersionedCell& cell) {
        return cell.key.indicator != first->key.indicator || cell.key.period != first->key.period;
      });
      plan_scope({first, last});
      first = last;
    }
    return std::move(plan_);
  }

 private:
  void plan_scope(std::span<const VersionedCell> cells) {
    const CellKey scope = cells.front().key;
    find_neighbours(scope);
    if (!covered_before_) {
      plan_.added += cells.size();
      plan_.inserts.insert(plan_.inserts.end(), cells.begin(), cells.end());
      return;
    }
    const std::vector<StoredCell> stored = read_scope(scope);
    auto cell = cells.begin();
    auto old = stored.begin();
    while (cell != cells.end() || old != stored.end()) {
      const bool take_new = old == stored.end() || (cell != cells.end() && cell->key <= old->key);
      const CellKey key = take_new ? cell->key : old->key;
      const auto old_end =
          std::find_if(old, stored.end(), [&](const StoredCell& s) { return s.key != key; });
      const VersionedCell* incoming = cell != cells.end() && cell->key == key ? &*cell : nullptr;
      std::vector<Interval> intervals;
      for (; old != old_end; ++old) intervals.push_back(old->interval);
      plan_cell(key, incoming, std::move(intervals));
      if (incoming) ++cell;
    }
  }

  // Which vintages speak of this indicator and period: the next one ends what this one says.
  void find_neighbours(const CellKey& scope) {
    next_ = kOpenEnd;
    same_ = false;
    covered_before_ = false;
    vintages_.bind(1, scope.indicator);
    vintages_.bind(2, scope.period);
    while (vintages_.executeStep()) {
      const int day = vintages_.getColumn(0).getInt();
      covered_before_ = true;
      if (day == vintage_) same_ = true;
      if (day > vintage_) next_ = std::min(next_, day);
    }
    vintages_.reset();
  }

  std::vector<StoredCell> read_scope(const CellKey& scope) {
    std::vector<StoredCell> stored;
    for (SQLite::Statement* query : {&current_, &past_}) {
      query->bind(1, scope.indicator);
      query->bind(2, scope.period);
      const bool is_past = query == &past_;
      while (query->executeStep()) {
        StoredCell cell;
        cell.key = {scope.indicator, scope.period, query->getColumn(0).getInt(),
                    query->getColumn(1).getInt()};
        cell.interval.from = query->getColumn(2).getInt();
        if (is_past) cell.interval.to = query->getColumn(3).getInt();
        cell.interval.value = read_value(*query, is_past ? 4 : 3, is_past ? 5 : 4);
        stored.push_back(cell);
      }
      query->reset();
    }
    std::ranges::sort(stored, [](const StoredCell& a, const StoredCell& b) {
      return a.key != b.key ? a.key < b.key : a.interval.from < b.interval.from;
    });
    return stored;
  }

  void plan_cell(const CellKey& key, const VersionedCell* incoming,
                 std::vector<Interval> intervals) {
    const auto at = std::ranges::find_if(
        intervals, [&](const Interval& i) { return i.from <= vintage_ && vintage_ < i.to; });
    const bool standing = at != intervals.end();
    if (standing) ++plan_.in_scope_before;

    if (!incoming) {
      if (!standing || same_) return;
      ++plan_.removed;
      plan_.changes.push_back({CellChange::Kind::kRemoved, key, at->value, {}, {}});
    } else if (standing && at->value == incoming->value) {
      ++plan_.unchanged;
      return;
    } else if (standing) {
      const auto kind = same_ ? CellChange::Kind::kConflict : CellChange::Kind::kRevised;
      ++plan_.revised;
      plan_.changes.push_back({kind, key, at->value, incoming->value, incoming->at});
    } else {
      ++plan_.added;
      if (intervals.empty() && next_ == kOpenEnd) {
        plan_.inserts.push_back(*incoming);
        return;
      }
    }
    plan_.rewrites.push_back({key, overlay(intervals, incoming)});
  }

  // The intervals with [vintage, next) cut out and, when there is a new value, filled with it.
  std::vector<Interval> overlay(const std::vector<Interval>& intervals,
                                const VersionedCell* incoming) const {
    std::vector<Interval> parts;
    for (const Interval& i : intervals) {
      if (i.from < vintage_) parts.push_back({i.from, std::min(i.to, vintage_), i.value});
      if (i.to > next_) parts.push_back({std::max(i.from, next_), i.to, i.value});
    }
    if (incoming) parts.push_back({vintage_, next_, incoming->value});
    std::ranges::sort(parts, {}, &Interval::from);
    std::vector<Interval> merged;
    for (const Interval& part : parts) {
      if (!merged.empty() && merged.back().to == part.from && merged.back().value == part.value)
        merged.back().to = part.to;
      else
        merged.push_back(part);
    }
    return merged;
  }

  int vintage_;
  SQLite::Statement current_;
  SQLite::Statement past_;
  SQLite::Statement vintages_;
  MergePlan plan_;
  int next_ = kOpenEnd;
  bool same_ = false;
  bool covered_before_ = false;
};

}  // namespace

MergePlan plan_merge(SQLite::Database& db, const std::vector<VersionedCell>& cells, int vintage) {
  return Planner(db, vintage).run(cells);
}

}  // namespace kv::etl
