// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

struct sqlite3_file;

namespace kv::etl {

/// What the first 100 bytes of a database file say of it (SQLite's file format, "The Database
/// Header").
struct FileHeader {
  std::uint32_t changes = 0;     ///< grows by one with each commit
  std::uint32_t pages = 0;       ///< pages behind these are no part of the database
  bool pages_are_right = false;  ///< false where a SQLite before 3.7 has written last
  bool plain_pages = false;      ///< no reserved bytes, no auto-vacuum
};

/// The file of a connection's database `main`, below SQLite: read and written through the handle
/// that SQLite has, since closing another one of the same file would end the process's locks. The
/// caller holds the lock that what he does needs. Throws Error(kCannotOpen) where the disk fails.
class WarehouseFile {
 public:
  static constexpr std::uint64_t kPagesAt = 28;  ///< in the header: four bytes, the highest first

  explicit WarehouseFile(SQLite::Database& db);

  std::uint64_t size() const;
  FileHeader header() const;
  void read(std::uint64_t offset, char* bytes, std::size_t count) const;
  void write(std::uint64_t offset, std::string_view bytes);
  void sync();
  void truncate(std::uint64_t size);
  sqlite3_file* handle() const { return file_; }

 private:
  sqlite3_file* file_ = nullptr;
};

std::uint32_t read_big_endian(const char* bytes);
void write_big_endian(char* bytes, std::uint32_t number);

/// Pages behind the end of the database are what a load leaves that was killed while it wrote
/// them. They do no harm; where there are some, and nobody else writes, they are cut off.
void cut_off_what_was_left(SQLite::Database& db);

}  // namespace kv::etl
