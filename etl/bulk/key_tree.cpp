// SPDX-License-Identifier: MIT
#include "etl/bulk/key_tree.h"

#include <utility>

#include "schema/error.h"

namespace kv::etl {
namespace {

constexpr std::size_t kChild = 4;                            // bytes of a page's number
constexpr std::size_t kPendingByte = std::size_t{1} << 30U;  // SQLite locks the page that has it

constexpr char kInner = 0x02;
constexpr char kLeaf = 0x0A;

std::size_t header_size(std::size_t height) {
  return height == 0 ? 8 : 12;
}

void put_big_endian(std::string& page, std::size_t at, std::uint32_t number, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i)
    page[at + i] = static_cast<char>(number >> (8 * (bytes - 1 - i)) & 0xFFU);
}

std::uint32_t child_of(std::string_view cell) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < kChild; ++i)
    number = number << 8U | static_cast<unsigned char>(cell[i]);
  return number;
}

}  // namespace

void put_sqlite_varint(std::string& to, std::uint64_t number) {
  unsigned shift = 0;
  while (number >> (shift + 7) != 0) shift += 7;
  for (; shift > 0; shift -= 7) to += static_cast<char>(0x80U | (number >> shift & 0x7FU));
  to += static_cast<char>(number & 0x7FU);
}

KeyTree::KeyTree(Place place, Write write) : place_(place), write_(std::move(write)), levels_(1) {}

void KeyTree::add(std::string_view record) {
  if (record.size() > max_record(place_.page_size))
    throw Error("A row of the table is too long for its page.");
  cell_.clear();
  put_sqlite_varint(cell_, record.size());
  cell_ += record;
  add_cell(0, cell_);
}

bool KeyTree::fits(const Level& level, std::size_t height, std::size_t cell) const {
  return header_size(height) + 2 * (level.starts.size() + 1) + level.cells.size() + cell <=
         place_.page_size;
}

// A cell that does not fit separates this page from the next one: it goes up as soon as another
// follows it, so that no page is empty.
void KeyTree::add_cell(std::size_t height, std::string_view cell) {
  if (!levels_[height].next.empty()) end_page(height);
  Level& level = levels_[height];
  if (!fits(level, height, cell.size())) {
    level.next = cell;
    return;
  }
  level.starts.push_back(static_cast<std::uint32_t>(level.cells.size()));
  level.cells += cell;
}

// Writes the page of `height`, and gives its `next` to the page above as what separates it from
// the page that begins now.
void KeyTree::end_page(std::size_t height) {
  if (levels_.size() == height + 1) levels_.emplace_back();
  Level& level = levels_[height];
  const std::uint32_t number = new_page();
  const std::string next = std::exchange(level.next, {});
  write_page(number, level, height, height == 0 ? 0 : child_of(next));
  level.cells.clear();
  level.starts.clear();
  std::string up(kChild, '\0');
  put_big_endian(up, 0, number, kChild);
  up += std::string_view(next).substr(height == 0 ? 0 : kChild);
  add_cell(height + 1, up);
}

std::string KeyTree::take_last(Level& level) {
  std::string last = level.cells.substr(level.starts.back());
  level.cells.resize(level.starts.back());
  level.starts.pop_back();
  return last;
}

std::uint32_t KeyTree::finish() {
  std::uint32_t right = 0;
  for (std::size_t height = 0; height < levels_.size(); ++height) {
    if (!levels_[height].next.empty()) {
      // Nothing follows what goes up: the last but one goes up instead, and it stands alone.
      std::string alone = std::exchange(levels_[height].next, {});
      levels_[height].next = take_last(levels_[height]);
      end_page(height);
      add_cell(height, alone);
    }
    const bool root = height + 1 == levels_.size();
    const std::uint32_t number = root ? place_.root : new_page();
    write_page(number, levels_[height], height, right);
    right = number;
  }
  return place_.last_page;
}

void KeyTree::write_page(std::uint32_t number, const Level& level, std::size_t height,
                         std::uint32_t right) {
  page_.assign(place_.page_size, '\0');
  const std::size_t first = place_.page_size - level.cells.size();
  page_[0] = height == 0 ? kLeaf : kInner;
  put_big_endian(page_, 3, static_cast<std::uint32_t>(level.starts.size()), 2);
  put_big_endian(page_, 5, static_cast<std::uint32_t>(first & 0xFFFFU), 2);  // 65536 is 0
  if (height > 0) put_big_endian(page_, 8, right, kChild);
  std::size_t at = header_size(height);
  for (const std::uint32_t start : level.starts) {
    put_big_endian(page_, at, static_cast<std::uint32_t>(first) + start, 2);
    at += 2;
  }
  page_.replace(first, level.cells.size(), level.cells);
  write_(number, page_);
}

std::uint32_t KeyTree::new_page() {
  ++place_.last_page;
  if (place_.last_page == kPendingByte / place_.page_size + 1) ++place_.last_page;
  return place_.last_page;
}

}  // namespace kv::etl
