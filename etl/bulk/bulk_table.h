// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstdint>
#include <string>
#include <string_view>

#include "etl/bulk/key_tree.h"
#include "etl/stream/spill_file.h"

namespace kv::etl {

/// A temporary database beside the warehouse, on the same connection as `bulk`, with one table as
/// the warehouse has it. Its rows are written as full pages, without SQLite. From there SQLite
/// copies the table into the warehouse's empty one record by record, which takes a third of what
/// inserting the rows does and leaves no page half empty.
class BulkTable {
 public:
  /// Not within a transaction. The file is unlinked as soon as SQLite has opened it; a process that
  /// is killed in that moment leaves an empty table of some pages in the temporary folder.
  BulkTable(SQLite::Database& db, const std::string& table);
  /// Not within a transaction either.
  ~BulkTable();
  BulkTable(const BulkTable&) = delete;
  BulkTable& operator=(const BulkTable&) = delete;

  /// Adds a row as SQLite's record; rows come in key order, none twice.
  void add(std::string_view record) { tree_.add(record); }
  /// Completes the table; only then may it be read, as bulk.TABLE.
  void finish();

 private:
  // Makes the file with an empty table; where the table's pages go.
  KeyTree::Place begin(const std::string& table);
  void write(std::uint64_t offset, std::string_view bytes);

  SQLite::Database& db_;
  SpillFile file_;
  KeyTree::Place place_;
  KeyTree tree_;
};

}  // namespace kv::etl
