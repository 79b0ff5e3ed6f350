// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstddef>
#include <utility>
#include <vector>

#include "etl/bulk/bulk_table.h"
#include "etl/dimensions.h"
#include "etl/history.h"
#include "etl/scope_reader.h"

namespace kv::etl {

/// The way of a large load into a warehouse that has few cells or none: all cells, those that are
/// there too, become the full pages of a BulkTable in key order, within the load's transaction.
/// What comes out is the same as inserting the cells one by one.
class BulkLoad {
 public:
  /// What a load is about to bring.
  struct Size {
    std::size_t cells = 0;
    std::size_t archived_bytes = 0;  ///< that it will store otherwise: they wait in memory
  };

  /// Whether this is the way: the warehouse has at most a fourth as many cells, and no vintage of
  /// the same indicator and period. `scopes`: pairs of them, by their ids. Asked before the
  /// transaction, and again within.
  static bool pays(SQLite::Database& db, Size size, const std::vector<std::pair<int, int>>& scopes);

  /// Within the transaction, as BulkTable demands it.
  BulkLoad(SQLite::Database& db, Size size);

  /// Fills `observation`, and tells the listener of every cell on a thread of its own; end_scope()
  /// is called once, at the end. Throws Error where a cell is there already.
  MergeCounts fill(ScopeReader& reader, int vintage, MergeListener& listener);

  /// The last step before the commit.
  void adopt() { table_.adopt(); }

 private:
  SQLite::Database& db_;
  BulkTable table_;
};

}  // namespace kv::etl
