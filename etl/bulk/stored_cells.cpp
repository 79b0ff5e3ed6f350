// SPDX-License-Identifier: MIT
#include "etl/bulk/stored_cells.h"

#include <SQLiteCpp/Statement.h>
#include <array>
#include <bit>
#include <cstring>
#include <sqlite3.h>
#include <utility>

#include "schema/error.h"

namespace kv::etl {
namespace {

constexpr unsigned char kInner = 0x02;
constexpr unsigned char kLeaf = 0x0A;
constexpr std::size_t kMaxDepth = 20;
constexpr std::size_t kColumns = 7;
constexpr std::size_t kValue = 4;  // the column
constexpr std::uint8_t kReal = 7;  // its type

[[noreturn]] void damaged() {
  throw Error("The table of the warehouse's figures is damaged; nothing was loaded.",
              "Run `etl verify`, and take a backup or `etl rebuild`.");
}

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::size_t two_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(byte_at(bytes, at)) << 8U | byte_at(bytes, at + 1);
}

// A number of SQLite's record in so many bytes, the most significant first; 8 can be read there.
std::int64_t signed_at(const char* at, std::size_t size) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, at, sizeof bits);
  if constexpr (std::endian::native == std::endian::little) bits = __builtin_bswap64(bits);
  return static_cast<std::int64_t>(bits) >> (64 - 8 * size);
}

// Of a log that is written ahead: whether there is anything in it.
bool log_is_empty(SQLite::Database& db) {
  sqlite3_file* log = nullptr;
  if (sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) !=
          SQLITE_OK ||
      !log || !log->pMethods)
    return false;
  sqlite3_int64 size = 0;
  return log->pMethods->xFileSize(log, &size) == SQLITE_OK && size == 0;
}

}  // namespace

bool StoredCells::possible(SQLite::Database& db) {
  const std::string mode = db.execAndGet("PRAGMA main.journal_mode").getString();
  const FileHeader header = WarehouseFile(db).header();
  return header.pages_are_right && header.plain_pages &&
         ((mode == "wal" && log_is_empty(db)) ||
          (mode == "delete" && db.execAndGet("PRAGMA main.cache_spill").getInt() == 0));
}

StoredCells::StoredCells(SQLite::Database& db)
    : file_(db),
      page_size_(static_cast<std::size_t>(db.execAndGet("PRAGMA main.page_size").getInt64())),
      pages_(file_.header().pages),
      root_(static_cast<std::uint32_t>(
          db.execAndGet("SELECT rootpage FROM main.sqlite_schema WHERE name = 'observation'")
              .getInt64())) {}

void StoredCells::push(std::uint32_t number) {
  if (number < 2 || number > pages_ || path_.size() == kMaxDepth) damaged();
  Page page;
  if (!spare_.empty()) {
    page.bytes = std::move(spare_.back());
    spare_.pop_back();
  }
  page.bytes.resize(page_size_ + sizeof(std::uint64_t));  // a number is read as so many bytes
  file_.read(std::uint64_t{number - 1} * page_size_, page.bytes.data(), page_size_);
  const unsigned char kind = byte_at(page.bytes, 0);
  if (kind != kInner && kind != kLeaf) damaged();
  page.leaf = kind == kLeaf;
  page.count = two_at(page.bytes, 3);
  if ((page.leaf ? 8 : 12) + 2 * page.count > page_size_) damaged();
  path_.push_back(std::move(page));
}

std::uint32_t StoredCells::child(const Page& page) const {
  if (page.at == page.count) return read_big_endian(&page.bytes[8]);
  const std::size_t cell = two_at(page.bytes, 12 + 2 * page.at);
  if (cell + 4 > page_size_) damaged();
  return read_big_endian(&page.bytes[cell]);
}

// A record of an observation is shorter than a varint of one byte can say.
std::string_view StoredCells::record(const Page& page, std::size_t index) const {
  const std::size_t cell =
      two_at(page.bytes, (page.leaf ? 8 : 12) + 2 * index) + (page.leaf ? 0 : 4);
  if (cell + 1 + kColumns > page_size_) damaged();
  const std::size_t size = byte_at(page.bytes, cell);
  if (size > 127 || cell + 1 + size > page_size_) damaged();
  return std::string_view(page.bytes).substr(cell + 1, size);
}

