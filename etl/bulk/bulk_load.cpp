// SPDX-License-Identifier: MIT
#include "etl/bulk/bulk_load.h"

#include <SQLiteCpp/Statement.h>
#include <future>
#include <sqlite3.h>
#include <vector>

#include "etl/bulk/observation_record.h"
#include "etl/write_error.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

// The cells of the warehouse in key order.
class Stored {
 public:
  explicit Stored(SQLite::Database& db)
      : rows_(db,
              "SELECT indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage"
              " FROM main.observation ORDER BY 1, 2, 3, 4") {
    step();
  }
  bool there() const { return there_; }
  const CellKey& key() const { return key_; }
  const Value& value() const { return value_; }
  int vintage() { return rows_.getColumn(6).getInt(); }
  void step() {
    there_ = rows_.executeStep();
    if (!there_) return;
    key_ = {rows_.getColumn(0).getInt(), rows_.getColumn(1).getInt(), rows_.getColumn(2).getInt(),
            rows_.getColumn(3).getInt()};
    value_ = {};
    value_.status = static_cast<std::uint8_t>(rows_.getColumn(5).getInt());
    const SQLite::Column number = rows_.getColumn(4);
    value_.is_integer = !number.isFloat();
    if (value_.is_integer)
      value_.integer = number.getInt64();
    else
      value_.real = number.getDouble();
  }

 private:
  SQLite::Statement rows_;
  bool there_ = false;
  CellKey key_;
  Value value_;
};

bool any_spoken_of(SQLite::Database& db, const std::vector<std::pair<int, int>>& scopes) {
  SQLite::Statement find(db, "SELECT 1 FROM load_scope WHERE indicator_id = ? AND period_id = ?");
  for (const auto& [indicator, period] : scopes) {
    find.bind(1, indicator);
    find.bind(2, period);
    const bool found = find.executeStep();
    find.reset();
    if (found) return true;
  }
  return false;
}

bool has_more_cells_than(SQLite::Database& db, std::size_t most) {
  SQLite::Statement find(db, "SELECT 1 FROM main.observation LIMIT 1 OFFSET ?");
  find.bind(1, static_cast<std::int64_t>(most));
  return find.executeStep();
}

bool same(const DimensionIds& a, const DimensionIds& b) {
  return a.indicators == b.indicators && a.periods == b.periods && a.breakdowns == b.breakdowns;
}

}  // namespace

BulkLoad::BulkLoad(SQLite::Database& db, const DimensionIds& ids)
    : db_(db), ids_(ids), version_(version()), table_(db, "observation") {}

std::int64_t BulkLoad::version() const {
  return db_.execAndGet("PRAGMA main.data_version").getInt64();
}

std::unique_ptr<BulkLoad> BulkLoad::prepare(SQLite::Database& db, std::size_t cells, int vintage,
                                            const std::vector<std::pair<int, int>>& scopes,
                                            const DimensionIds& ids, ScopeReader& reader) {
  if (sqlite3_get_autocommit(db.getHandle()) == 0) return nullptr;
  try {
    std::unique_ptr<BulkLoad> load(new BulkLoad(db, ids));
    if (has_more_cells_than(db, cells / 4) || any_spoken_of(db, scopes)) return nullptr;
    return load->write(vintage, reader) ? std::move(load) : nullptr;
  } catch (const Error&) {
    return nullptr;  // no room here; where the cells cannot be read, inserting says so too
  }
}

// False: what was read has a cell twice.
bool BulkLoad::write(int vintage, ScopeReader& reader) {
  Stored stored(db_);
  had_cells_ = stored.there();
  std::string record;
  const auto keep = [&] {
    make_observation_record(record, stored.key(), stored.value(), stored.vintage());
    table_.add(record);
    stored.step();
  };
  while (reader.next_scope()) {
    while (const VersionedCell* cell = reader.next()) {
      while (stored.there() && stored.key() < cell->key) keep();
      if (stored.there() && stored.key() == cell->key) return false;
      make_observation_record(record, cell->key, cell->value, vintage);
      table_.add(record);
      ++cells_;
    }
  }
  while (stored.there()) keep();
  table_.finish();
  return true;
}

bool BulkLoad::holds(const DimensionIds& ids) const {
  return same(ids, ids_) && version() == version_;
}

MergeCounts BulkLoad::fill(ScopeReader& reader, MergeListener& listener) {
  MergeCounts counts;
  auto telling = std::async(std::launch::async, [&] {
    while (const auto scope = reader.next_scope()) {
      listener.begin_scope(scope->first, scope->second);
      CellChange change;
      while (const VersionedCell* cell = reader.next()) {
        change.key = cell->key;
        change.after = cell->value;
        change.at = cell->at;
        listener.cell(change);
        ++counts.added;
      }
    }
  });
  const auto run = [this](const char* sql) {
    require_written(db_, sqlite3_exec(db_.getHandle(), sql, nullptr, nullptr, nullptr));
  };
  if (had_cells_) run("DELETE FROM main.observation");
  // In this form, without WHERE and column list, SQLite copies records.
  run("INSERT INTO main.observation SELECT * FROM bulk.observation");
  telling.get();
  if (counts.added != cells_)
    throw Error("The cells were read twice and were not the same; nothing was loaded.",
                "Load again; if it comes back, check the disk of the temporary files.");
  listener.end_scope();
  return counts;
}

}  // namespace kv::etl
