// SPDX-License-Identifier: MIT
#include "etl/bulk/bulk_load.h"

#include <SQLiteCpp/Statement.h>
#include <future>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "etl/bulk/observation_record.h"
#include "etl/stream/ahead.h"
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

// Some cells, their records one after the other.
struct Records {
  std::vector<std::pair<CellKey, std::size_t>> cells;
  std::string bytes;
};

void make_records(ScopeReader& reader, int vintage, const Ahead<Records>::HandOver& hand_over) {
  constexpr std::size_t kCells = std::size_t{1} << 11U;
  Records records;
  std::string record;
  while (reader.next_scope()) {
    while (const VersionedCell* cell = reader.next()) {
      make_observation_record(record, cell->key, cell->value, vintage);
      records.cells.emplace_back(cell->key, record.size());
      records.bytes += record;
      if (records.cells.size() < kCells) continue;
      if (!hand_over(records)) return;
      records.cells.clear();
      records.bytes.clear();
    }
  }
  if (!records.cells.empty()) hand_over(records);
}

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

// False: a cell is there already, of which no vintage speaks.
bool BulkLoad::write(int vintage, ScopeReader& reader) {
  Stored stored(db_);
  had_cells_ = stored.there();
  std::string record;
  const auto keep = [&] {
    make_observation_record(record, stored.key(), stored.value(), stored.vintage());
    table_.add(record);
    stored.step();
  };
  Ahead<Records> ahead(
      [&](const Ahead<Records>::HandOver& hand_over) { make_records(reader, vintage, hand_over); });
  for (Records records; ahead.take(records);) {
    std::string_view rest = records.bytes;
    for (const auto& [key, size] : records.cells) {
      while (stored.there() && stored.key() < key) keep();
      if (stored.there() && stored.key() == key) return false;
      table_.add(rest.substr(0, size));
      rest.remove_prefix(size);
    }
    cells_ += records.cells.size();
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
