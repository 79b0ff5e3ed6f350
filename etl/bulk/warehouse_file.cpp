// SPDX-License-Identifier: MIT
#include "etl/bulk/warehouse_file.h"

#include <SQLiteCpp/Transaction.h>
#include <algorithm>
#include <sqlite3.h>
#include <string>

#include "schema/error.h"

namespace kv::etl {
namespace {

void require(int code) {
  if (code != SQLITE_OK)
    throw Error(std::string("The warehouse could not be written: ") + sqlite3_errstr(code) + ".",
                "Nothing was changed. Check the disk, then load again.", ExitCode::kCannotOpen);
}

bool has_surplus(const WarehouseFile& file, std::uint64_t page_size) {
  const FileHeader header = file.header();
  return header.pages_are_right && file.size() > header.pages * page_size;
}

}  // namespace

std::uint32_t read_big_endian(const char* bytes) {
  std::uint32_t number = 0;
  for (int i = 0; i < 4; ++i) number = number << 8U | static_cast<unsigned char>(bytes[i]);
  return number;
}

void write_big_endian(char* bytes, std::uint32_t number) {
  for (int i = 3; i >= 0; --i, number >>= 8U) bytes[i] = static_cast<char>(number & 0xFFU);
}

WarehouseFile::WarehouseFile(SQLite::Database& db) {
  require(sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file_));
  if (!file_ || !file_->pMethods) require(SQLITE_CANTOPEN);
}

std::uint64_t WarehouseFile::size() const {
  sqlite3_int64 size = 0;
  require(file_->pMethods->xFileSize(file_, &size));
  return static_cast<std::uint64_t>(size);
}

FileHeader WarehouseFile::header() const {
  constexpr std::size_t kReserved = 20;
  constexpr std::size_t kChanges = 24;
  constexpr std::size_t kAutoVacuum = 52;
  constexpr std::size_t kValidFor = 92;
  std::array<char, 100> bytes{};
  read(0, bytes.data(), bytes.size());
  FileHeader header;
  header.changes = read_big_endian(&bytes[kChanges]);
  header.pages = read_big_endian(&bytes[kPagesAt]);
  header.pages_are_right = header.pages > 0 && read_big_endian(&bytes[kValidFor]) == header.changes;
  header.plain_pages = bytes[kReserved] == 0 && read_big_endian(&bytes[kAutoVacuum]) == 0;
  return header;
}

void WarehouseFile::read(std::uint64_t offset, char* bytes, std::size_t count) const {
  require(file_->pMethods->xRead(file_, bytes, static_cast<int>(count),
                                 static_cast<sqlite3_int64>(offset)));
}

// SQLite's pages have at most 64 KiB, and its files take little more at a time.
void WarehouseFile::write(std::uint64_t offset, std::string_view bytes) {
  constexpr std::size_t kAtOnce = std::size_t{1} << 16U;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kAtOnce, bytes.size()))) {
    const auto count = static_cast<int>(std::min(kAtOnce, bytes.size()));
    require(
        file_->pMethods->xWrite(file_, bytes.data(), count, static_cast<sqlite3_int64>(offset)));
    offset += static_cast<std::uint64_t>(count);
  }
}

void WarehouseFile::sync() {
  require(file_->pMethods->xSync(file_, SQLITE_SYNC_NORMAL));
}

void WarehouseFile::truncate(std::uint64_t size) {
  require(file_->pMethods->xTruncate(file_, static_cast<sqlite3_int64>(size)));
}

void cut_off_what_was_left(SQLite::Database& db) {
  const auto page_size =
      static_cast<std::uint64_t>(db.execAndGet("PRAGMA main.page_size").getInt64());
  WarehouseFile file(db);
  if (!has_surplus(file, page_size)) return;
  if (db.execAndGet("PRAGMA main.journal_mode").getString() == "wal") return;
  const int waits = db.execAndGet("PRAGMA busy_timeout").getInt();
  db.setBusyTimeout(0);
  try {
    // Who writes has the file to himself, and these may be the pages that he is writing.
    const SQLite::Transaction alone(db, SQLite::TransactionBehavior::IMMEDIATE);
    if (has_surplus(file, page_size)) file.truncate(file.header().pages * page_size);
  } catch (const SQLite::Exception&) {
    // busy: another time
  }
  db.setBusyTimeout(waits);
}

}  // namespace kv::etl
