// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <optional>
#include <vector>

#include "etl/bulk/stored_cells.h"
#include "etl/history.h"
#include "etl/merge_writer.h"
#include "etl/region_levels.h"
#include "etl/stream/ahead.h"

namespace kv::etl {
namespace {

// The stored cells of a scope, or their past, one by one in key order. With SQLite's own calls: a
// wrapper of each value would cost as much as the row.
class StoredRows {
 public:
  // A query of region, breakdown, from, to, value and status of a scope (?1, ?2), and its ORDER BY.
  StoredRows(SQLite::Database& db, const std::string& before, const std::string& behind)
      : all_(db, before + behind),
        rest_(db, before + " AND (region_id, breakdown_id) > (?3, ?4)" + behind) {}

  // Those after (region, breakdown).
  void open(int indicator, int period, std::optional<std::pair<int, int>> after) {
    scope_ = {indicator, period, 0, 0};
    rows_ = after ? rest_.statement : all_.statement;
    sqlite3_bind_int(rows_, 1, indicator);
    sqlite3_bind_int(rows_, 2, period);
    if (after) {
      sqlite3_bind_int(rows_, 3, after->first);
      sqlite3_bind_int(rows_, 4, after->second);
    }
    step();
  }
  void close() {
    sqlite3_reset(rows_);
    there_ = false;
  }
  bool there() const { return there_; }
  const CellKey& key() const { return key_; }
  const Interval& interval() const { return interval_; }
  void step() {
    const int code = sqlite3_step(rows_);
    there_ = code == SQLITE_ROW;
    if (!there_ && code != SQLITE_DONE) throw SQLite::Exception(sqlite3_db_handle(rows_), code);
    if (!there_) return;
    key_ = {scope_.indicator, scope_.period, sqlite3_column_int(rows_, 0),
            sqlite3_column_int(rows_, 1)};
    interval_.from = sqlite3_column_int(rows_, 2);
    interval_.to = sqlite3_column_int(rows_, 3);
    Value& value = interval_.value;
    value.status = static_cast<std::uint8_t>(sqlite3_column_int(rows_, 5));
    value.is_integer = sqlite3_column_type(rows_, 4) != SQLITE_FLOAT;
    if (value.is_integer)
      value.integer = sqlite3_column_int64(rows_, 4);
    else
      value.real = sqlite3_column_double(rows_, 4);
  }

 private:
  PreparedStatement all_;
  PreparedStatement rest_;
  sqlite3_stmt* rows_ = nullptr;
  CellKey scope_;
  bool there_ = false;
  CellKey key_;
  Interval interval_;
};

// The current cells of a scope: from the file's pages, where that can be.
class CurrentCells {
 public:
  CurrentCells(SQLite::Database& db, Merge::Mode mode)
      : rows_(db,
              "SELECT region_id, breakdown_id, vintage, 2147483647, value, status_id"
              " FROM observation WHERE indicator_id = ?1 AND period_id = ?2",
              " ORDER BY region_id, breakdown_id") {
    if (mode == Merge::Mode::kWrite && sqlite3_get_autocommit(db.getHandle()) == 0 &&
        StoredCells::possible(db))
      pages_.emplace(db);
  }
  void open(int indicator, int period, std::optional<std::pair<int, int>> after) {
    if (!pages_) return rows_.open(indicator, period, after);
    if (!after) pages_->seek({indicator, period, 0, 0});  // ids are from 0 on
    scope_ = {indicator, period};
  }
  void close() {
    if (!pages_) rows_.close();
  }
  bool there() const {
    if (!pages_) return rows_.there();
    return pages_->there() && std::pair(pages_->key().indicator, pages_->key().period) == scope_;
  }
  const CellKey& key() const { return pages_ ? pages_->key() : rows_.key(); }
  const Value& value() const { return pages_ ? pages_->value() : rows_.interval().value; }
  int vintage() const { return pages_ ? pages_->vintage() : rows_.interval().from; }
  void step() {
    if (pages_)
      pages_->next();
    else
      rows_.step();
  }

