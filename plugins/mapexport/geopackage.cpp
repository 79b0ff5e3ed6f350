// SPDX-License-Identifier: MIT
#include "plugins/mapexport/geopackage.h"

#include <bit>
#include <cstring>
#include <kommunevarehus/sdk/api.h>
#include <memory>

#include "plugins/mapexport/geopackage_schema.h"
#include "plugins/mapexport/outputs/qgis_style.h"

namespace kv::mapexport {
namespace {

constexpr std::int32_t kUtm33 = 25833;

template <class T>
void put(std::string& out, T value) {
  static_assert(std::endian::native == std::endian::little);
  char bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  out.append(bytes, sizeof(T));
}

/// The header of GeoPackage with a box, and the area as a MultiPolygon in WKB.
std::string geometry(const Shape& shape, const Extent& box, std::int32_t srs) {
  std::string out = "GP";
  out.reserve(80 + shape.points.size() * 16 + shape.rings() * 20);
  out += '\0';
  out += '\x03';  // little-endian, with a box of x and y
  put(out, srs);
  for (const double edge : {box.x0, box.x1, box.y0, box.y1}) put(out, edge);
  out += '\x01';
  put(out, std::uint32_t{6});
  put(out, static_cast<std::uint32_t>(shape.part_ends.size()));
  std::size_t ring = 0;
  for (const std::size_t end : shape.part_ends) {
    out += '\x01';
    put(out, std::uint32_t{3});
    put(out, static_cast<std::uint32_t>(end - ring));
    for (; ring < end; ++ring) {
      const auto points = shape.ring(ring);
      put(out, static_cast<std::uint32_t>(points.size() + 1));
      out.append(reinterpret_cast<const char*>(points.data()), points.size() * sizeof(Position));
      put(out, points.front());
    }
  }
  return out;
}

class Database {
 public:
  Database() {
    if (sqlite3_open_v2(":memory:", &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr) !=
        SQLITE_OK) {
      sqlite3_close(db_);
      throw std::bad_alloc();
    }
  }
  ~Database() { sqlite3_close(db_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  bool try_run(const std::string& sql) {
    return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  void run(const std::string& sql) {
    if (!try_run(sql)) fail();
  }
  [[noreturn]] void fail() const {
    throw MapError(std::string("the GeoPackage could not be made: ") + sqlite3_errmsg(db_));
  }
  std::string bytes() const {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> data(
        sqlite3_serialize(db_, "main", &size, 0), [](void* p) { sqlite3_free(p); });
    if (!data) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(data.get()), static_cast<std::size_t>(size)};
  }
  sqlite3* handle() const { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

class Insert {
 public:
  Insert(Database& db, const char* sql) : db_(db) {
    if (sqlite3_prepare_v2(db.handle(), sql, -1, &statement_, nullptr) != SQLITE_OK) db.fail();
  }
  ~Insert() { sqlite3_finalize(statement_); }
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;

  Insert& text(std::string_view value) {
    sqlite3_bind_text64(statement_, ++at_, value.data(), value.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
  }
  Insert& blob(const std::string& value) {
    sqlite3_bind_blob64(statement_, ++at_, value.data(), value.size(), SQLITE_TRANSIENT);
    return *this;
  }
  Insert& whole(std::int64_t value) {
    sqlite3_bind_int64(statement_, ++at_, value);
    return *this;
  }
  Insert& number(double value) {
    sqlite3_bind_double(statement_, ++at_, value);
    return *this;
  }
  Insert& null() {
    sqlite3_bind_null(statement_, ++at_);
    return *this;
  }
  void run() {
    if (sqlite3_step(statement_) != SQLITE_DONE) db_.fail();
    sqlite3_reset(statement_);
    at_ = 0;
  }

 private:
  Database& db_;
  sqlite3_stmt* statement_ = nullptr;
  int at_ = 0;
};

void insert_areas(Database& db, const Model& model, std::int32_t srs, bool indexed, Extent& all) {
  Insert area(db, "INSERT INTO kart VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::unique_ptr<Insert> index;
  if (indexed)
    index = std::make_unique<Insert>(db, "INSERT INTO rtree_kart_geom VALUES (?, ?, ?, ?, ?)");
  std::int64_t id = 0;
  for (const Shown& shown : model.panels.front().shown) {
    const Area& from = model.areas[shown.area];
    const LegendEntry& entry = model.legend[shown.entry];
    area.whole(++id);
    if (from.shape) {
      const Extent box = from.shape->extent();
      all.add(box);
      area.blob(geometry(*from.shape, box, srs));
      if (index) index->whole(id).number(box.x0).number(box.x1).number(box.y0).number(box.y1).run();
    } else {
      area.null();
    }
    area.text(from.region).text(from.name);
    shown.value.number ? area.number(*shown.value.number) : area.null();
    shown.value.text ? area.text(*shown.value.text) : area.null();
    area.text(shown.value.status);
    entry.absence ? area.null() : area.whole(static_cast<std::int64_t>(shown.entry) + 1);
    area.text(entry.text).text(draw::hex(entry.paint.colour)).run();
  }
}

}  // namespace

std::string geopackage_of(const Model& model) {
  if (model.panels.size() > 1) throw MapError("a GeoPackage is of one map, not of several panels");
  const std::int32_t srs = model.options.planar ? -1 : kUtm33;
  Database db;
  db.run(kGeoPackageHead);
  db.run("BEGIN");
  db.run(kGeoPackageTables);
  const bool indexed = db.try_run(kGeoPackageIndex);
  if (indexed) db.run(kGeoPackageIndexTriggers);
  Extent all;
  insert_areas(db, model, srs, indexed, all);
  std::string description;
  for (const std::string& line : model.caption) description += line + "\n";
  Insert(db,
         "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, "
         "min_x, min_y, max_x, max_y, srs_id) VALUES ('kart', 'features', ?, ?, "
         "'1970-01-01T00:00:00.000Z', ?, ?, ?, ?, ?)")
      .text(model.options.title.empty() ? "kart" : model.options.title)
      .text(description)
      .number(all.x0)
      .number(all.y0)
      .number(all.x1)
      .number(all.y1)
      .whole(srs)
      .run();
  Insert(db, "INSERT INTO gpkg_geometry_columns VALUES ('kart', 'geom', 'MULTIPOLYGON', ?, 0, 0)")
      .whole(srs)
      .run();
  Insert(db,
         "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
         "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, "
         "update_time) VALUES ('', '', 'kart', 'geom', 'klasser', ?, '', 1, ?, '', NULL, "
         "'1970-01-01T00:00:00.000Z')")
      .text(qgis_style(model))
      .text(model.heading)
      .run();
  db.run("COMMIT");
  return db.bytes();
}

}  // namespace kv::mapexport
