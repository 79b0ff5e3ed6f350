// SPDX-License-Identifier: MIT
#pragma once

#include <SQLiteCpp/Database.h>

struct sqlite3;

namespace kv::etl {

/// While it lives, a mapping may read the warehouse but write only TEMP tables.
class MappingGuard {
 public:
  explicit MappingGuard(SQLite::Database& db);
  ~MappingGuard();
  MappingGuard(const MappingGuard&) = delete;
  MappingGuard& operator=(const MappingGuard&) = delete;

 private:
  sqlite3* handle_;
};

/// SQLite looks up five parents for every observation that is inserted, which costs as much as the
/// insert. The loader has just taken these keys from the parents' rows in the same transaction, so
/// the check is switched off while it writes, and made once for every other table before the
/// commit.
class UncheckedKeys {
 public:
  explicit UncheckedKeys(SQLite::Database& db) : db_(db) { db_.exec("PRAGMA foreign_keys = OFF"); }
  ~UncheckedKeys() { db_.tryExec("PRAGMA foreign_keys = ON"); }
  UncheckedKeys(const UncheckedKeys&) = delete;
  UncheckedKeys& operator=(const UncheckedKeys&) = delete;

  /// Throws Error when a row of another table than observation refers to nothing.
  void check() const;

 private:
  SQLite::Database& db_;
};

/// While it lives, a transaction that begins writes all pages of the warehouse at its commit: with
/// a rollback journal readers wait for each that is written before.
class KeptPages {
 public:
  explicit KeptPages(SQLite::Database& db) : db_(db) { db_.exec("PRAGMA main.cache_spill = OFF"); }
  ~KeptPages() { db_.tryExec("PRAGMA main.cache_spill = ON"); }
  KeptPages(const KeptPages&) = delete;
  KeptPages& operator=(const KeptPages&) = delete;

 private:
  SQLite::Database& db_;
};

/// The CHECKs of observation cost a third of its insert. They say that a value is a number and that
/// there is one or a status: the merge makes both from one typed Value.
class UncheckedCells {
 public:
  explicit UncheckedCells(SQLite::Database& db) : db_(db) {
    db_.exec("PRAGMA ignore_check_constraints = ON");
  }
  ~UncheckedCells() { db_.tryExec("PRAGMA ignore_check_constraints = OFF"); }
  UncheckedCells(const UncheckedCells&) = delete;
  UncheckedCells& operator=(const UncheckedCells&) = delete;

 private:
  SQLite::Database& db_;
};

}  // namespace kv::etl
