// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <cstddef>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <string_view>

#include "etl/bulk/commit_patch.h"
#include "etl/bulk/key_tree.h"
#include "etl/bulk/warehouse_file.h"

namespace kv::etl {

/// All rows of a table WITHOUT ROWID anew, within a transaction of its warehouse: they are written
/// as full pages behind the end of the database, without SQLite, where neither readers nor a
/// rollback journal know of them, and the commit takes them in (see CommitPatch). Each page goes
/// to the disk once. What breaks the transaction off leaves the warehouse as it was; a kill leaves
/// pages that do not count, which cut_off_what_was_left() removes.
class BulkTable {
 public:
  /// Whether the file is one that can be written so. Within a transaction or not.
  static bool possible(SQLite::Database& db);

  /// Within a transaction that may write, which has begun with KeptPages and outlives this.
  /// `other_pages`: about how many pages else it will add to the file; where they are more or
  /// fewer, some are moved.
  BulkTable(SQLite::Database& db, const std::string& table, std::size_t other_pages);
  ~BulkTable();
  BulkTable(const BulkTable&) = delete;
  BulkTable& operator=(const BulkTable&) = delete;

  /// Adds a row as SQLite's record with its length before it; rows come in key order, none twice.
  void add_cell(std::string_view cell) { tree_->add_cell(cell); }
  /// No row follows: SQLite's own table is emptied, and the disk begins to write.
  void complete();
  /// The last step of the transaction before its commit, which then takes the rows in.
  void adopt();

 private:
  void write(std::uint32_t page, std::string_view pages);
  void move(std::uint32_t from, std::uint32_t to);
  std::uint64_t offset(std::uint32_t page) const { return std::uint64_t{page - 1} * page_size_; }
  std::uint32_t page_count();

  SQLite::Database& db_;
  std::string table_;
  WarehouseFile file_;
  FileHeader header_;
  std::uint64_t size_before_;
  std::uint32_t page_size_;
  std::uint32_t root_;
  std::optional<KeyTree> tree_;
  std::future<void> syncing_;
  std::optional<CommitPatch> patch_;
};

}  // namespace kv::etl
