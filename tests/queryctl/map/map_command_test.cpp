// SPDX-License-Identifier: MIT
// The command `map`, through the program: what it takes from the warehouse, and what it refuses.
#include <gmock/gmock.h>

#include "tests/queryctl/map/map_warehouse.h"

namespace kv::queryctl {
namespace {

using mapexport::made::multi;
using mapexport::made::square;
using ::testing::HasSubstr;
using ::testing::Not;

using MapCommandTest = MapWarehouse;

TEST_F(MapCommandTest, AComputedIndicatorOfAGroup) {
  add_boundaries();
  const std::string file = folder_ / "k.svg";
  const Outcome made = run({"map", "bosettingsindeks", "--from", "2010", "--to", "2011", "--group",
                            "imdi-sor", "--classes", "fixed:0,34,70", "-o", file});
  ASSERT_EQ(made.code, 0) << made.err;
  const std::string svg = read_file(file);
  for (const char* text :
       {"<title>Risør: 87,5\u00a0% (av 40)</title>",
        "<title>Tvedestrand: 16,7\u00a0% (av 30)</title>", "<title>Tokke: Ikke anmodet</title>",
        "Region Sør samlet: 57,1\u00a0%", "70,0 og over (1)",
        "© Kartverket (CC BY 4.0), kommuneinndeling 2011", "2010–2011"})
    EXPECT_THAT(svg, HasSubstr(text));
  const std::string again = folder_ / "again.svg";
  run({"map", "bosettingsindeks --from 2010 --to 2011 --group imdi-sor", "--classes",
       "fixed:0,34,70", "-o", again});
  EXPECT_EQ(read_file(again), svg);
}

TEST_F(MapCommandTest, ALoadedIndicatorEachYearOnOnePage) {
  add_boundaries();
  const std::string file = folder_ / "k.svg";
  const Outcome made = run({"map", "vedtatt", "--from", "2010", "--to", "2011", "--group",
                            "imdi-sor", "--classes", "jenks:3", "-o", file});
  ASSERT_EQ(made.code, 0) << made.err;
  // Of 2010 alone there would be two classes.
  EXPECT_THAT(made.err, Not(HasSubstr("The values give")));
  EXPECT_THAT(read_file(file), HasSubstr(">2010</text>"));
  EXPECT_THAT(read_file(file), HasSubstr(">1 av 3</text>"));
}

// A municipality that was split has no figure on the borders after it, which is not the same as a
// figure that nobody has.
TEST_F(MapCommandTest, OnOtherBordersASplitIsUndecidedAndNotMissing) {
  run_on(db_, R"(
    INSERT INTO region (region_id, kind, code) VALUES
      (11, 'kommune', '4201'), (12, 'kommune', '4299'), (13, 'kommune', '4213'), (14, 'kommune', '4300');
    UPDATE region_version SET valid_to = '2020-01-01' WHERE region_id IN (1, 2);
    INSERT INTO region_version (version_id, region_id, valid_from, name) VALUES
      (11, 11, '2020-01-01', 'Risør'), (12, 12, '2020-01-01', 'Nyøy'), (13, 13, '2020-01-01', 'Tvedestrand'),
      (14, 14, '2020-01-01', 'Uten');
    INSERT INTO region_change (from_version, to_version, changed_on)
      SELECT version_id, to_version, '2020-01-01' FROM region_version AS v JOIN
        (SELECT 1 AS region_id, 11 AS to_version UNION ALL SELECT 1, 12 UNION ALL SELECT 2, 13) USING (region_id);)");
  add_boundaries("2020", {"4201", "4299", "4213", "4300", "0833"});
  const std::string file = folder_ / "k.svg";
  const Outcome made = run({"--borders", "2020", "map", "anmodet", "--year", "2010", "-o", file});
  ASSERT_EQ(made.code, 0) << made.err;
  const std::string svg = read_file(file);
  for (const char* text :
       {"<title>Risør: Uavgjort</title>", "<title>Nyøy: Uavgjort</title>",
        "<title>Tvedestrand: 20 personer</title>", "<title>Uten: Mangler</title>"})
    EXPECT_THAT(svg, HasSubstr(text));
}

// From 83.3 to 100 per cent is 16.7 points, and who was not asked in one of the years has no
// change.
TEST_F(MapCommandTest, AChangeBetweenTwoYears) {
  add_boundaries();
  const Outcome made = run({"--format", "geojson", "map", "bosettingsindeks", "--from", "2010",
                            "--to", "2011", "--group", "imdi-sor", "--change"});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr(R"("region":"0901","name":"Risør","value":16.6666666666)"));
  EXPECT_THAT(made.out,
              HasSubstr(R"("region":"0833","name":"Tokke","value":null,"status":"never)"));
  EXPECT_THAT(made.out, HasSubstr("endring 2010–2011"));
  EXPECT_THAT(made.out, HasSubstr(R"("unit":"prosentpoeng")"));
  const Outcome one =
      run({"map", "anmodet", "--year", "2010", "--change", "-o", folder_ / "k.svg"});
  EXPECT_EQ(one.code, 2);
  EXPECT_THAT(one.err, HasSubstr("a change is between two years"));
}

TEST_F(MapCommandTest, TheColumnOfTheBaseCanBeNamed) {
  add_boundaries();
  const auto of = [&](std::vector<std::string> more) {
    std::vector<std::string> words = {
        "--format",
        "svg",
        "map",
        "--query",
        "SELECT '0901' AS region, 80 AS value, 10 AS n UNION ALL SELECT '0914', 90, 680",
        "--year",
        "2011"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  };
  EXPECT_THAT(of({"--base", "n"}).out, HasSubstr("Grunnlag under 20: 1"));
  EXPECT_THAT(of({"--base", "n", "--least-base", "700"}).out, HasSubstr("Grunnlag under 700: 2"));
  EXPECT_THAT(of({}).out, Not(HasSubstr("Grunnlag")));
  EXPECT_THAT(of({"--base", "m"}).err, HasSubstr("no column 'm'"));
  // An option that can do nothing is told, not passed over.
  EXPECT_THAT(run({"--format", "svg", "map", "anmodet", "--year", "2010", "--least-base", "5"}).err,
              HasSubstr("no column to be the base"));
  EXPECT_THAT(run({"--format", "svg", "map", "bosettingsindeks", "--from", "2010", "--to", "2011",
                   "--group", "imdi-sor", "--change", "--least-base", "5"})
                  .err,
              HasSubstr("a base is of one year's values"));
}

// In a page that has a heading of its own.
TEST_F(MapCommandTest, ABareMapHasNoTitleAndNoLinesUnderIt) {
  add_boundaries();
  const Outcome bare =
      run({"--format", "svg", "map", "anmodet", "--year", "2010", "--group", "imdi-sor", "--bare"});
  ASSERT_EQ(bare.code, 0) << bare.err;
  EXPECT_THAT(bare.out, Not(HasSubstr("Kartgrunnlag")));
  EXPECT_THAT(bare.out, Not(HasSubstr("font-weight=\"bold\">Anmodning")));
  EXPECT_THAT(bare.out, HasSubstr("<title id=\"f-title\">"));
}

TEST_F(MapCommandTest, AQueryAsGeoJson) {
  add_boundaries();
  const Outcome made =
      run({"--format", "geojson", "map", "--query",
           "SELECT '0901' AS region, 3 AS value UNION ALL SELECT '0914', 5", "--year", "2011"});
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr(R"("region":"0901","name":"Risør","value":3.0)"));
  EXPECT_THAT(made.out, Not(HasSubstr("0833")));  // land around is no data
}

// Degrees that went to metres and back are others in the last digits; data are not cut by land.
TEST_F(MapCommandTest, GeoJsonHasTheFilesOwnDegreesAndWholeAreas) {
  add_boundaries();
  run_on(
      db_,
      "UPDATE boundary_set SET crs = 'EPSG:4326'; UPDATE boundary SET original = x'" +
          hex(multi({{square(9.1, 58.7, 0.1)}})) +
          "'; INSERT INTO boundary_set SELECT 2, 'land.geojson', kind, 2012, vintage, source_id, "
          "load_id, licence_line, scale_note, layer, topology, crs, crs_basis, points, "
          "shared_points, mean_step_m FROM boundary_set; INSERT INTO boundary (set_id, "
          "region_id, area_km2, points, parts, holes, min_lon, min_lat, max_lon, max_lat, min_x, "
          "min_y, max_x, max_y, geometry, original) SELECT 2, region_id, 50, points, parts, "
          "holes, min_lon, min_lat, max_lon, max_lat, min_x, min_y, max_x, max_y, geometry, "
          "original FROM boundary");
  const std::vector<std::string> query = {"map", "--query", "SELECT '0901' AS region, 3 AS value",
                                          "--year", "2011"};
  const auto as = [&](const std::string& format, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"--format", format};
    words.insert(words.end(), query.begin(), query.end());
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  };
  const Outcome data = as("geojson");
  EXPECT_THAT(data.out, HasSubstr("[[9.1,58.7],[9.2,58.7],"));
  EXPECT_THAT(data.out, Not(HasSubstr("UTM")));
  EXPECT_THAT(data.err, Not(HasSubstr("cut by the land")));
  EXPECT_THAT(as("geojson", {"--land", "land.geojson"}).err,
              HasSubstr("areas of this file are whole"));
  const Outcome picture = as("svg");
  EXPECT_THAT(picture.out, HasSubstr("<clipPath"));
  EXPECT_THAT(picture.err, HasSubstr("cut by the land of land.geojson"));
}

// A map with a hole where a municipality should be, or a neighbour's area under its name.
TEST_F(MapCommandTest, ARegionWithoutAnAreaIsRefusedByName) {
  add_boundaries();
  run_on(db_,
         "DELETE FROM boundary WHERE region_id = (SELECT region_id FROM region WHERE code = "
         "'0914')");
  const Outcome refused =
      run({"map", "anmodet", "--year", "2010", "--group", "imdi-sor", "-o", folder_ / "k.svg"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("0914 Tvedestrand"));
  EXPECT_THAT(refused.err, HasSubstr("--borders 2011"));
  // A query without names is told by name all the same.
  EXPECT_THAT(run({"--format", "svg", "map", "--query", "SELECT '0914' AS region, 1 AS value",
                   "--year", "2011"})
                  .err,
              HasSubstr("0914 Tvedestrand"));
}

TEST_F(MapCommandTest, WithoutBoundariesItSaysWhatToLoad) {
  const Outcome refused = run({"map", "anmodet", "--year", "2010", "-o", folder_ / "k.svg"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("etl load " + db_ + " grenser FILE"));
}

TEST_F(MapCommandTest, WhatIsAskedForMustBeOneThing) {
  add_boundaries();
  const std::string file = folder_ / "k.svg";
  EXPECT_THAT(run({"map", "-o", file}).err, HasSubstr("a map is of one thing"));
  EXPECT_THAT(run({"map", "anmodet", "-o", file}).err, HasSubstr("which year of anmodet"));
  EXPECT_THAT(run({"map", "anmodt", "--year", "2010", "-o", file}).err, HasSubstr("anmodet"));
  EXPECT_THAT(run({"map", "anmodet", "--year", "2010", "-o", folder_ / "k.gif"}).err,
              HasSubstr("geojson"));
  EXPECT_THAT(run({"map", "--query", "SELECT 1 AS x", "-o", file}).err,
              HasSubstr("no column 'region'"));
  EXPECT_THAT(run({"map", "anmodet", "--year", "2010", "--classes", "fixed:25", "-o", file}).err,
              HasSubstr("below the first limit 25"));
}

}  // namespace
}  // namespace kv::queryctl
