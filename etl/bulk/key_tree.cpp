// SPDX-License-Identifier: MIT
#include "etl/bulk/key_tree.h"

#include <cstring>
#include <utility>

#include "etl/bulk/warehouse_file.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

constexpr std::size_t kChild = 4;                            // bytes of a page's number
constexpr std::size_t kPendingByte = std::size_t{1} << 30U;  // SQLite locks the page that has it
constexpr std::size_t kAtOnce = std::size_t{1} << 17U;       // bytes that are written together

constexpr char kInner = 0x02;
constexpr char kLeaf = 0x0A;
constexpr std::size_t kLeafHeader = 8;
constexpr std::size_t kInnerHeader = 12;

void put_two(char* page, std::size_t at, std::size_t number) {
  page[at] = static_cast<char>(number >> 8U & 0xFFU);  // of 65536 this is 0, as it shall be
  page[at + 1] = static_cast<char>(number & 0xFFU);
}

std::size_t two_at(const char* page, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(page[at])) << 8U |
         static_cast<unsigned char>(page[at + 1]);
}

}  // namespace

void put_sqlite_varint(std::string& to, std::uint64_t number) {
  unsigned shift = 0;
  while (number >> (shift + 7) != 0) shift += 7;
  for (; shift > 0; shift -= 7) to += static_cast<char>(0x80U | (number >> shift & 0x7FU));
  to += static_cast<char>(number & 0x7FU);
}

KeyTree::KeyTree(std::size_t page_size, std::uint32_t first_page, Write write)
    : page_size_(page_size),
      locked_(static_cast<std::uint32_t>(kPendingByte / page_size + 1)),
      write_(std::move(write)),
      buffer_page_(first_page == locked_ ? first_page + 1 : first_page) {
  buffer_.reserve(kAtOnce + page_size);
  begin_leaf();
}

std::uint32_t KeyTree::after(std::uint32_t page) const {
  return page + 1 == locked_ ? page + 2 : page + 1;
}

void KeyTree::begin_leaf() {
  leaf_ = {buffer_.size(), page_size_, 0};
  buffer_.resize(buffer_.size() + page_size_, '\0');
}

void KeyTree::add(std::string_view record) {
  if (record.size() > max_record(page_size_))
    throw Error("A row of the table is too long for its page.");
  cell_.clear();
  put_sqlite_varint(cell_, record.size());
  cell_ += record;
  add_cell(cell_);
}

// A cell that does not fit separates this page from the next one: it goes up as soon as another
// follows it, so that no page is empty.
void KeyTree::add_cell(std::string_view cell) {
  if (!next_.empty()) {
    const std::string separator = std::exchange(next_, {});
    end_leaf();
    begin_leaf();
    add_child(0, static_cast<std::uint32_t>(leaves_.size() - 1), separator);
  }
  if (kLeafHeader + 2 * (leaf_.count + 1) + cell.size() > leaf_.top) {
    next_ = cell;
    return;
  }
  leaf_.top -= cell.size();
  std::memcpy(leaf() + leaf_.top, cell.data(), cell.size());
  put_two(leaf(), kLeafHeader + 2 * leaf_.count++, leaf_.top);
}

void KeyTree::close_leaf() {
  leaf()[0] = kLeaf;
  put_two(leaf(), 3, leaf_.count);
  put_two(leaf(), 5, leaf_.top);
}

void KeyTree::end_leaf() {
  close_leaf();
  const auto page = buffer_page_ + static_cast<std::uint32_t>(leaf_.at / page_size_);
  leaves_.push_back(page);
  if (buffer_.size() >= kAtOnce || page + 1 == locked_) flush();
}

void KeyTree::flush() {
  if (buffer_.empty()) return;
  write_(buffer_page_, buffer_);
  buffer_page_ = after(leaves_.back());
  buffer_.clear();
}

std::string KeyTree::take_last_of_leaf() {
  const std::size_t end =
      leaf_.count > 1 ? two_at(leaf(), kLeafHeader + 2 * (leaf_.count - 2)) : page_size_;
  std::string last(leaf() + leaf_.top, end - leaf_.top);
  std::memset(leaf() + leaf_.top, 0, last.size());
  put_two(leaf(), kLeafHeader + 2 * --leaf_.count, 0);
  leaf_.top = end;
  return last;
}

