// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

struct sqlite3;
struct sqlite3_stmt;

namespace kv::queryctl {

/// A statement of the program's own failed while SQLite runs another; `code` is SQLite's.
class SqliteFailure : public std::runtime_error {
 public:
  explicit SqliteFailure(sqlite3* db);
  SqliteFailure(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
  int code() const { return code_; }

 private:
  int code_;
};

/// A prepared statement that is finalized when it goes.
class OwnStatement {
 public:
  OwnStatement() = default;
  OwnStatement(sqlite3* db, const std::string& sql);  ///< throws SqliteFailure
  ~OwnStatement();
  OwnStatement(OwnStatement&& other) noexcept;
  OwnStatement& operator=(OwnStatement&& other) noexcept;
  OwnStatement(const OwnStatement&) = delete;
  OwnStatement& operator=(const OwnStatement&) = delete;

  sqlite3_stmt* get() const { return statement_; }
  explicit operator bool() const { return statement_ != nullptr; }
  bool step();  ///< true for a row; throws SqliteFailure
  void reset();
  std::int64_t integer(int column) const;
  std::string text(int column) const;

 private:
  sqlite3* db_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

/// Which cells: a column without a value is not asked for.
struct CellKeys {
  std::optional<std::int64_t> indicator;
  std::optional<std::int64_t> period;
  std::optional<std::int64_t> region;
  std::optional<std::int64_t> breakdown;

  unsigned mask() const;
};

/// The statement that reads the cells of the columns in `mask` (bit 0: indicator, 1: period, 2:
/// region, 3: breakdown), bound as ?1 to ?4; ?5 is the day, in days since 1970-01-01.
std::string cells_sql(bool as_of, unsigned mask);

/// Reads the warehouse's cells as of a day, or the current ones, in any order.
class CellReader {
 public:
  /// `as_of`: days since 1970-01-01.
  CellReader(sqlite3* db, std::optional<std::int64_t> as_of) : db_(db), as_of_(as_of) {}

  void start(const CellKeys& keys);
  bool step() { return current_->step(); }
  /// The row: columns as of cells.sql.
  sqlite3_stmt* row() const { return current_->get(); }
  /// Lets go of the database until the next start.
  void stop();

 private:
  sqlite3* db_;
  std::optional<std::int64_t> as_of_;
  std::array<OwnStatement, 16> statements_;
  OwnStatement* current_ = nullptr;
};

}  // namespace kv::queryctl
