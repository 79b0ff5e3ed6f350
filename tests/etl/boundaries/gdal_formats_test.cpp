// SPDX-License-Identifier: MIT
// Formats that are read through GDAL. The files are written here, byte by byte: no tool of GDAL's
// is needed.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>

#include "etl/formats/geo/crs.h"
#include "etl/formats/geo/wkb.h"
#include "tests/etl/boundaries/gdal_files.h"
#include "tests/etl/boundaries/small_map.h"
#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

class GdalFormats : public ::testing::Test {
 protected:
  void SetUp() override {
    const fs::path modules = fs::path(KV_BINARY_DIR) / "lib" / "kommunevarehus" / "modules";
    if (!fs::exists(modules / "geogdal.so"))
      GTEST_SKIP() << "the module geogdal.so was not built: libgdal-dev was not there";
    setenv("KV_ETL_MODULES", modules.c_str(), 1);
  }
  void TearDown() override { unsetenv("KV_ETL_MODULES"); }

  Outcome load_file(const fs::path& file, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"load",        db_.string(), "grenser",
                                          file.string(), "--vintage",  "2013-01-01"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return etl(arguments);
  }
  GeoRing first_ring(const std::string& column, const std::string& code = "0101") {
    SQLite::Database db(db_.string());
    SQLite::Statement row(
        db, "SELECT " + column + " FROM boundary JOIN region USING (region_id) WHERE code = ?");
    row.bind(1, code);
    if (!row.executeStep()) throw std::runtime_error("no boundary of " + code);
    return from_wkb(row.getColumn(0).getString()).value().at(0).rings.at(0);
  }
  void expect_squares(const char* layout) {
    EXPECT_EQ(ask(db_, "SELECT count(*) || ' ' || min(region) || ' ' || max(name) FROM boundaries"),
              "9 0101 Tromsø");
    EXPECT_EQ(ask(db_, "SELECT layout FROM load_file WHERE load_id = 2 AND file_no = 1"), layout);
    EXPECT_EQ(ask(db_, "SELECT crs || ' ' || crs_basis FROM boundary_sets"), "EPSG:25833 file");
    // The same corners to the bit, whatever the file's own order of the ring.
    const GeoRing ring = first_ring("geometry");
    ASSERT_EQ(ring.size(), 5U);
    for (const GeoPoint& corner : utm_square(0))
      EXPECT_NE(std::ranges::find(ring, corner), ring.end()) << corner.x << " " << corner.y;
  }

  TempDir dir_;
  fs::path db_ = small_warehouse(dir_);
};

// Without GDAL the program works, and says which package is missing.
TEST(GdalMissing, TheSentenceNamesThePackage) {
  const TempDir dir;
  setenv("KV_ETL_MODULES", (dir / "none").c_str(), 1);
  const fs::path db = small_warehouse(dir);
  const fs::path file = write_shapefile(dir / "kommuner-2012", country_of_2012());
  KV_EXPECT_REFUSED(etl({"load", db.string(), "grenser", file.string()}), 5, "libgdal-dev");
  EXPECT_EQ(load(dir, db, "grenser", "kommuner-2012.geojson", small_map(country_of_2012())).code,
            0);
  unsetenv("KV_ETL_MODULES");
}

TEST_F(GdalFormats, ShapefileWithWhatLiesBesideIt) {
  const fs::path file = write_shapefile(dir_ / "kommuner-2012", country_of_2012());
  const Outcome loaded = load_file(file);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  expect_squares("shapefile");
  // Every file that was read is in the ledger: another .dbf is another delivery.
  EXPECT_EQ(ask(db_,
                "SELECT group_concat(substr(name, -4), ' ') FROM (SELECT name FROM load_file "
                "WHERE load_id = 2 ORDER BY file_no)"),
            ".shp .cpg .dbf .prj");
  EXPECT_NE(load_file(file).err.find("were loaded before"), std::string::npos);
}

TEST_F(GdalFormats, ShapefileRebuildsFromTheArchive) {
  ASSERT_EQ(load_file(write_shapefile(dir_ / "kommuner-2012", country_of_2012())).code, 0);
  const Outcome rebuilt = etl({"rebuild", db_.string(), (dir_ / "again.db").string()});
  EXPECT_EQ(rebuilt.code, 0) << rebuilt.out << rebuilt.err;
}

TEST_F(GdalFormats, ZippedShapefileInAFolder) {
  const Outcome loaded = load_file(zip_shapefile(dir_ / "kommuner-2012", country_of_2012()));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  expect_squares("shapefile");
}

TEST_F(GdalFormats, ShapefileWithoutItsPartsIsRefused) {
  const fs::path file = write_shapefile(dir_ / "kommuner-2012", country_of_2012());
  fs::remove(dir_ / "kommuner-2012.prj");
  KV_EXPECT_REFUSED(load_file(file), 5, "does not say which coordinate system it is in");
  EXPECT_EQ(load_file(file, {"--crs", "EPSG:25833"}).code, 0);
  fs::remove(dir_ / "kommuner-2012.dbf");
  KV_EXPECT_REFUSED(load_file(file), 5, "lacks its .dbf");
}