// A column of a record; `at` goes on to the next one's bytes.
std::int64_t StoredCells::column(std::string_view record, std::size_t index, std::size_t& at) {
  static constexpr std::array<std::uint8_t, 10> kBytesOfType{0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
  const std::uint8_t type = byte_at(record, index + 1);
  if (type >= kBytesOfType.size()) damaged();
  if ((type == kReal || type == 0) && index != kValue) damaged();
  const std::size_t size = kBytesOfType[type];
  if (at + size > record.size()) damaged();
  const std::int64_t number = size > 0 ? signed_at(record.data() + at, size) : type == 9 ? 1 : 0;
  at += size;
  return number;
}

CellKey StoredCells::decode(std::string_view record) {
  std::size_t at = 1 + kColumns;
  if (record.size() < at || byte_at(record, 0) != at) damaged();
  CellKey key = decoded_;
  // Most begin as the one before: header, and the bytes of indicator, period and region.
  constexpr std::size_t kTypes = 3;
  if (region_bytes_ != 0 && record.size() >= at + region_bytes_ &&
      std::memcmp(record.data() + 1, region_.data(), kTypes) == 0 &&
      std::memcmp(record.data() + at, region_.data() + kTypes, region_bytes_) == 0) {
    at += region_bytes_;
  } else {
    key.indicator = static_cast<int>(column(record, 0, at));
    key.period = static_cast<int>(column(record, 1, at));
    key.region = static_cast<int>(column(record, 2, at));
    region_bytes_ = at - 1 - kColumns;
    std::memcpy(region_.data(), record.data() + 1, kTypes);
    std::memcpy(region_.data() + kTypes, record.data() + 1 + kColumns, region_bytes_);
  }
  key.breakdown = static_cast<int>(column(record, 3, at));
  const std::int64_t value = column(record, kValue, at);
  const std::int64_t status = column(record, 5, at);
  vintage_ = static_cast<int>(column(record, 6, at));
  // A value or a reason why there is none, as the table's CHECK has it.
  const std::uint8_t type = byte_at(record, 1 + kValue);
  if (status < 0 || status > kStatusInfinite || (type == 0) != (status != kStatusNumber)) damaged();
  value_.status = static_cast<std::uint8_t>(status);
  value_.is_integer = type != kReal;
  value_.integer = value_.is_integer ? value : 0;
  value_.real = value_.is_integer ? 0 : std::bit_cast<double>(value);
  return decoded_ = key;
}

// Keys ascend, also where a damaged page leads back to where one has been.
void StoredCells::take(bool first) {
  if (path_.empty()) return;
  const CellKey before = key_;
  key_ = decode(record(path_.back(), path_.back().at));
  if (!first && key_ <= before) damaged();
}

// From a page that was just pushed to the first cell below it.
void StoredCells::descend_first() {
  while (!path_.back().leaf) push(child(path_.back()));
}

// Where a page has ended, the next cell is the one behind it in the page above.
void StoredCells::up_to_cell() {
  while (!path_.empty() && path_.back().at == path_.back().count) {
    spare_.push_back(std::move(path_.back().bytes));
    path_.pop_back();
  }
}

void StoredCells::next() {
  Page& page = path_.back();
  ++page.at;
  if (!page.leaf) {
    push(child(page));
    descend_first();
  }
  up_to_cell();
  take(false);
}

void StoredCells::seek(const CellKey& key) {
  path_.clear();
  push(root_);
  while (true) {
    Page& page = path_.back();
    std::size_t low = 0;
    for (std::size_t high = page.count; low < high;) {
      const std::size_t middle = (low + high) / 2;
      if (decode(record(page, middle)) < key)
        low = middle + 1;
      else
        high = middle;
    }
    page.at = low;
    if (page.leaf) break;
    if (low < page.count && decode(record(page, low)) == key) break;
    push(child(page));
  }
  up_to_cell();
  take(true);
}

}  // namespace kv::etl