 private:
  StoredRows rows_;
  std::optional<StoredCells> pages_;
  std::pair<int, int> scope_;
};

}  // namespace

class Merge::Work {
 public:
  Work(SQLite::Database& db, int vintage, Mode mode, MergeListener& listener,
       const std::set<std::string>& kinds)
      : vintage_(vintage),
        listener_(listener),
        levels_(db),
        beside_(levels_.size() + 1),
        current_(db, mode),
        past_(db,
              "SELECT region_id, breakdown_id, vintage_from, vintage_to, value, status_id"
              " FROM observation_history WHERE indicator_id = ?1 AND period_id = ?2",
              " ORDER BY region_id, breakdown_id, vintage_from"),
        vintages_(
            db,
            "SELECT DISTINCT s.vintage, k.kind FROM load_scope AS s JOIN load_kind AS k USING "
            "(load_id) WHERE s.indicator_id = ? AND s.period_id = ?") {
    if (mode == Mode::kWrite) writer_.emplace(db);
    for (const std::string& kind : kinds) beside_[levels_.level(kind)].spoken_of = true;
  }

  void scope(int indicator, int period, CellCursor& cells) {
    listener_.begin_scope(indicator, period);
    find_neighbours(indicator, period);
    if (covered_before_)
      compare(indicator, period, cells);
    else
      fill(indicator, period, cells);
    listener_.end_scope();
  }

  MergeCounts counts;

 private:
  // Cells of which the warehouse has none: they go through as they come. Of a large scope they are
  // told to the listener and made ready on a thread of their own while SQLite inserts.
  class Fresh : public DatedCursor {
   public:
    Fresh(Work& work, CellCursor& cells) : work_(work), cells_(cells) {}

    const DatedCell* next() override {
      if (at_ == batch_.size() && !refill()) return nullptr;
      return &batch_[at_++];
    }

   private:
    static constexpr std::size_t kBatch = std::size_t{1} << 11U;  // cells
    using Batch = std::vector<DatedCell>;

    bool refill() {
      at_ = 0;
      if (!ahead_ && !batch_.empty() && batch_.size() == kBatch)
        ahead_.emplace([this](const Ahead<Batch>::HandOver& hand_over) {
          Batch batch;
          while (fill(batch) && hand_over(batch)) {
          }
        });
      if (!ahead_) return fill(batch_);
      if (ahead_->take(batch_)) return true;
      batch_.clear();
      return false;
    }

    bool fill(Batch& batch) {
      batch.clear();
      const VersionedCell* cell = nullptr;
      while (batch.size() < kBatch && (cell = cells_.next())) {
        work_.tell(CellChange::Kind::kNew, cell->key, {}, cell);
        batch.push_back({cell->key, {work_.vintage_, kOpenEnd, cell->value}});
      }
      work_.counts.added += batch.size();
      return !batch.empty();
    }

    Work& work_;
    CellCursor& cells_;
    Batch batch_;
    std::size_t at_ = 0;
    std::optional<Ahead<Batch>> ahead_;  // last: it uses the others
  };

  void fill(int indicator, int period, CellCursor& cells) {
    Fresh fresh(*this, cells);
    if (writer_)
      writer_->fill_scope(indicator, period, vintage_, fresh);
    else
      while (fresh.next()) {
      }
  }

  // What other vintages do to this one, for one kind of region.
  struct Beside {
    bool spoken_of = false;  // by this vintage
    int next = kOpenEnd;     // the next vintage, which ends what this one says
    bool same = false;       // there is another load of this vintage
  };

  // Which vintages speak of this indicator and period.
  void find_neighbours(int indicator, int period) {
    for (Beside& beside : beside_) {
      beside.next = kOpenEnd;
      beside.same = false;
    }
    covered_before_ = false;
    vintages_.bind(1, indicator);
    vintages_.bind(2, period);
    while (vintages_.executeStep()) {
      const int day = vintages_.getColumn(0).getInt();
      covered_before_ = true;
      Beside& beside = beside_[levels_.level(vintages_.getColumn(1).getText())];
      if (day == vintage_) beside.same = true;
      if (day > vintage_) beside.next = std::min(beside.next, day);
    }
    vintages_.reset();
  }

