// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <sqlite3.h>

#include "etl/history.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

// Rows per INSERT statement: one call for many rows is the largest lever on SQLite's insert speed.
constexpr std::size_t kRowsPerInsert = 50;
constexpr int kColumns = 7;

void require_ok(SQLite::Database& db, int code) {
  if (code != SQLITE_OK)
    throw Error(
        std::string("The warehouse could not be written: ") + sqlite3_errmsg(db.getHandle()) + ".",
        "Nothing was changed. Check the disk, then load again.", ExitCode::kCannotOpen);
}

// A prepared INSERT of `rows` observations.
class Inserter {
 public:
  Inserter(SQLite::Database& db, std::size_t rows) : db_(db) {
    std::string sql =
        "INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, "
        "status_id, vintage)"
        " VALUES ";
    for (std::size_t i = 0; i < rows; ++i) sql += i ? ",(?,?,?,?,?,?,?)" : "(?,?,?,?,?,?,?)";
    require_ok(db_, sqlite3_prepare_v3(db_.getHandle(), sql.data(), static_cast<int>(sql.size()),
                                       SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
  }
  ~Inserter() { sqlite3_finalize(statement_); }
  Inserter(const Inserter&) = delete;
  Inserter& operator=(const Inserter&) = delete;

  void bind(std::size_t row, const VersionedCell& cell, int vintage) {
    int at = static_cast<int>(row) * kColumns;
    sqlite3_bind_int(statement_, ++at, cell.key.indicator);
    sqlite3_bind_int(statement_, ++at, cell.key.period);
    sqlite3_bind_int(statement_, ++at, cell.key.region);
    sqlite3_bind_int(statement_, ++at, cell.key.breakdown);
    ++at;
    if (cell.value.status != kStatusNumber)
      sqlite3_bind_null(statement_, at);
    else if (cell.value.is_integer)
      sqlite3_bind_int64(statement_, at, cell.value.integer);
    else
      sqlite3_bind_double(statement_, at, cell.value.real);
    sqlite3_bind_int(statement_, ++at, cell.value.status);
    sqlite3_bind_int(statement_, ++at, vintage);
  }

  void run() {
    sqlite3_step(statement_);
    require_ok(db_, sqlite3_reset(statement_));
  }

 private:
  SQLite::Database& db_;
  sqlite3_stmt* statement_ = nullptr;
};

void insert_new(SQLite::Database& db, const std::vector<VersionedCell>& cells, int vintage) {
  const std::size_t bulk = cells.size() / kRowsPerInsert * kRowsPerInsert;
  if (bulk > 0) {
    Inserter inserter(db, kRowsPerInsert);
    for (std::size_t i = 0; i < bulk; i += kRowsPerInsert) {
      for (std::size_t row = 0; row < kRowsPerInsert; ++row)
        inserter.bind(row, cells[i + row], vintage);
      inserter.run();
    }
  }
  if (bulk == cells.size()) return;
  Inserter single(db, 1);
  for (std::size_t i = bulk; i < cells.size(); ++i) {
    single.bind(0, cells[i], vintage);
    single.run();
  }
}

void bind_key(SQLite::Statement& statement, const CellKey& key) {
  statement.bind(1, key.indicator);
  statement.bind(2, key.period);
  statement.bind(3, key.region);
  statement.bind(4, key.breakdown);
}

void bind_value(SQLite::Statement& statement, int at, const Value& value) {
  if (value.status != kStatusNumber)
    statement.bind(at);
  else if (value.is_integer)
    statement.bind(at, value.integer);
  else
    statement.bind(at, value.real);
  statement.bind(at + 1, static_cast<int>(value.status));
}

void rewrite(SQLite::Database& db, const std::vector<MergePlan::Rewrite>& rewrites) {
  if (rewrites.empty()) return;
  const std::string where =
      " WHERE indicator_id = ? AND period_id = ? AND region_id = ? AND breakdown_id = ?";
  SQLite::Statement drop_current(db, "DELETE FROM observation" + where);
  SQLite::Statement drop_past(db, "DELETE FROM observation_history" + where);
  SQLite::Statement add_current(db,
                                "INSERT INTO observation (indicator_id, period_id, region_id, "
                                "breakdown_id, value, status_id, vintage)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?)");
  SQLite::Statement add_past(
      db,
      "INSERT INTO observation_history (indicator_id, period_id, region_id, breakdown_id,"
      " value, status_id, vintage_from, vintage_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const auto run = [](SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
  };
  for (const MergePlan::Rewrite& cell : rewrites) {
    for (SQLite::Statement* drop : {&drop_current, &drop_past}) {
      bind_key(*drop, cell.key);
      run(*drop);
    }
    for (const Interval& interval : cell.intervals) {
      SQLite::Statement& add = interval.to == kOpenEnd ? add_current : add_past;
      bind_key(add, cell.key);
      bind_value(add, 5, interval.value);
      add.bind(7, interval.from);
      if (interval.to != kOpenEnd) add.bind(8, interval.to);
      run(add);
    }
  }
}

}  // namespace

void apply_merge(SQLite::Database& db, const MergePlan& plan, int vintage) {
  insert_new(db, plan.inserts, vintage);
  rewrite(db, plan.rewrites);
}

}  // namespace kv::etl
