// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "etl/bulk/warehouse_file.h"
#include "etl/history.h"

namespace kv::etl {

/// The cells of the table `observation` in key order, read from the pages of the file without
/// SQLite's machine, which takes seven times as long. They are those of the last commit, whatever
/// the present transaction has changed since: it writes elsewhere until its own commit.
class StoredCells {
 public:
  /// Within a transaction that may write: whether the file has all of the last commit, which it has
  /// not while a write-ahead log has some of it, and is of a form that can be read so.
  static bool possible(SQLite::Database& db);

  /// Within that transaction, begun with KeptPages or in WAL mode; it outlives this.
  explicit StoredCells(SQLite::Database& db);

  /// Goes to the first cell that does not come before `key`. Throws Error where a page is damaged.
  void seek(const CellKey& key);
  void next();
  bool there() const { return !path_.empty(); }
  const CellKey& key() const { return key_; }
  const Value& value() const { return value_; }
  int vintage() const { return vintage_; }

 private:
  // A page on the way from the root to the present cell. In a leaf `at` is that cell; above it is
  // the child that is being read, or where that child has ended the cell behind it.
  struct Page {
    std::string bytes;
    std::size_t count = 0;
    std::size_t at = 0;
    bool leaf = false;
  };

  void push(std::uint32_t number);
  void descend_first();
  void up_to_cell();
  std::uint32_t child(const Page& page) const;
  std::string_view record(const Page& page, std::size_t index) const;
  void take(bool first);
  CellKey decode(std::string_view record);
  static std::int64_t column(std::string_view record, std::size_t index, std::size_t& at);

  WarehouseFile file_;
  std::size_t page_size_;
  std::uint32_t pages_;
  std::uint32_t root_;
  std::vector<Page> path_;
  std::vector<std::string> spare_;  // pages' bytes to be used again
  CellKey decoded_;  // the last one, and the types and bytes of its indicator, period and region
  std::array<char, 3 + 3 * 8> region_{};
  std::size_t region_bytes_ = 0;
  CellKey key_;
  Value value_;
  int vintage_ = 0;
};

}  // namespace kv::etl
