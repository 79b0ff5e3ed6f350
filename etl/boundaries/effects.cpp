// SPDX-License-Identifier: MIT
#include "etl/boundaries/effects.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <map>

#include "etl/dates.h"
#include "etl/formats/geo/wkb.h"

namespace kv::etl {
namespace {

std::string place_of(const BoundarySet& set) {
  return fmt::format("{} of kind {} for {}", set.name, set.kind, set.border_year);
}

// The areas of the latest earlier delivery, by region.
std::map<int, std::string> stored_areas(SQLite::Database& db, int set_id) {
  std::map<int, std::string> areas;
  SQLite::Statement rows(db, "SELECT region_id, geometry FROM boundary WHERE set_id = ?");
  rows.bind(1, set_id);
  while (rows.executeStep()) {
    const SQLite::Column blob = rows.getColumn(1);
    areas.emplace(rows.getColumn(0).getInt(),
                  std::string(static_cast<const char*>(blob.getBlob()),
                              static_cast<std::size_t>(blob.getBytes())));
  }
  return areas;
}

std::string compared(SQLite::Database& db, const BoundarySet& set, int vintage) {
  SQLite::Statement last(db,
                         "SELECT set_id, vintage FROM boundary_set WHERE kind = ? AND border_year "
                         "= ? AND name = ? AND vintage < ? ORDER BY vintage DESC LIMIT 1");
  last.bind(1, set.kind);
  last.bind(2, set.border_year);
  last.bind(3, set.name);
  last.bind(4, vintage);
  if (!last.executeStep()) return " It is the first of that name and year.";
  std::map<int, std::string> before = stored_areas(db, last.getColumn(0).getInt());
  std::size_t same = 0;
  std::size_t moved = 0;
  std::size_t added = 0;
  for (const BoundaryArea& area : set.areas) {
    const auto at = before.find(area.region_id);
    if (at == before.end()) {
      ++added;
      continue;
    }
    ++(at->second == to_wkb(area.utm33) ? same : moved);
    before.erase(at);
  }
  return fmt::format(" Beside its delivery of {}: {} areas unchanged, {} changed, {} new, {} gone.",
                     format_date(last.getColumn(1).getInt()), same, moved, added, before.size());
}

std::string others(SQLite::Database& db, const BoundarySet& set) {
  SQLite::Statement names(db,
                          "SELECT count(*), group_concat(name, ', ') FROM (SELECT DISTINCT name "
                          "FROM boundary_set WHERE kind = ? AND border_year = ? AND name <> ? "
                          "ORDER BY name)");
  names.bind(1, set.kind);
  names.bind(2, set.border_year);
  names.bind(3, set.name);
  names.executeStep();
  if (names.getColumn(0).getInt() == 0) return {};
  return " Other sets of that year: " + names.getColumn(1).getString() + ".";
}

}  // namespace

std::vector<std::string> effects_of(SQLite::Database& db, const std::vector<BoundarySet>& sets,
                                    int vintage) {
  std::vector<std::string> effects;
  for (const BoundarySet& set : sets)
    effects.push_back(fmt::format("The set {} would come in: {} areas, {:.0f} km², {} points.",
                                  place_of(set), set.areas.size(), set.area_km2, set.points) +
                      compared(db, set, vintage) + others(db, set));
  return effects;
}

}  // namespace kv::etl
