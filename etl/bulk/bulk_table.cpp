// SPDX-License-Identifier: MIT
#include "etl/bulk/bulk_table.h"

#include <SQLiteCpp/Statement.h>
#include <memory>
#include <new>
#include <span>
#include <sqlite3.h>

#include "schema/error.h"

namespace kv::etl {
namespace {

// Where the file's header has what a writer changes, all of four bytes, the most significant first.
constexpr std::uint64_t kChangeCounter = 24;
constexpr std::uint64_t kPages = 28;
constexpr std::uint64_t kValidFor = 92;

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFFU);
  return bytes;
}

std::string definition(SQLite::Database& db, const std::string& table) {
  SQLite::Statement find(db, "SELECT sql FROM main.sqlite_schema WHERE name = ?");
  find.bind(1, table);
  find.executeStep();
  return find.getColumn(0).getString();
}

}  // namespace

// An empty table as SQLite makes it; the pages come later.
KeyTree::Place BulkTable::begin(const std::string& table) {
  KeyTree::Place place;
  SQLite::Database made(":memory:", SQLite::OPEN_READWRITE);
  place.page_size = static_cast<std::size_t>(db_.execAndGet("PRAGMA main.page_size").getInt());
  made.exec("PRAGMA auto_vacuum = NONE; PRAGMA page_size = " + std::to_string(place.page_size));
  made.exec(definition(db_, table));
  place.root = static_cast<std::uint32_t>(
      made.execAndGet("SELECT rootpage FROM sqlite_schema WHERE type = 'table'").getInt64());
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, void (*)(void*)> bytes(
      sqlite3_serialize(made.getHandle(), "main", &size, 0), &sqlite3_free);
  if (!bytes) throw std::bad_alloc();
  place.last_page = static_cast<std::uint32_t>(static_cast<std::size_t>(size) / place.page_size);
  file_.make_named();
  write(0, {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)});
  return place;
}

void BulkTable::write(std::uint64_t offset, std::string_view bytes) {
  file_.write(offset, std::as_bytes(std::span(bytes)));
}

BulkTable::BulkTable(SQLite::Database& db, const std::string& table)
    : db_(db),
      place_(begin(table)),
      tree_(place_, [this](std::uint32_t page, std::string_view bytes) {
        write(std::uint64_t{page - 1} * place_.page_size, bytes);
      }) {
  // Its name lasts until SQLite has opened it.
  SQLite::Statement attach(db_, "ATTACH ? AS bulk");
  attach.bind(1, file_.name());
  const int code = attach.tryExecuteStep();
  file_.forget_name();
  if (code != SQLITE_DONE)
    throw Error("A temporary file in " + temporary_folder().string() + " cannot be opened.",
                "Name another folder with TMPDIR.", ExitCode::kCannotOpen);
  db_.exec("PRAGMA bulk.journal_mode = OFF; PRAGMA bulk.synchronous = OFF");
}

BulkTable::~BulkTable() {
  db_.tryExec("DETACH bulk");
}

// As another process would have written it: SQLite sees by the counter that its pages have changed.
void BulkTable::finish() {
  const std::uint32_t pages = tree_.finish();
  constexpr std::uint32_t kChanges = 1000;  // not what it was
  write(kChangeCounter, big_endian(kChanges));
  write(kPages, big_endian(pages));
  write(kValidFor, big_endian(kChanges));
}

}  // namespace kv::etl