TEST_F(GdalFormats, GeoPackage) {
  const Outcome loaded =
      load_file(write_geopackage(dir_ / "kommuner-2012.gpkg", country_of_2012()));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  expect_squares("geopackage");
  EXPECT_EQ(ask(db_, "SELECT layer FROM boundary_sets"), "kommuner");
}

TEST_F(GdalFormats, GmlHasItsSystemAndItsAxes) {
  const Outcome loaded = load_file(write_file(
      dir_ / "kommuner-2012.gml", gml(country_of_2012(), "urn:ogc:def:crs:EPSG::25833")));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  expect_squares("gml");
}

// The library behind it reads from disk, in decimetres here, and names north before east.
TEST_F(GdalFormats, Sosi) {
  const std::string text = sosi(country_of_2012());
  const Outcome loaded = load_file(write_file(dir_ / "kommuner-2012.sos", text));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT count(*) || ' ' || max(name) FROM boundaries"), "9 Tromsø");
  EXPECT_EQ(loaded.err.find("name-mismatch"), std::string::npos) << loaded.err;
  EXPECT_NEAR(std::stod(ask(db_, "SELECT min_x FROM boundaries WHERE region = '0101'")), 150000.1,
              1e-6);
}

TEST_F(GdalFormats, SosiInItsOldLettersAndInOnesItCannotHave) {
  const std::string text = sosi(country_of_2012());
  const Outcome latin = load_file(write_file(
      dir_ / "latin-2012.sos", to_latin1(replaced(text, "TEGNSETT UTF-8", "TEGNSETT ISO8859-1"))));
  EXPECT_EQ(latin.code, 0) << latin.err;
  EXPECT_EQ(latin.err.find("name-mismatch"), std::string::npos) << latin.err;
  KV_EXPECT_REFUSED(load_file(write_file(dir_ / "other-2012.sos", replaced(text, "Oslo", "Осло"))),
                    5, "has letters that ISO 8859-10 lacks");
}

// ETRS89 in GML comes as latitude, longitude: x and y must not be exchanged.
TEST_F(GdalFormats, GmlInDegreesHasLatitudeFirst) {
  const Outcome loaded = load_file(
      write_file(dir_ / "kommuner-2012.gml", gml(country_of_2012(), "urn:ogc:def:crs:EPSG::4258")));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT crs FROM boundary_sets"), "EPSG:4258");
  EXPECT_NEAR(std::stod(ask(db_, "SELECT min_lon FROM boundaries WHERE region = '0101'")), 9, 1e-9);
}

// A system that the program does not compute with itself goes through PROJ, and that is told.
// LAEA Europe (EPSG:3035) of 9 E 58.5 N, by PROJ 9.1.1: 4262919.68 3918262.42.
TEST_F(GdalFormats, OtherSystemsAreTransformedAndTold) {
  const Outcome loaded = load_file(
      write_file(dir_ / "kommuner-2012.gml", gml(country_of_2012(), "urn:ogc:def:crs:EPSG::3035")));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("transformed from EPSG:3035"), std::string::npos) << loaded.err;
  EXPECT_NEAR(std::stod(ask(db_, "SELECT min_lon FROM boundaries WHERE region = '0101'")), 9, 0.01);
}

// Cut off anywhere, a file is refused with a sentence, and never half loaded.
TEST_F(GdalFormats, DamagedFilesAreRefused) {
  const std::string before = content_hash(db_);
  const fs::path whole = write_shapefile(dir_ / "kommuner-2012", country_of_2012());
  const std::string shp = read_text(whole);
  for (const std::size_t size : {0U, 4U, 50U, 99U, 100U, 110U, 200U, 500U}) {
    write_file(whole, shp.substr(0, size));
    const Outcome outcome = load_file(whole);
    EXPECT_EQ(outcome.code, 5) << size << ": " << outcome.err;
  }
  const std::string package = read_text(write_geopackage(dir_ / "k-2012.gpkg", country_of_2012()));
  for (std::size_t size = 100; size < package.size(); size += package.size() / 9)
    EXPECT_EQ(load_file(write_file(dir_ / "cut-2012.gpkg", package.substr(0, size))).code, 5)
        << size;
  const std::string text = gml(country_of_2012(), "urn:ogc:def:crs:EPSG::25833");
  for (std::size_t size = 400; size < text.size() - 30; size += text.size() / 9)
    EXPECT_EQ(load_file(write_file(dir_ / "cut-2012.gml", text.substr(0, size))).code, 5) << size;
  EXPECT_EQ(content_hash(db_), before);
}

}  // namespace
}  // namespace kv::etl::test
