// SPDX-License-Identifier: MIT
#include "etl/bulk/bulk_load.h"

#include <SQLiteCpp/Statement.h>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "etl/bulk/observation_record.h"
#include "etl/bulk/stored_cells.h"
#include "etl/stream/ahead.h"
#include "schema/error.h"

namespace kv::etl {
namespace {

// Tells of the cells and hands them on.
using Cells = std::vector<std::pair<CellKey, Value>>;

void read_cells(ScopeReader& reader, MergeListener& listener,
                const Ahead<Cells>::HandOver& hand_over) {
  constexpr std::size_t kCells = std::size_t{1} << 13U;
  Cells cells;
  cells.reserve(kCells);
  CellChange change;
  while (const auto scope = reader.next_scope()) {
    listener.begin_scope(scope->first, scope->second);
    while (const VersionedCell* cell = reader.next()) {
      change.key = cell->key;
      change.after = cell->value;
      change.at = cell->at;
      listener.cell(change);
      cells.emplace_back(cell->key, cell->value);
      if (cells.size() < kCells) continue;
      if (!hand_over(cells)) return;
      cells.clear();
    }
  }
  if (!cells.empty()) hand_over(cells);
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

}  // namespace

bool BulkLoad::pays(SQLite::Database& db, Size size,
                    const std::vector<std::pair<int, int>>& scopes) {
  constexpr std::size_t kArchived = std::size_t{64} << 20U;
  return size.archived_bytes <= kArchived && BulkTable::possible(db) &&
         !has_more_cells_than(db, size.cells / 4) && !any_spoken_of(db, scopes);
}

// Findings and the ledger take some pages more than the archive.
BulkLoad::BulkLoad(SQLite::Database& db, Size size)
    : db_(db),
      table_(db, "observation",
             24 + size.archived_bytes /
                      static_cast<std::size_t>(db.execAndGet("PRAGMA main.page_size").getInt())) {}

MergeCounts BulkLoad::fill(ScopeReader& reader, int vintage, MergeListener& listener) {
  StoredCells stored(db_);
  constexpr int kLeast = std::numeric_limits<int>::min();
  stored.seek({kLeast, kLeast, kLeast, kLeast});
  MergeCounts counts;
  ObservationCell row;
  const auto keep = [&] {
    table_.add_cell(row.make(stored.key(), stored.value(), stored.vintage()));
    stored.next();
  };
  {
    Ahead<Cells> ahead(
        [&](const Ahead<Cells>::HandOver& hand_over) { read_cells(reader, listener, hand_over); });
    for (Cells cells; ahead.take(cells);) {
      for (const auto& [key, value] : cells) {
        while (stored.there() && stored.key() < key) keep();
        if (stored.there() && stored.key() == key)
          throw Error(
              "The warehouse has a figure of an indicator and a period of which no load "
              "in its ledger speaks; nothing was loaded.",
              "Run `etl verify`: another program seems to have written it.");
        table_.add_cell(row.make(key, value, vintage));
      }
      counts.added += cells.size();
    }
  }
  while (stored.there()) keep();
  table_.complete();
  listener.end_scope();
  return counts;
}

}  // namespace kv::etl
