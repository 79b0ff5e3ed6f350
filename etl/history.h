// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <compare>
#include <cstddef>
#include <memory>
#include <set>
#include <string>

#include "etl/batch_cell.h"
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
  bool operator==(const Interval&) const = default;
};

/// What a vintage does to one cell. `before` and `after` are meaningless where there was or is
/// none.
struct CellChange {
  enum class Kind { kNew, kUnchanged, kRevised, kRemoved, kConflict };
  Kind kind = Kind::kNew;
  CellKey key;
  Value before;
  Value after;
  Position at;  ///< of the new value; not for kRemoved
};

/// Is told of every cell of the files and of every cell that is removed, in key order within a
/// scope, while the merge goes on. What it has to write to the warehouse it writes in end_scope():
/// during cell() a statement on `observation` is running, perhaps on another thread. Between
/// begin_scope() and end_scope() nothing else may change what cell() uses.
class MergeListener {
 public:
  virtual ~MergeListener() = default;
  virtual void begin_scope(int /*indicator*/, int /*period*/) {}
  virtual void cell(const CellChange& change) = 0;
  virtual void end_scope() {}
};

/// The cells of one (indicator, period), in key order, no key twice.
class CellCursor {
 public:
  virtual ~CellCursor() = default;
  /// nullptr at the end. Valid until the next call.
  virtual const VersionedCell* next() = 0;
};

struct MergeCounts {
  std::size_t unchanged = 0;
  std::size_t added = 0;
  std::size_t revised = 0;  ///< conflicts too
  std::size_t removed = 0;
  std::size_t conflicts = 0;
  std::size_t in_scope_before = 0;  ///< cells that stood in the periods that the vintage speaks of
};

/// Compares cells as the statement of one day with the warehouse, one (indicator, period) after the
/// other, and in mode kWrite makes the warehouse say so. Within an (indicator, period) that the
/// cells speak of, a cell that is not among them is removed as of that vintage; a statement holds
/// until the next vintage that speaks of the same (indicator, period), so that vintages give the
/// same history in whatever order they come. A second file of the same vintage may add cells but
/// not contradict: that is a kConflict, which is told and not written. All that holds for each kind
/// of region by itself: a vintage of municipalities neither removes nor ends what stands for
/// counties.
///
/// Memory does not grow with the cells. In mode kWrite the caller holds the transaction and rolls
/// it back after a conflict. Throws Error(kCannotOpen) when the warehouse cannot be written.
class Merge {
 public:
  enum class Mode { kCompare, kWrite };
  /// kinds: those of the regions that the cells may be of (see level_kind()).
  Merge(SQLite::Database& db, int vintage, Mode mode, MergeListener& listener,
        const std::set<std::string>& kinds = {"kommune"});
  ~Merge();
  Merge(const Merge&) = delete;
  Merge& operator=(const Merge&) = delete;

  /// Takes all of the scope's cells from `cells`. A scope comes once.
  void scope(int indicator, int period, CellCursor& cells);
  const MergeCounts& counts() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace kv::etl
