// SPDX-License-Identifier: MIT
#include "etl/merge_writer.h"

#include <algorithm>

namespace kv::etl {
namespace {

constexpr std::size_t kWaiting = 100'000;  // changes before they are written: some MB

class Listed : public DatedCursor {
 public:
  explicit Listed(std::span<const DatedCell> cells) : cells_(cells) {}
  const DatedCell* next() override { return at_ < cells_.size() ? &cells_[at_++] : nullptr; }

 private:
  std::span<const DatedCell> cells_;
  std::size_t at_ = 0;
};

void bind_key(SQLite::Statement& statement, int at, const CellKey& key) {
  statement.bind(at, key.indicator);
  statement.bind(at + 1, key.period);
  statement.bind(at + 2, key.region);
  statement.bind(at + 3, key.breakdown);
}

bool has(std::span<const Interval> intervals, const Interval& wanted) {
  return std::ranges::find(intervals, wanted) != intervals.end();
}

}  // namespace

MergeWriter::MergeWriter(SQLite::Database& db)
    : table_(db),
      fill_(db,
            "INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value,"
            " status_id, vintage) SELECT ?1, ?2, region, breakdown, value, status, ?3"
            " FROM incoming_cell"),
      insert_current_(db,
                      "INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id,"
                      " value, status_id, vintage) SELECT indicator, period, region, breakdown,"
                      " value, status, since FROM incoming_cell"),
      insert_past_(db,
                   "INSERT INTO observation_history (indicator_id, period_id, region_id,"
                   " breakdown_id, value, status_id, vintage_from, vintage_to) SELECT indicator,"
                   " period, region, breakdown, value, status, since, until FROM incoming_cell"),
      update_current_(db,
                      "UPDATE observation SET value = ?1, status_id = ?2, vintage = ?3"
                      " WHERE indicator_id = ?4 AND period_id = ?5 AND region_id = ?6"
                      " AND breakdown_id = ?7"),
      delete_current_(db,
                      "DELETE FROM observation WHERE indicator_id = ?1 AND period_id = ?2"
                      " AND region_id = ?3 AND breakdown_id = ?4"),
      delete_past_(db,
                   "DELETE FROM observation_history WHERE indicator_id = ?1 AND period_id = ?2"
                   " AND region_id = ?3 AND breakdown_id = ?4 AND vintage_from = ?5") {}

void MergeWriter::fill_scope(int indicator, int period, int vintage, DatedCursor& cells) {
  sqlite3_bind_int(fill_.statement, 1, indicator);
  sqlite3_bind_int(fill_.statement, 2, period);
  sqlite3_bind_int(fill_.statement, 3, vintage);
  table_.run(fill_.statement, cells);
}

void MergeWriter::rewrite(const CellKey& key, std::span<const Interval> before,
                          std::span<const Interval> after) {
  const bool was = !before.empty() && before.back().to == kOpenEnd;
  const bool is = !after.empty() && after.back().to == kOpenEnd;
  if (was && !is) gone_current_.push_back({key, before.back()});
  if (is && !was) new_current_.push_back({key, after.back()});
  if (is && was && before.back() != after.back()) changed_current_.push_back({key, after.back()});
  for (const Interval& interval : before.first(before.size() - (was ? 1 : 0)))
    if (!has(after, interval)) gone_past_.push_back({key, interval});
  for (const Interval& interval : after.first(after.size() - (is ? 1 : 0)))
    if (!has(before, interval)) new_past_.push_back({key, interval});
}

bool MergeWriter::full() const {
  return std::max({new_current_.size(), new_past_.size(), changed_current_.size(),
                   gone_current_.size(), gone_past_.size()}) >= kWaiting;
}

void MergeWriter::insert_all(const PreparedStatement& insert, std::vector<DatedCell>& cells) {
  if (cells.empty()) return;
  Listed listed(cells);
  table_.run(insert.statement, listed);
  cells.clear();
}

void MergeWriter::each(SQLite::Statement& statement, std::vector<DatedCell>& cells,
                       const std::function<void(const DatedCell&)>& bind) {
  for (const DatedCell& cell : cells) {
    bind(cell);
    statement.exec();
    statement.reset();
  }
  cells.clear();
}

void MergeWriter::flush() {
  each(delete_past_, gone_past_, [this](const DatedCell& cell) {
    bind_key(delete_past_, 1, cell.key);
    delete_past_.bind(5, cell.interval.from);
  });
  each(delete_current_, gone_current_,
       [this](const DatedCell& cell) { bind_key(delete_current_, 1, cell.key); });
  each(update_current_, changed_current_, [this](const DatedCell& cell) {
    const Value& value = cell.interval.value;
    if (value.status != kStatusNumber)
      update_current_.bind(1);
    else if (value.is_integer)
      update_current_.bind(1, value.integer);
    else
      update_current_.bind(1, value.real);
    update_current_.bind(2, static_cast<int>(value.status));
    update_current_.bind(3, cell.interval.from);
    bind_key(update_current_, 4, cell.key);
  });
  insert_all(insert_past_, new_past_);
  insert_all(insert_current_, new_current_);
}

}  // namespace kv::etl
