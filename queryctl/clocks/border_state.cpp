// SPDX-License-Identifier: MIT
#include "queryctl/clocks/border_state.h"

#include <algorithm>
#include <sqlite3.h>

#include "queryctl/clocks/cell_reader.h"
#include "queryctl/clocks/embedded_clocks.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

/// The indicator whose figures weigh the parts of what is divided back in time.
constexpr const char* kPopulation = "folkemengde";

double factor_of(const std::string& unit) {
  if (unit == "prosent" || unit == "percent" || unit == "per cent" || unit == "%") return 100;
  if (unit == "promille" || unit == "per mille" || unit == "‰") return 1000;
  return 0;
}

std::optional<std::int64_t> known(std::int64_t id) {
  return id < 0 ? std::nullopt : std::optional(id);
}

std::map<std::int64_t, IndicatorFacts> read_indicators(sqlite3* db) {
  std::map<std::int64_t, IndicatorFacts> indicators;
  OwnStatement rows(db, clock_sql("indicators"));
  while (rows.step()) {
    IndicatorFacts& facts = indicators[rows.integer(0)];
    facts.count = rows.text(1) == "count";
    facts.sums = rows.integer(2) != 0;
    facts.part = known(rows.integer(3));
    facts.whole = known(rows.integer(4));
    facts.factor = rows.text(1) == "share" ? factor_of(rows.text(5)) : 0;
  }
  return indicators;
}

}  // namespace

BorderState::BorderState(sqlite3* db, const Clocks& clocks, std::optional<std::int64_t> as_of)
    : border_day_(std::to_string(clocks.borders.value()) + "-01-01"),
      estimate_(clocks.estimate),
      suppressed_(clocks.suppressed),
      db_(db),
      as_of_(as_of) {
  read_graph(db);
  indicators_ = read_indicators(db);
  OwnStatement periods(db, "SELECT period_id, starts FROM main.period");
  while (periods.step()) periods_[periods.integer(0)] = periods.text(1);
  OwnStatement status(db, "SELECT status_id FROM main.status WHERE symbol = ':'");
  if (status.step()) suppressed_status_ = status.integer(0);
}

void BorderState::read_graph(sqlite3* db) {
  std::vector<Spell> spells;
  std::unordered_map<std::int64_t, std::size_t> by_version;
  OwnStatement rows(db, clock_sql("spells"));
  while (rows.step()) {
    by_version[rows.integer(0)] = spells.size();
    spells.push_back({rows.integer(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5)});
  }
  std::vector<Succession> successions;
  OwnStatement changes(db, clock_sql("successions"));
  while (changes.step()) {
    const auto from = by_version.find(changes.integer(0));
    const auto to = by_version.find(changes.integer(1));
    if (from == by_version.end() || to == by_version.end()) continue;  // no municipality
    Succession succession{from->second, to->second, std::nullopt};
    if (sqlite3_column_type(changes.get(), 2) != SQLITE_NULL)
      succession.weight = sqlite3_column_double(changes.get(), 2);
    successions.push_back(succession);
  }
  if (successions.empty())
    throw Error("The warehouse knows no changes of municipalities, and so no other borders.",
                "Load the code list with its changes: etl load DB klass-131 FILE FILE.");
  const auto earliest = std::ranges::min_element(spells, {}, &Spell::from)->from;
  if (std::ranges::none_of(spells, [&](const Spell& s) { return s.valid_on(border_day_); }))
    throw Error("The warehouse knows no municipalities on " + border_day_ + ".",
                "Its code list begins on " + earliest + ".");
  graph_ = RegionGraph(std::move(spells), successions, read_territories(db, by_version));
}

std::vector<Territory> BorderState::read_territories(
    sqlite3* db, const std::unordered_map<std::int64_t, std::size_t>& by_version) const {
  std::vector<Territory> territories;
  OwnStatement rows(db, clock_sql("territories"));
  while (rows.step()) {
    const auto from = by_version.find(rows.integer(0));
    const auto to = by_version.find(rows.integer(1));
    if (from != by_version.end() && to != by_version.end())
      territories.push_back({from->second, to->second});
  }
  return territories;
}

const std::unordered_map<std::int64_t, double>& BorderState::populations_on(
    const std::string& day) {
  const auto [place, added] = populations_.try_emplace(day);
  if (!added) return place->second;
  OwnStatement indicator(db_, "SELECT indicator_id FROM main.indicator WHERE code = ?1");
  sqlite3_bind_text(indicator.get(), 1, kPopulation, -1, SQLITE_STATIC);
  if (!indicator.step()) return place->second;
  CellReader cells(db_, as_of_);
  for (const auto& [period, starts] : periods_) {
    if (starts != day) continue;
    cells.start({indicator.integer(0), period, std::nullopt, 0});
    while (cells.step())
      if (sqlite3_column_type(cells.row(), 4) != SQLITE_NULL)
        place->second[sqlite3_column_int64(cells.row(), 2)] = sqlite3_column_double(cells.row(), 4);
  }
  return place->second;
}

BorderMap& BorderState::map_from(const std::string& day) {
  std::unique_ptr<BorderMap>& map = maps_[day];
  if (!map) {
    const Population population = [this](std::size_t spell,
                                         const std::string& on) -> std::optional<double> {
      const auto& figures = populations_on(on);
      const auto found = figures.find(graph_.spells()[spell].region);
      return found == figures.end() ? std::nullopt : std::optional(found->second);
    };
    map = std::make_unique<BorderMap>(graph_, day, border_day_,
                                      estimate_ ? population : Population());
  }
  return *map;
}

}  // namespace kv::queryctl
