// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <set>

#include "etl/plan/plan.h"

namespace kv::etl {

PlanNames::PlanNames(SQLite::Database& db, const Batch& batch, const DimensionIds& ids,
                     const RegionIndex& regions)
    : db_(db), batch_(batch), regions_(regions) {
  for (std::size_t i = 0; i < ids.indicators.size(); ++i)
    indicators_.emplace(ids.indicators[i], batch.indicators[i].code);
  for (std::size_t i = 0; i < ids.periods.size(); ++i) {
    periods_.emplace(ids.periods[i], batch.periods[i].code);
    first_days_.emplace(ids.periods[i], batch.periods[i].start_day);
  }
  for (std::size_t i = 0; i < ids.breakdowns.size(); ++i)
    breakdowns_.emplace(ids.breakdowns[i], batch.breakdowns[i]);
}

NamedRegion PlanNames::region(int id, int period) const {
  const RegionIndex::Region& region = regions_.region(id);
  return {region.code, regions_.nearest_spell(region, first_days_.at(period)).name};
}

// A cell that is removed may have a breakdown that the files do not.
std::string PlanNames::breakdown(int id) const {
  if (const auto it = breakdowns_.find(id); it != breakdowns_.end()) return it->second;
  SQLite::Statement find(db_, "SELECT code FROM breakdown WHERE breakdown_id = ?");
  find.bind(1, id);
  return find.executeStep() ? find.getColumn(0).getString() : std::to_string(id);
}

PlannedCell PlanNames::cell(const ListedChange& entry) const {
  const CellChange& change = entry.change;
  PlannedCell cell;
  cell.indicator = indicator(change.key.indicator);
  cell.region = region(change.key.region, change.key.period);
  cell.period = period(change.key.period);
  cell.breakdown = breakdown(change.key.breakdown);
  cell.before = value_text(change.before);
  cell.percent = entry.percent;
  if (change.kind == CellChange::Kind::kRemoved) return cell;
  cell.after = value_text(change.after);
  cell.file = batch_.files[change.at.file].name;
  cell.row = change.at.row;
  cell.column = change.at.column;
  return cell;
}

void describe_plan(SQLite::Database& db, const PlanNames& names, const RegionIndex& regions,
                   LoadPlan& plan) {
  const auto put = [&names](const std::vector<ListedChange>& from, std::vector<PlannedCell>& to) {
    for (const ListedChange& entry : from) to.push_back(names.cell(entry));
  };
  put(plan.changes.largest(), plan.largest);
  put(plan.changes.listed_removed(), plan.removed);
  put(plan.changes.listed_suppressed(), plan.suppressed);
  put(plan.changes.listed_published(), plan.published);

  std::map<int, int> last_period;  // of each region
  std::set<int> indicators;
  for (RegionCount& count : count_regions(regions, plan.changes.regions(), names.first_days())) {
    PlannedScope scope{names.indicator(count.indicator), names.period(count.period), {}};
    scope.municipalities = std::move(count);
    plan.scopes.push_back(std::move(scope));
  }
  for (const auto& [scope, ids] : plan.changes.regions()) {
    indicators.insert(scope.first);
    for (const int id : ids) last_period[id] = scope.second;
  }

  std::string list;
  for (const int id : indicators) list += (list.empty() ? "" : ",") + std::to_string(id);
  const std::string scopes = "load_scope AS s WHERE s.indicator_id IN (" + list + ")";
  plan.first_time = db.execAndGet("SELECT NOT EXISTS (SELECT 1 FROM " + scopes + ")").getInt() != 0;
  if (plan.first_time) return;
  SQLite::Statement known(db,
                          "SELECT 1 FROM " + scopes +
                              " AND EXISTS (SELECT 1 FROM observation AS o"
                              " WHERE o.indicator_id = s.indicator_id AND o.period_id = s.period_id"
                              " AND o.region_id = ?) LIMIT 1");
  std::map<std::string, NamedRegion> by_code;
  for (const auto& [id, period] : last_period) {
    known.bind(1, id);
    if (!known.executeStep()) {
      const NamedRegion region = names.region(id, period);
      by_code.emplace(region.code, region);
    }
    known.reset();
  }
  for (auto& [code, region] : by_code) plan.new_codes.push_back(std::move(region));
}

}  // namespace kv::etl
