// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "etl/bulk/bulk_table.h"
#include "etl/dimensions.h"
#include "etl/history.h"
#include "etl/scope_reader.h"

namespace kv::etl {

/// The way of a large load into a warehouse that has few cells or none: all cells, those that are
/// there too, go in key order into a BulkTable before the transaction begins; in the transaction
/// the table `observation` is emptied and filled from it. What comes out is the same as inserting
/// the cells one by one.
class BulkLoad {
 public:
  /// Reads the cells once. nullptr where inserting is the way: the warehouse has more than a fourth
  /// as many cells, or a vintage of the same indicator and period; a cell stands twice; there is no
  /// room for a temporary file. `scopes`, pairs of indicator and period, and `ids` as the reader
  /// has them.
  static std::unique_ptr<BulkLoad> prepare(SQLite::Database& db, std::size_t cells, int vintage,
                                           const std::vector<std::pair<int, int>>& scopes,
                                           const DimensionIds& ids, ScopeReader& reader);

  /// Within the transaction: whether the warehouse and the ids are still as they were. If not, the
  /// cells have to be inserted.
  bool holds(const DimensionIds& ids) const;

  /// Fills `observation`, and meanwhile tells the listener of every cell on a thread of its own;
  /// end_scope() is called once, at the end. `reader` gives the same cells again; they are counted.
  MergeCounts fill(ScopeReader& reader, MergeListener& listener);

 private:
  BulkLoad(SQLite::Database& db, const DimensionIds& ids);
  std::int64_t version() const;
  bool write(int vintage, ScopeReader& reader);

  SQLite::Database& db_;
  DimensionIds ids_;
  std::int64_t version_;  // changes when another connection has changed the warehouse
  BulkTable table_;
  std::size_t cells_ = 0;
  bool had_cells_ = false;
};

}  // namespace kv::etl
