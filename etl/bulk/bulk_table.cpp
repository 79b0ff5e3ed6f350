// SPDX-License-Identifier: MIT
#include "etl/bulk/bulk_table.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <sqlite3.h>
#include <utility>

#include "etl/write_error.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

std::uint32_t root_of(SQLite::Database& db, const std::string& table) {
  SQLite::Statement find(db, "SELECT rootpage FROM main.sqlite_schema WHERE name = ?");
  find.bind(1, table);
  find.executeStep();
  return static_cast<std::uint32_t>(find.getColumn(0).getInt64());
}

}  // namespace

bool BulkTable::possible(SQLite::Database& db) {
  const FileHeader header = WarehouseFile(db).header();
  return header.pages_are_right && header.plain_pages &&
         db.execAndGet("PRAGMA main.journal_mode").getString() == "delete" &&
         db.execAndGet("PRAGMA main.locking_mode").getString() == "normal";
}

BulkTable::BulkTable(SQLite::Database& db, const std::string& table, std::size_t other_pages)
    : db_(db),
      table_(table),
      file_(db),
      header_(file_.header()),
      size_before_(file_.size()),
      page_size_(static_cast<std::uint32_t>(db.execAndGet("PRAGMA main.page_size").getInt64())),
      root_(root_of(db, table)) {
  db_.exec("PRAGMA main.mmap_size = 0");  // else SQLite may cut the file to what it knows of
  tree_.emplace(page_size_, page_count() + 1 + static_cast<std::uint32_t>(other_pages),
                [this](std::uint32_t page, std::string_view pages) { write(page, pages); });
}

BulkTable::~BulkTable() {
  if (syncing_.valid()) syncing_.wait();
  patch_.reset();
  // Without a commit: as long as nobody else can write there, the pages go.
  if (sqlite3_get_autocommit(db_.getHandle()) == 0) try {
      file_.truncate(size_before_);
    } catch (const Error&) {
      // They do not count, and the next load cuts them off.
    }
  // SQLite has the root as it wrote it. It reads its pages again when the file's header is another
  // one; where all rows are in the root, it is not.
  sqlite3_db_release_memory(db_.getHandle());
}

void BulkTable::write(std::uint32_t page, std::string_view pages) {
  file_.write(offset(page), pages);
}

void BulkTable::move(std::uint32_t from, std::uint32_t to) {
  std::string page(page_size_, '\0');
  file_.read(offset(from), page.data(), page.size());
  write(to, page);
}

// As SQLite takes the database to be in this transaction.
std::uint32_t BulkTable::page_count() {
  return static_cast<std::uint32_t>(db_.execAndGet("PRAGMA main.page_count").getInt64());
}

void BulkTable::complete() {
  // In this form, without WHERE, SQLite changes the root page also where there is no row.
  const std::string empty = "DELETE FROM main." + table_;
  require_written(db_, sqlite3_exec(db_.getHandle(), empty.c_str(), nullptr, nullptr, nullptr));
  syncing_ = std::async(std::launch::async, [this] { file_.sync(); });
}

void BulkTable::adopt() {
  const std::uint32_t last_page = page_count();
  KeyTree::Tree tree =
      tree_->finish(last_page, [this](std::uint32_t from, std::uint32_t to) { move(from, to); });
  syncing_.get();  // the commit, for which readers wait, has little left to do
  const std::uint64_t size = std::uint64_t{tree.last_page} * page_size_;
  if (file_.size() > std::max(size, size_before_)) file_.truncate(std::max(size, size_before_));
  patch_.emplace(file_, CommitPatch::Plan{page_size_, root_, std::move(tree.root), header_.changes,
                                          last_page, tree.last_page, size_before_});
}

}  // namespace kv::etl