// `separator` stands between the child and the one that comes after it.
void KeyTree::add_child(std::size_t level, std::uint32_t child, std::string_view separator) {
  if (levels_.size() == level) levels_.emplace_back().nodes.emplace_back();
  if (!levels_[level].next.empty()) end_node(level);
  std::string cell(kChild, '\0');
  write_big_endian(cell.data(), child);
  cell += separator;
  Level& here = levels_[level];
  Node& node = here.nodes.back();
  if (kInnerHeader + 2 * (node.starts.size() + 1) + node.cells.size() + cell.size() > page_size_) {
    here.next = std::move(cell);
    return;
  }
  node.starts.push_back(static_cast<std::uint32_t>(node.cells.size()));
  node.cells += cell;
}

void KeyTree::end_node(std::size_t level) {
  const std::string next = std::exchange(levels_[level].next, {});
  std::vector<Node>& nodes = levels_[level].nodes;
  nodes.back().right = read_big_endian(next.data());
  const auto number = static_cast<std::uint32_t>(nodes.size() - 1);
  nodes.emplace_back();
  add_child(level + 1, number, std::string_view(next).substr(kChild));
}

// Moves leaves to where they are to lie; which pages are left for the others. Returns the last one.
std::uint32_t KeyTree::place_leaves(std::uint32_t last_page, const Move& move,
                                    std::vector<std::uint32_t>& free) {
  std::size_t others = 0;
  for (const Level& level : levels_) others += level.nodes.size();
  const std::size_t count = leaves_.size() + others - 1;  // without the root
  std::size_t kept = 0;                                   // leaves before it lie too far ahead
  while (kept < leaves_.size() && leaves_[kept] <= last_page) ++kept;
  std::size_t leaf = kept;
  std::uint32_t page = last_page;
  for (std::size_t i = 0; i < count; ++i) {
    page = after(page);
    if (leaf < leaves_.size() && leaves_[leaf] == page)
      ++leaf;
    else
      free.push_back(page);
  }
  std::size_t used = 0;
  const auto put = [&](std::uint32_t& from) {
    move(from, free[used]);
    from = free[used++];
  };
  for (std::size_t i = leaf; i < leaves_.size(); ++i) put(leaves_[i]);
  for (std::size_t i = 0; i < kept; ++i) put(leaves_[i]);
  free.erase(free.begin(), free.begin() + static_cast<std::ptrdiff_t>(used));
  return page;
}

KeyTree::Tree KeyTree::finish(std::uint32_t last_page, const Move& move) {
  if (!next_.empty()) {
    // Nothing follows what goes up: the last but one goes up instead, and it stands alone.
    const std::string alone = std::exchange(next_, {});
    next_ = take_last_of_leaf();
    add_cell(alone);
  }
  if (levels_.empty()) {  // all is in the root
    close_leaf();
    return {buffer_, last_page};
  }
  end_leaf();
  flush();
  for (std::size_t level = 0; level < levels_.size(); ++level) {
    if (!levels_[level].next.empty()) {
      std::string alone = std::exchange(levels_[level].next, {});
      Node& node = levels_[level].nodes.back();
      levels_[level].next = node.cells.substr(node.starts.back());
      node.cells.resize(node.starts.back());
      node.starts.pop_back();
      const std::uint32_t child = read_big_endian(alone.data());
      add_child(level, child, std::string_view(alone).substr(kChild));
    }
    const std::size_t children = level == 0 ? leaves_.size() : levels_[level - 1].nodes.size();
    levels_[level].nodes.back().right = static_cast<std::uint32_t>(children - 1);
  }
  std::vector<std::uint32_t> free;
  last_page = place_leaves(last_page, move, free);

  std::vector<std::uint32_t> children = leaves_;
  auto page = free.begin();
  for (Level& level : levels_) {
    if (&level == &levels_.back()) break;
    std::vector<std::uint32_t> numbers;
    for (Node& node : level.nodes) {
      numbers.push_back(*page);
      write_(*page++, page_of(node, children));
    }
    children = std::move(numbers);
  }
  return {page_of(levels_.back().nodes.back(), children), last_page};
}

std::string KeyTree::page_of(Node& node, const std::vector<std::uint32_t>& children) const {
  std::string page(page_size_, '\0');
  const std::size_t first = page_size_ - node.cells.size();
  page[0] = kInner;
  put_two(page.data(), 3, node.starts.size());
  put_two(page.data(), 5, first);
  write_big_endian(&page[8], children[node.right]);
  std::size_t at = kInnerHeader;
  for (const std::uint32_t start : node.starts) {
    char* const cell = &node.cells[start];
    write_big_endian(cell, children[read_big_endian(cell)]);
    put_two(page.data(), at, first + start);
    at += 2;
  }
  page.replace(first, node.cells.size(), node.cells);
  return page;
}

}  // namespace kv::etl
