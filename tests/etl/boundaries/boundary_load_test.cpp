// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include "etl/formats/geo/crs.h"
#include "etl/formats/geo/wkb.h"
#include "tests/etl/boundaries/small_map.h"
#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

class BoundaryLoad : public ::testing::Test {
 protected:
  Outcome load_map(const std::string& text, const std::vector<std::string>& more = {},
                   const std::string& name = "kommuner-2012.geojson") {
    std::vector<std::string> options = {"--vintage", "2013-01-01"};
    options.insert(options.end(), more.begin(), more.end());
    return load(dir_, db_, "grenser", name, text, options);
  }
  std::vector<GeoPolygon> shape(const std::string& region, const std::string& column) {
    SQLite::Database db(db_.string());
    SQLite::Statement row(db, "SELECT " + column +
                                  " FROM boundary JOIN region USING (region_id) WHERE code = ? AND "
                                  "kind = 'kommune'");
    row.bind(1, region);
    if (!row.executeStep()) throw std::runtime_error("no boundary of " + region);
    return from_wkb(row.getColumn(0).getString()).value();
  }

  TempDir dir_;
  fs::path db_ = small_warehouse(dir_);
};

TEST_F(BoundaryLoad, AMapOfTheYearInItsNameLoadsAndIsListed) {
  const Outcome loaded = load_map(small_map(country_of_2012()));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(
      ask(db_,
          "SELECT group_concat(region || ' ' || name, ', ') FROM (SELECT * FROM "
          "boundaries WHERE border_year = 2012 ORDER BY region)"),
      "0101 Halden, 0104 Moss, 0136 Rygge, 0301 Oslo, 0901 Risør, 0904 Grimstad, 1902 Tromsø, "
      "1903 Harstad, 1915 Bjarkøy");
  EXPECT_EQ(ask(db_,
                "SELECT boundary_set || '|' || vintage || '|' || crs || '|' || crs_basis || "
                "'|' || licence_line || '|' || is_default FROM boundary_sets"),
            "kommuner-2012.geojson|2013-01-01|EPSG:4326|format|© Kartverket|1");
  EXPECT_EQ(ask(db_, "SELECT period || ' ' || layout FROM load_file WHERE load_id = 2"),
            "2012 geojson");
  EXPECT_EQ(etl({"verify", db_.string()}).code, 0);
}

// What would come in, before it does; and only that, when the plan's token is given.
TEST_F(BoundaryLoad, APlanSaysWhatWouldComeInAndHoldsTheLoadToIt) {
  const fs::path map = write_file(dir_ / "kommuner-2012.geojson", small_map(country_of_2012()));
  const auto run = [&](const char* command, const char* vintage,
                       const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {command,      db_.string(), "grenser",
                                      map.string(), "--vintage",  vintage};
    words.insert(words.end(), more.begin(), more.end());
    return etl(words);
  };
  const Outcome plan = run("plan", "2013-01-01");
  ASSERT_EQ(plan.code, 0) << plan.err;
  EXPECT_NE(plan.out.find("of kind kommune for 2012 would come in: 9 areas"), std::string::npos)
      << plan.out;
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM boundary"), "0") << "a plan writes nothing";
  const std::string token = plan.out.substr(plan.out.find("token ") + 6);
  const std::string planned = token.substr(0, token.find('\n'));
  KV_EXPECT_REFUSED(run("load", "2013-01-02", {"--plan", planned}), 5,
                    "The plan does not hold any more");
  ASSERT_EQ(run("load", "2013-01-01", {"--plan", planned}).code, 0);
  for (const char* command : {"check", "plan", "load"})
    EXPECT_EQ(run(command, "2013-01-01").code, 0) << command << ": the same file again";
  write_file(map, small_map(country_of_2012(), true));
  for (const char* command : {"check", "plan", "load"}) {
    const Outcome second = run(command, "2013-01-01");
    EXPECT_EQ(second.code, 5) << command << ": " << second.out;
    EXPECT_NE((second.out + second.err).find("vintage-conflict"), std::string::npos) << second.err;
  }
  const Outcome later = run("plan", "2014-01-01");
  EXPECT_NE(later.out.find("9 areas unchanged, 0 changed, 0 new, 0 gone"), std::string::npos)
      << later.out;
}

