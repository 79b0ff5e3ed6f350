// SPDX-License-Identifier: MIT
#include "etl/boundaries/write.h"

#include <SQLiteCpp/Statement.h>

#include "etl/formats/geo/wkb.h"

namespace kv::etl {
namespace {

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

void write_area(SQLite::Statement& insert, std::int64_t set_id, const BoundaryArea& area,
                bool keep_original) {
  int at = 0;
  insert.bind(++at, set_id);
  insert.bind(++at, area.region_id);
  insert.bind(++at, area.area_km2);
  insert.bind(++at, number(area.points));
  insert.bind(++at, number(area.utm33.size()));
  insert.bind(++at, number(area.holes));
  for (const GeoBox& box : {area.degrees, area.metres})
    for (const double edge : {box.min_x, box.min_y, box.max_x, box.max_y}) insert.bind(++at, edge);
  const std::string geometry = to_wkb(area.utm33);
  insert.bind(++at, geometry.data(), static_cast<int>(geometry.size()));
  const std::string original = keep_original ? to_wkb(area.original) : std::string{};
  if (keep_original)
    insert.bind(++at, original.data(), static_cast<int>(original.size()));
  else
    insert.bind(++at);
  insert.exec();
  insert.reset();
}

}  // namespace

void write_boundary_set(SQLite::Database& db, const BoundarySet& set, int vintage, int source_id,
                        int load_id) {
  SQLite::Statement head(
      db,
      "INSERT INTO boundary_set (name, kind, border_year, vintage, source_id, load_id, "
      "licence_line, scale_note, layer, topology, crs, crs_basis, points, shared_points, "
      "mean_step_m) VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?)");
  int at = 0;
  head.bind(++at, set.name);
  head.bind(++at, set.kind);
  head.bind(++at, set.border_year);
  head.bind(++at, vintage);
  head.bind(++at, source_id);
  head.bind(++at, load_id);
  head.bind(++at, set.licence_line);
  head.bind(++at, set.scale_note);
  head.bind(++at, set.layer);
  head.bind(++at, set.shares_arcs ? "arcs" : "polygons");
  head.bind(++at, set.crs);
  head.bind(++at, set.crs_basis);
  head.bind(++at, number(set.points));
  head.bind(++at, number(set.shared_points));
  head.bind(++at, set.mean_step_m);
  head.exec();
  const std::int64_t set_id = db.getLastInsertRowid();

  SQLite::Statement insert(
      db,
      "INSERT INTO boundary (set_id, region_id, area_km2, points, parts, holes, min_lon, min_lat, "
      "max_lon, max_lat, min_x, min_y, max_x, max_y, geometry, original) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const bool keep_original = set.crs != "EPSG:25833";
  for (const BoundaryArea& area : set.areas) write_area(insert, set_id, area, keep_original);
}

bool has_boundary_set(SQLite::Database& db, const BoundarySet& set, int vintage) {
  SQLite::Statement find(db,
                         "SELECT 1 FROM boundary_set WHERE kind = ? AND border_year = ? AND name "
                         "= ? AND vintage = ?");
  find.bind(1, set.kind);
  find.bind(2, set.border_year);
  find.bind(3, set.name);
  find.bind(4, vintage);
  return find.executeStep();
}

}  // namespace kv::etl
