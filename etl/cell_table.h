// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <exception>
#include <sqlite3.h>
#include <string>

#include "etl/history.h"

namespace kv::etl {

/// A cell with the days for which it holds.
struct DatedCell {
  CellKey key;
  Interval interval;
};

/// What the table incoming_cell has, row by row.
class DatedCursor {
 public:
  virtual ~DatedCursor() = default;
  virtual const DatedCell* next() = 0;  ///< nullptr at the end; valid until the next call
};

/// Lets an INSERT … SELECT draw cells from the program: the virtual table incoming_cell (indicator,
/// period, region, breakdown, value, status, since, until) of this connection only. One statement
/// for many rows is what makes SQLite fast, and this one has no limit and binds nothing.
class CellTable {
 public:
  explicit CellTable(SQLite::Database& db);
  ~CellTable();
  CellTable(const CellTable&) = delete;
  CellTable& operator=(const CellTable&) = delete;

  /// Runs `statement`, an INSERT … SELECT … FROM incoming_cell, over `cells`. What `cells` throws
  /// comes through; an Error says why the warehouse cannot be written.
  void run(sqlite3_stmt* statement, DatedCursor& cells);

 private:
  friend struct CellTableModule;
  SQLite::Database& db_;
  DatedCursor* cells_ = nullptr;
  std::exception_ptr failure_;
};

}  // namespace kv::etl
