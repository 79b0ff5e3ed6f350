// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <functional>
#include <optional>
#include <span>
#include <sqlite3.h>
#include <vector>

#include "etl/cell_table.h"
#include "etl/history.h"
#include "etl/prepared_statement.h"

namespace kv::etl {

/// Writes what a merge finds. Changes to cells that are there wait until flush(), which must not be
/// called while a statement reads `observation` or `observation_history`.
class MergeWriter {
 public:
  explicit MergeWriter(SQLite::Database& db);

  /// Inserts the cells of an (indicator, period) of which the warehouse has none, at once.
  void fill_scope(int indicator, int period, int vintage, DatedCursor& cells);
  /// A new current cell without a past.
  void insert(const CellKey& key, const Interval& current) {
    new_current_.push_back({key, current});
  }
  /// Replaces the past and present of a cell; both ascend in time.
  void rewrite(const CellKey& key, std::span<const Interval> before,
               std::span<const Interval> after);
  /// True when flush() is due for the sake of memory.
  bool full() const;
  void flush();

 private:
  void insert_all(const PreparedStatement& insert, std::vector<DatedCell>& cells);
  void each(SQLite::Statement& statement, std::vector<DatedCell>& cells,
            const std::function<void(const DatedCell&)>& bind);

  CellTable table_;
  PreparedStatement fill_;
  PreparedStatement insert_current_;
  PreparedStatement insert_past_;
  SQLite::Statement update_current_;
  SQLite::Statement delete_current_;
  SQLite::Statement delete_past_;
  std::vector<DatedCell> new_current_;
  std::vector<DatedCell> new_past_;
  std::vector<DatedCell> changed_current_;
  std::vector<DatedCell> gone_current_;
  std::vector<DatedCell> gone_past_;
};

}  // namespace kv::etl
