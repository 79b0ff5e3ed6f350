// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// Makes the pages of a table WITHOUT ROWID from its rows in key order, each page full (SQLite's
/// file format, "B-tree Pages": https://www.sqlite.org/fileformat2.html). Leaves, which name no
/// other page, are written as they fill; the pages above them, one for hundreds of leaves, are kept
/// until it is known which numbers the pages get.
class KeyTree {
 public:
  /// Takes pages that follow each other in the file, and the number of the first of them.
  using Write = std::function<void(std::uint32_t page, std::string_view pages)>;
  /// Copies a page that was written to another place.
  using Move = std::function<void(std::uint32_t from, std::uint32_t to)>;

  /// Leaves are written to `first_page` and those behind it. page_size: without reserved bytes.
  KeyTree(std::size_t page_size, std::uint32_t first_page, Write write);

  /// Adds a row as SQLite's record, which has at most max_record() bytes.
  void add(std::string_view record);
  /// The same, the record's length before it (as put_sqlite_varint writes it).
  void add_cell(std::string_view cell);

  struct Tree {
    std::string root;             ///< the root page, which goes where SQLite looks for it
    std::uint32_t last_page = 0;  ///< of the file
  };
  /// Completes the tree, so that with its root apart it fills the pages behind `last_page` without
  /// a gap: leaves that lie elsewhere are moved.
  Tree finish(std::uint32_t last_page, const Move& move);

  /// A longer record would need overflow pages, which are not made.
  static std::size_t max_record(std::size_t page_size) { return (page_size - 12) * 64 / 255 - 23; }

 private:
  // The leaf that is being filled: the cells lie at the end of its page, before them is room.
  struct Leaf {
    std::size_t at = 0;   // where it begins in buffer_
    std::size_t top = 0;  // where its last cell begins, from there
    std::size_t count = 0;
  };
  // A page above the leaves. Until the end the children are named by how many come before them.
  struct Node {
    std::string cells;                  // one after the other
    std::vector<std::uint32_t> starts;  // of each of them
    std::uint32_t right = 0;            // the last child
  };
  // The pages of one height above the leaves; the last one is being filled.
  struct Level {
    std::vector<Node> nodes;
    std::string next;  // the cell that did not fit: it becomes its parent's
  };

  char* leaf() { return &buffer_[leaf_.at]; }
  void begin_leaf();
  void close_leaf();
  void end_leaf();
  std::string take_last_of_leaf();
  void flush();
  void add_child(std::size_t level, std::uint32_t child, std::string_view separator);
  void end_node(std::size_t level);
  std::uint32_t place_leaves(std::uint32_t last_page, const Move& move,
                             std::vector<std::uint32_t>& free);
  std::string page_of(Node& node, const std::vector<std::uint32_t>& children) const;
  std::uint32_t after(std::uint32_t page) const;

  std::size_t page_size_;
  std::uint32_t locked_;  // the page that SQLite never uses
  Write write_;
  std::string buffer_;         // leaves that are not yet written, and the one being filled
  std::uint32_t buffer_page_;  // the number of the first of them
  Leaf leaf_;
  std::string next_;                   // the leaf's cell that did not fit
  std::vector<std::uint32_t> leaves_;  // the pages of the complete ones
  std::vector<Level> levels_;
  std::string cell_;
};

/// Appends a number below 2^56 as SQLite's varint: seven bits a byte, the most significant first.
void put_sqlite_varint(std::string& to, std::uint64_t number);

}  // namespace kv::etl