  void compare(int indicator, int period, CellCursor& cells) {
    const auto open = [&](std::optional<std::pair<int, int>> after) {
      current_.open(indicator, period, after);
      past_.open(indicator, period, after);
    };
    const auto close = [&] {
      current_.close();
      past_.close();
    };
    open(std::nullopt);
    const VersionedCell* cell = cells.next();
    while (cell || current_.there() || past_.there()) {
      if (cell && stands_unchanged(*cell)) {
        ++counts.in_scope_before;
        ++counts.unchanged;
        tell(CellChange::Kind::kUnchanged, cell->key, cell->value, cell);
        current_.step();
        cell = cells.next();
        continue;
      }
      CellKey key = cell ? cell->key : current_.there() ? current_.key() : past_.key();
      if (current_.there()) key = std::min(key, current_.key());
      if (past_.there()) key = std::min(key, past_.key());
      intervals_.clear();
      for (; past_.there() && past_.key() == key; past_.step())
        intervals_.push_back(past_.interval());
      for (; current_.there() && current_.key() == key; current_.step())
        intervals_.push_back({current_.vintage(), kOpenEnd, current_.value()});
      const bool incoming = cell && cell->key == key;
      compare_cell(key, incoming ? cell : nullptr);
      if (incoming) cell = cells.next();
      if (writer_ && writer_->full()) {
        close();
        writer_->flush();
        open(std::pair{key.region, key.breakdown});
      }
    }
    close();
    if (writer_) writer_->flush();
  }

  // Most cells: the next one stored is the same, since before, and has no past.
  bool stands_unchanged(const VersionedCell& cell) const {
    return current_.there() && current_.key() == cell.key && current_.value() == cell.value &&
           current_.vintage() <= vintage_ && !(past_.there() && past_.key() <= cell.key);
  }

  void compare_cell(const CellKey& key, const VersionedCell* incoming) {
    const Beside& beside = beside_[levels_.level_of(key.region)];
    if (!incoming && !beside.spoken_of) return;
    const auto at = std::ranges::find_if(
        intervals_, [&](const Interval& i) { return i.from <= vintage_ && vintage_ < i.to; });
    const bool standing = at != intervals_.end();
    if (standing) ++counts.in_scope_before;

    if (!incoming) {
      if (!standing || beside.same) return;
      ++counts.removed;
      tell(CellChange::Kind::kRemoved, key, at->value, nullptr);
    } else if (standing && at->value == incoming->value) {
      ++counts.unchanged;
      return tell(CellChange::Kind::kUnchanged, key, at->value, incoming);
    } else if (standing) {
      ++counts.revised;
      counts.conflicts += beside.same;
      tell(beside.same ? CellChange::Kind::kConflict : CellChange::Kind::kRevised, key, at->value,
           incoming);
      if (beside.same) return;
    } else {
      ++counts.added;
      tell(CellChange::Kind::kNew, key, {}, incoming);
      if (intervals_.empty() && beside.next == kOpenEnd) {
        if (writer_) writer_->insert(key, {vintage_, kOpenEnd, incoming->value});
        return;
      }
    }
    if (writer_) writer_->rewrite(key, intervals_, overlay(incoming, beside.next));
  }

  // The intervals with [vintage, next) cut out and, when there is a new value, filled with it.
  std::vector<Interval> overlay(const VersionedCell* incoming, int next) const {
    std::vector<Interval> parts;
    for (const Interval& i : intervals_) {
      if (i.from < vintage_) parts.push_back({i.from, std::min(i.to, vintage_), i.value});
      if (i.to > next) parts.push_back({std::max(i.from, next), i.to, i.value});
    }
    if (incoming) parts.push_back({vintage_, next, incoming->value});
    std::ranges::sort(parts, {}, &Interval::from);
    std::vector<Interval> merged;
    for (const Interval& part : parts) {
      if (!merged.empty() && merged.back().to == part.from && merged.back().value == part.value)
        merged.back().to = part.to;
      else
        merged.push_back(part);
    }
    return merged;
  }

  void tell(CellChange::Kind kind, const CellKey& key, const Value& before,
            const VersionedCell* after) {
    change_.kind = kind;
    change_.key = key;
    change_.before = before;
    change_.after = after ? after->value : Value{};
    change_.at = after ? after->at : Position{};
    listener_.cell(change_);
  }

  int vintage_;
  MergeListener& listener_;
  RegionLevels levels_;
  std::vector<Beside> beside_;  // by level; the last one is of kinds that are not known
  CurrentCells current_;
  StoredRows past_;
  SQLite::Statement vintages_;
  std::optional<MergeWriter> writer_;
  std::vector<Interval> intervals_;
  CellChange change_;
  bool covered_before_ = false;
};

Merge::Merge(SQLite::Database& db, int vintage, Mode mode, MergeListener& listener,
             const std::set<std::string>& kinds)
    : work_(std::make_unique<Work>(db, vintage, mode, listener, kinds)) {}

Merge::~Merge() = default;

void Merge::scope(int indicator, int period, CellCursor& cells) {
  work_->scope(indicator, period, cells);
}

const MergeCounts& Merge::counts() const {
  return work_->counts;
}

}  // namespace kv::etl
