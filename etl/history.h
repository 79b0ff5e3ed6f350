// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <compare>
#include <cstddef>
#include <vector>

#include "etl/batch.h"
#include "etl/value.h"

namespace kv::etl {

/// Where an observation stands in the warehouse.
struct CellKey {
  int indicator = 0;
  int period = 0;
  int region = 0;
  int breakdown = 0;
  auto operator<=>(const CellKey&) const = default;
};

struct VersionedCell {
  CellKey key;
  Value value;
  Position at;
};

/// Day numbers; `to` is exclusive, kOpenEnd for the current value.
inline constexpr int kOpenEnd = 2147483647;
struct Interval {
  int from = 0;
  int to = kOpenEnd;
  Value value;
};

/// What a vintage does to one cell. `before` and `after` are meaningless where there was or is
/// none.
struct CellChange {
  enum class Kind { kNew, kRevised, kRemoved, kConflict };
  Kind kind = Kind::kNew;
  CellKey key;
  Value before;
  Value after;
  Position at;  ///< of the new value; not for kRemoved
};

/// The effect of a vintage on the warehouse, computed before anything is written.
struct MergePlan {
  std::size_t unchanged = 0;
  std::size_t added = 0;
  std::size_t revised = 0;
  std::size_t removed = 0;
  std::size_t in_scope_before = 0;  ///< cells that stood in the periods that the vintage speaks of
  std::vector<CellChange> changes;  ///< all but kNew
  std::vector<VersionedCell> inserts;  ///< new current cells without a past, in key order
  struct Rewrite {
    CellKey key;
    std::vector<Interval> intervals;  ///< the whole past and present of the cell
  };
  std::vector<Rewrite> rewrites;  ///< cells whose history changes, in key order
};

/// Compares `cells` (in key order, no key twice) as the statement of day `vintage` with the
/// warehouse. Within an (indicator, period) that the cells speak of, a cell that is not among them
/// is removed as of that vintage; a statement holds until the next vintage that speaks of the same
/// (indicator, period), so that vintages give the same history in whatever order they come. A
/// second file of the same vintage may add cells but not contradict: that is a kConflict.
MergePlan plan_merge(SQLite::Database& db, const std::vector<VersionedCell>& cells, int vintage);

/// Writes the plan. The caller holds the transaction and has checked that there is no conflict.
void apply_merge(SQLite::Database& db, const MergePlan& plan, int vintage);

}  // namespace kv::etl
