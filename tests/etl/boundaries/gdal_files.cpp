// SPDX-License-Identifier: MIT
#include "tests/etl/boundaries/gdal_files.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>

#include "etl/formats/geo/wkb.h"
#include "tests/etl/formats/xlsx/xlsx_file.h"
#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

constexpr const char* kPrj =
    R"(PROJCS["ETRS_1989_UTM_Zone_33N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

template <typename T>
std::string raw(T value) {
  std::string bytes(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

std::string big_endian(std::size_t value) {
  std::string bytes;
  for (unsigned shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>((value >> shift) & 0xFFU);
  return bytes;
}

std::string header(std::size_t bytes) {
  std::string text = big_endian(9994) + std::string(20, '\0') + big_endian(bytes / 2) +
                     raw(std::int32_t{1000}) + raw(std::int32_t{5});
  for (int i = 0; i < 8; ++i) text += raw(0.0);
  return text;
}

std::string shp(std::size_t count) {
  std::string records;
  for (std::size_t i = 0; i < count; ++i) {
    const GeoRing square = utm_square(static_cast<int>(i));
    std::string shape = raw(std::int32_t{5}) + raw(square[0].x) + raw(square[0].y) +
                        raw(square[2].x) + raw(square[2].y) + raw(std::int32_t{1}) +
                        raw(std::int32_t{5}) + raw(std::int32_t{0});
    for (auto point = square.rbegin(); point != square.rend(); ++point)  // clockwise
      shape += raw(point->x) + raw(point->y);
    records += big_endian(i + 1) + big_endian(shape.size() / 2) + shape;
  }
  return header(100 + records.size()) + records;
}

std::string field(const std::string& name, char size) {
  return name + std::string(11 - name.size(), '\0') + "C" + std::string(4, '\0') + size +
         std::string(15, '\0');
}

std::string padded(std::string text, std::size_t size) {
  text.resize(size, ' ');
  return text;
}

// dBASE III: Shapefiles cut the names of columns to ten letters.
std::string dbf(const std::vector<MapEntry>& entries) {
  std::string text = std::string("\x03\x70\x01\x01", 4) +
                     raw(static_cast<std::uint32_t>(entries.size())) +
                     raw(std::uint16_t{32 + 2 * 32 + 1}) + raw(std::uint16_t{1 + 4 + 20}) +
                     std::string(20, '\0') + field("kommunenum", 4) + field("navn", 20) + "\r";
  for (const MapEntry& entry : entries)
    text += " " + padded(entry.code, 4) + padded(entry.name, 20);
  return text + "\x1A";
}

std::string numbers(const GeoRing& ring, const std::string& srs_name) {
  std::string text;
  for (const GeoPoint& point : ring) {
    const double east = (point.x - utm_square(0)[0].x) / 5000;
    const double north = (point.y - utm_square(0)[0].y) / 5000;
    if (srs_name.ends_with("4258"))
      text += fmt::format("{} {} ", 58.5 + north / 8, 9 + east / 8);  // latitude first
    else if (srs_name.ends_with("3035"))  // northing first, as the register says
      text += fmt::format("{} {} ", 3918262.42 + north * 5000, 4262919.68 + east * 5000);
    else
      text += fmt::format("{} {} ", point.x, point.y);
  }
  return text;
}

}  // namespace

GeoRing utm_square(int place) {
  const double west = 150000.1 + 5000 * place;
  const double east = 150000.1 + 5000 * (place + 1);
  const double south = 6500000.3;
  const double north = south + 5000;
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

fs::path write_shapefile(const fs::path& stem, const std::vector<MapEntry>& entries) {
  write_file(stem.string() + ".dbf", dbf(entries));
  write_file(stem.string() + ".cpg", "UTF-8");
  write_file(stem.string() + ".prj", kPrj);
  return write_file(stem.string() + ".shp", shp(entries.size()));
}

fs::path zip_shapefile(const fs::path& stem, const std::vector<MapEntry>& entries) {
  xlsx::ZipFile zip;
  zip.add("LESMEG.txt", "Kart")
      .add("data/kommuner.shp", shp(entries.size()))
      .add("data/kommuner.dbf", dbf(entries))
      .add("data/kommuner.cpg", "UTF-8")
      .add("data/kommuner.prj", kPrj);
  return write_file(stem.string() + ".zip", zip.bytes());
}

fs::path write_geopackage(const fs::path& path, const std::vector<MapEntry>& entries) {
  SQLite::Database db(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec(
      "PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;"
      "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, "
      "organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT "
      "NULL, description TEXT);"
      "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, "
      "identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT "
      "'2013-01-01T00:00:00.000Z', min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id "
      "INTEGER);"
      "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE, column_name TEXT NOT "
      "NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m "
      "TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));"
      "CREATE TABLE kommuner (fid INTEGER PRIMARY KEY, geom BLOB, kommunenummer TEXT, navn TEXT);"
      "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('kommuner', "
      "'features', 'kommuner', 25833);"
      "INSERT INTO gpkg_geometry_columns VALUES ('kommuner', 'geom', 'MULTIPOLYGON', 25833, 0, 0)");
  SQLite::Statement srs(db,
                        "INSERT INTO gpkg_spatial_ref_sys VALUES ('ETRS89 / UTM zone 33N', 25833, "
                        "'EPSG', 25833, ?, NULL)");
  srs.bind(1, kPrj);
  srs.exec();
  SQLite::Statement insert(db, "INSERT INTO kommuner (geom, kommunenummer, navn) VALUES (?, ?, ?)");
  int place = 0;
  for (const MapEntry& entry : entries) {
    const std::string blob = std::string("GP\0\x01", 4) + raw(std::int32_t{25833}) +
                             to_wkb({GeoPolygon{{utm_square(place++)}}});
    insert.bind(1, blob.data(), static_cast<int>(blob.size()));
    insert.bind(2, entry.code);
    insert.bind(3, entry.name);
    insert.exec();
    insert.reset();
  }
  return path;
}

std::string sosi(const std::vector<MapEntry>& entries) {
  std::string text =
      ".HODE\n..TEGNSETT UTF-8\n..TRANSPAR\n...KOORDSYS 23\n...ORIGO-NØ 0 0\n...ENHET 0.1\n"
      "..OMRÅDE\n...MIN-NØ 6400000 0\n...MAX-NØ 6600000 300000\n..SOSI-VERSJON 4.0\n..SOSI-NIVÅ "
      "4\n";
  int place = 0;
  for (const MapEntry& entry : entries) {
    const int curve = 2 * place + 1;
    text += fmt::format(".KURVE {}:\n..OBJTYPE Kommunegrense\n..NØ\n", curve);
    const GeoRing square = utm_square(place++);
    for (const GeoPoint& point : square)
      text += fmt::format("{:.0f} {:.0f}\n", point.y * 10, point.x * 10);
    text += fmt::format(
        ".FLATE {}:\n..OBJTYPE Kommune\n..KOMM {}\n..NAVN \"{}\"\n..REF :{}\n..NØ\n{:.0f} {:.0f}\n",
        curve + 1, entry.code, entry.name, curve, square[0].y * 10 + 100, square[0].x * 10 + 100);
  }
  return text + ".SLUTT\n";
}

std::string gml(const std::vector<MapEntry>& entries, const std::string& srs_name) {
  std::string text =
      R"(<?xml version="1.0" encoding="UTF-8"?>
<gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:app="http://example.org/app" gml:id="c">
)";
  int place = 0;
  for (const MapEntry& entry : entries) {
    text += fmt::format(
        R"(<gml:featureMember><app:Kommune gml:id="k{0}"><app:kommunenummer>{1}</app:kommunenummer><app:navn>{2}</app:navn><app:omrade><gml:Polygon gml:id="p{0}" srsName="{3}"><gml:exterior><gml:LinearRing><gml:posList>{4}</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></app:omrade></app:Kommune></gml:featureMember>
)",
        place, entry.code, entry.name, srs_name, numbers(utm_square(place), srs_name));
    ++place;
  }
  return text + "</gml:FeatureCollection>\n";
}

}  // namespace kv::etl::test
