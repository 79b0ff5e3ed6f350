// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// Makes the pages of a table WITHOUT ROWID from its rows in key order, each page full and written
/// once (SQLite's file format, "B-tree Pages": https://www.sqlite.org/fileformat2.html). Memory is
/// some pages.
class KeyTree {
 public:
  struct Place {
    std::size_t page_size = 0;    ///< without reserved bytes
    std::uint32_t root = 0;       ///< the page at which SQLite looks for the table
    std::uint32_t last_page = 0;  ///< of the file so far; others are added behind it
  };
  /// Takes a page's number, from 1, and its bytes.
  using Write = std::function<void(std::uint32_t page, std::string_view bytes)>;

  KeyTree(Place place, Write write);

  /// Adds a row as SQLite's record, which has at most max_record() bytes.
  void add(std::string_view record);
  /// Writes what is left, at last the root. Returns the number of the file's last page.
  std::uint32_t finish();

  /// A longer record would need overflow pages, which are not made.
  static std::size_t max_record(std::size_t page_size) { return (page_size - 12) * 64 / 255 - 23; }

 private:
  // A page that is being filled, at one height above the leaves.
  struct Level {
    std::string cells;                  // one after the other
    std::vector<std::uint32_t> starts;  // of each of them
    std::string next;                   // the cell that did not fit: it becomes its parent's
  };

  void add_cell(std::size_t height, std::string_view cell);
  bool fits(const Level& level, std::size_t height, std::size_t cell) const;
  void end_page(std::size_t height);
  std::string take_last(Level& level);
  void write_page(std::uint32_t number, const Level& level, std::size_t height,
                  std::uint32_t right);
  std::uint32_t new_page();

  Place place_;
  Write write_;
  std::vector<Level> levels_;
  std::string page_;
  std::string cell_;
};

/// Appends a number below 2^56 as SQLite's varint: seven bits a byte, the most significant first.
void put_sqlite_varint(std::string& to, std::uint64_t number);

}  // namespace kv::etl