// What a map draws and what can be exported again must be the file's own points.
TEST_F(BoundaryLoad, CoordinatesAreKeptToTheBitAndProjected) {
  ASSERT_EQ(load_map(small_map(country_of_2012())).code, 0);
  const GeoRing original = shape("0101", "original").at(0).rings.at(0);
  EXPECT_EQ(original, (GeoRing{{9, 58.5}, {9.125, 58.5}, {9.125, 58.625}, {9, 58.625}, {9, 58.5}}));
  const GeoRing projected = shape("0101", "geometry").at(0).rings.at(0);
  ASSERT_EQ(projected.size(), original.size());
  for (std::size_t i = 0; i < original.size(); ++i)
    EXPECT_EQ(projected[i], to_utm33(*parse_crs("EPSG:4326"), original[i]));
  // Two corners are shared by neighbours: the same bits in both.
  EXPECT_EQ(shape("0104", "geometry").at(0).rings.at(0).at(0), projected.at(1));
  EXPECT_EQ(ask(db_, "SELECT shared_points FROM boundary_set"), "16");
}

// 0.125 by 0.125 degrees at 58.56 N on GRS80; by PROJ's geod 9.1.1 within its edges' curvature.
TEST_F(BoundaryLoad, AreasAndBoxesAreMeasured) {
  ASSERT_EQ(load_map(small_map(country_of_2012())).code, 0);
  EXPECT_NEAR(std::stod(ask(db_, "SELECT area_km2 FROM boundaries WHERE region = '0301'")), 101.2,
              0.2);
  EXPECT_EQ(ask(db_,
                "SELECT min_lon || ' ' || min_lat || ' ' || max_lon || ' ' || max_lat || ' ' "
                "|| parts || ' ' || holes || ' ' || points FROM boundaries WHERE region = "
                "'0301'"),
            "9.375 58.5 9.5 58.625 1 0 5");
}

TEST_F(BoundaryLoad, TheSameFileTwiceChangesNothing) {
  const std::string text = small_map(country_of_2012());
  ASSERT_EQ(load_map(text).code, 0);
  const std::string before = content_hash(db_);
  const Outcome again = load_map(text);
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.err.find("were loaded before"), std::string::npos) << again.err;
  EXPECT_EQ(content_hash(db_), before);
}

// The same map is good for two years, when the codes are: each is a set of its own.
TEST_F(BoundaryLoad, TheSameFileForAnotherYearIsAnotherSet) {
  ASSERT_EQ(load_map(small_map(country_of_2012())).code, 0);
  ASSERT_EQ(load_map(small_map(country_of_2012()), {"--period", "2011"}).code, 0);
  EXPECT_EQ(ask(db_,
                "SELECT group_concat(border_year, ' ') FROM (SELECT border_year FROM "
                "boundary_sets ORDER BY 1)"),
            "2011 2012");
  EXPECT_EQ(ask(db_,
                "SELECT borders_from || ' ' || borders_to FROM boundary_sets WHERE "
                "border_year = 2012"),
            "1838-01-01 2013-01-01");
}

TEST_F(BoundaryLoad, ANewVintageStandsBesideTheOldAndIsTheDefault) {
  ASSERT_EQ(load_map(small_map(country_of_2012())).code, 0);
  std::vector<MapEntry> moved = country_of_2012();
  moved[8].geometry = square_at(20);
  KV_EXPECT_REFUSED(load_map(small_map(moved)), 5, "give this one its own with --vintage DATE");
  ASSERT_EQ(load(dir_, db_, "grenser", "kommuner-2012.geojson", small_map(moved),
                 {"--vintage", "2014-01-01"})
                .code,
            0);
  EXPECT_EQ(ask(db_, "SELECT vintage FROM boundary_sets WHERE is_default"), "2014-01-01");
}

// A whole set beats a newer one that lacks an island.
TEST_F(BoundaryLoad, AnIncompleteSetIsNotTheDefault) {
  ASSERT_EQ(load_map(small_map(country_of_2012())).code, 0);
  std::vector<MapEntry> part = country_of_2012();
  part.erase(part.begin() + 5);
  const std::string text = small_map(part);
  KV_EXPECT_REFUSED(load_map(text, {}, "small-2012.geojson"), 5,
                    "0904 Grimstad existed on 1 January 2012 and has no area in this file");
  const Outcome accepted = load_map(
      text, {"--accept", "boundary-missing", "--vintage", "2015-01-01"}, "small-2012b.geojson");
  EXPECT_EQ(accepted.code, 2) << "--vintage twice";
  ASSERT_EQ(load(dir_, db_, "grenser", "small-2012.geojson", text,
                 {"--accept", "boundary-missing", "--vintage", "2015-01-01"})
                .code,
            0);
  EXPECT_EQ(ask(db_, "SELECT boundary_set FROM boundary_sets WHERE is_default"),
            "kommuner-2012.geojson");
}

// A map of tiles must not stand for one of borders, nor carry the agency's name.
TEST_F(BoundaryLoad, TilesAreSchematicAndGiveWayToBorders) {
  ASSERT_EQ(load(dir_, db_, "skjematisk", "ruter-2012.geojson", small_map(country_of_2012()),
                 {"--vintage", "2015-01-01"})
                .code,
            0);
  const std::string sets =
      "SELECT group_concat(schematic || is_default || licence_line, ', ') FROM (SELECT * FROM "
      "boundary_sets ORDER BY set_id)";
  EXPECT_EQ(ask(db_, sets), "11Skjematisk: Kommunevarehus");
  std::vector<MapEntry> moved = country_of_2012();
  moved[8].geometry = square_at(20);
  ASSERT_EQ(load_map(small_map(moved)).code, 0);
  EXPECT_EQ(ask(db_, sets), "10Skjematisk: Kommunevarehus, 01© Kartverket");
}

TEST_F(BoundaryLoad, AnErrorLeavesTheWarehouseAsItWas) {
  const std::string before = content_hash(db_);
  std::vector<MapEntry> wrong = country_of_2012();
  wrong[3].code = "7777";
  EXPECT_EQ(load_map(small_map(wrong)).code, 5);
  EXPECT_EQ(content_hash(db_), before);
  const Outcome checked =
      etl({"check", db_.string(), "grenser",
           write_file(dir_ / "kommuner-2012.geojson", small_map(country_of_2012())).string()});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_NE(checked.out.find("9 municipalities of 1 January 2012"), std::string::npos);
  EXPECT_EQ(content_hash(db_), before);
}

TEST_F(BoundaryLoad, NeedsTheClassification) {
  const TempDir other;
  const fs::path db = empty_warehouse(other);
  KV_EXPECT_REFUSED(
      load(other, db, "grenser", "kommuner-2012.geojson", small_map(country_of_2012())), 1,
      "needs klass-131");
}

// The archive must be enough to make the maps again, to the bit.
TEST_F(BoundaryLoad, ARebuildGivesTheSameSets) {
  ASSERT_EQ(load_map(small_map(country_of_2012(), true), {"--code-field", "kommunenummer"}).code,
            0);
  const fs::path copy = dir_ / "again.db";
  const Outcome rebuilt = etl({"rebuild", db_.string(), copy.string()});
  EXPECT_EQ(rebuilt.code, 0) << rebuilt.out << rebuilt.err;
  EXPECT_EQ(ask(copy, "SELECT count(*) FROM boundaries"), "9");
  EXPECT_EQ(ask(copy, "SELECT value FROM load_option WHERE name = 'code-field'"), "kommunenummer");
}

}  // namespace
}  // namespace kv::etl::test
