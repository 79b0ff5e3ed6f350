// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/etl/boundaries/small_map.h"
#include "tests/etl/support.h"

namespace kv::etl::test {
namespace {

class BoundaryRules : public ::testing::Test {
 protected:
  Outcome load_map(const std::string& text, const std::vector<std::string>& more = {},
                   const std::string& name = "kommuner-2012.geojson") {
    std::vector<std::string> options = {"--vintage", "2013-01-01"};
    options.insert(options.end(), more.begin(), more.end());
    return load(dir_, db_, "grenser", name, text, options);
  }
  Outcome with(std::size_t entry, const std::string& geometry,
               const std::vector<std::string>& more = {}) {
    std::vector<MapEntry> map = country_of_2012();
    map[entry].geometry = geometry;
    return load_map(small_map(map), more);
  }

  TempDir dir_;
  fs::path db_ = small_warehouse(dir_);
};

bool says(const Outcome& outcome, const std::string& text) {
  return outcome.err.find(text) != std::string::npos;
}

// Which year --------------------------------------------------------------------------------------

TEST_F(BoundaryRules, AFileOfAnotherYearIsRefusedWithTheYearsThatFit) {
  KV_EXPECT_REFUSED(load_map(small_map(country_of_2012()), {"--period", "2020"}), 5,
                    "These are not the municipalities of 1 January 2020: 6 did not exist then");
  KV_EXPECT_REFUSED(load_map(small_map(country_of_2020()), {"--period", "2019"}), 5,
                    "They fit 2020 to 2021. Say --period 2021");
}

TEST_F(BoundaryRules, WithoutAYearTheFittingOnesAreSaid) {
  KV_EXPECT_REFUSED(
      load_map(small_map(country_of_2020()), {}, "kommuner.geojson"), 5,
      "Its codes fit 1 January of 2020 to 2021. State the border year: --period 2021.");
  KV_EXPECT_REFUSED(load_map(small_map(country_of_2020()), {}, "2019-2020.geojson"), 5,
                    "The file's name has several years.");
  KV_EXPECT_REFUSED(load_map(small_map(country_of_2020()), {"--period", "20"}), 2,
                    "--period 20 is no border year");
}

// What the areas are ------------------------------------------------------------------------------

TEST_F(BoundaryRules, CodesThatLostTheirZeroGetItBack) {
  const Outcome loaded = load_map(small_map(country_of_2012(), true));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_TRUE(says(loaded, "6 code(s) had lost their leading zero")) << loaded.err;
  EXPECT_EQ(ask(db_, "SELECT min(region) FROM boundaries"), "0101");
}

// Every publisher names the properties otherwise; what stands in them tells.
TEST_F(BoundaryRules, PropertiesAreFoundByWhatStandsInThem) {
  std::string text = replaced(small_map(country_of_2012(), true), "kommunenummer", "XYZ");
  text = replaced(text, "\"navn\"", "\"AREAL\":901,\"PLACE\"");
  const Outcome loaded = load_map(text);
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_TRUE(says(loaded, "codes in 'XYZ', names in 'PLACE'")) << loaded.err;
}

TEST_F(BoundaryRules, TwoPropertiesWithCodesAreAQuestion) {
  std::string text = small_map(country_of_2012());
  int number = 0;
  for (std::size_t at = 0; (at = text.find("\"navn\"", at)) != std::string::npos; at += 20) {
    const std::string other = country_of_2012()[static_cast<std::size_t>(8 - number++)].code;
    text.insert(at, "\"gammelt\":\"" + other + "\",");
    at += 16;
  }
  KV_EXPECT_REFUSED(load_map(text), 5,
                    "Two properties have codes, and not the same: kommunenummer and gammelt. Say "
                    "which with --code-field NAME.");
  EXPECT_EQ(load_map(text, {"--code-field", "kommunenummer"}).code, 0);
  KV_EXPECT_REFUSED(load_map(text, {"--code-field", "nr"}), 5,
                    "Their properties: kommunenummer, gammelt, navn");
}

TEST_F(BoundaryRules, PartsOfARegionAreJoinedAndToldButTwoNamesAreRefused) {
  std::vector<MapEntry> map = country_of_2012();
  map.push_back({"0301", "Oslo"});
  const Outcome joined = load_map(small_map(map));
  ASSERT_EQ(joined.code, 0) << joined.err;
  EXPECT_TRUE(
      says(joined, "0301 Oslo comes as 2 features; they are kept as one region of several"));
  EXPECT_EQ(ask(db_, "SELECT parts FROM boundaries WHERE region = '0301'"), "2");

  map.back().name = "Drammen";
  KV_EXPECT_REFUSED(load_map(small_map(map)), 5,
                    "stands at two features of different names: feature 4 (Oslo) and feature 10 "
                    "(Drammen)");
  map.back() = map[3];
  map.back().geometry = square_at(3);
  KV_EXPECT_REFUSED(load_map(small_map(map)), 5, "repeats an outline of feature 4");
}

TEST_F(BoundaryRules, SvalbardIsLeftOutAndTold) {
  std::vector<MapEntry> map = country_of_2012();
  map.push_back({"2111", "Longyearbyen"});
  const Outcome loaded = load_map(small_map(map));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_TRUE(says(loaded, "2111 Longyearbyen lies outside the municipalities")) << loaded.err;
}

TEST_F(BoundaryRules, CodesThatAreNoneAndNamesThatAreOthers) {
  std::vector<MapEntry> map = country_of_2012();
  map[1].code = "7777";
  KV_EXPECT_REFUSED(load_map(small_map(map)), 5, "The code 7777 of feature 2");
  map[1].code = "Moss";
  KV_EXPECT_REFUSED(load_map(small_map(map)), 5,
                    "There is no code in \"kommunenummer\" of feature 2");
  map[1] = {"0104", "Larvik"};
  const Outcome loaded = load_map(small_map(map));
  EXPECT_EQ(loaded.code, 0);
  EXPECT_TRUE(says(loaded, "0104 is Moss in the classification, and \"Larvik\"")) << loaded.err;
}

TEST_F(BoundaryRules, ARegionThatDidNotExistIsAnErrorThatMayBeAccepted) {
  std::vector<MapEntry> map = country_of_2012();
  map.push_back({"4202", "Grimstad"});
  KV_EXPECT_REFUSED(load_map(small_map(map)), 5, "4202 Grimstad did not exist on 1 January 2012");
  ASSERT_EQ(load_map(small_map(map), {"--accept", "boundary-not-valid"}).code, 0);
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM boundaries"), "9");
}

// Where they lie ----------------------------------------------------------------------------------

std::string text_swapped() {
  std::string text = small_map(country_of_2012());
  for (int place = 0; place <= 9; ++place) {
    const std::string lon = std::to_string(9.0 + 0.125 * place);
    std::string shown = lon.substr(0, lon.find_last_not_of('0') + 1);
    if (shown.ends_with('.')) shown.pop_back();
    for (const char* lat : {"58.5", "58.625"})
      text = replaced(text, "[" + shown + "," + lat + "]",
                      "[" + std::string(lat) + "," + shown + " ]");
  }
  return text;
}

TEST_F(BoundaryRules, SwappedAxesAreToldAndExchangedWhenAccepted) {
  KV_EXPECT_REFUSED(load_map(text_swapped()), 5,
                    "The coordinates come in the other order, north before east");
  ASSERT_EQ(load_map(text_swapped(), {"--accept", "swapped-axes"}).code, 0);
  EXPECT_EQ(ask(db_, "SELECT min_lon FROM boundaries WHERE region = '0101'"), "9.0");
}

TEST_F(BoundaryRules, OneAreaElsewhereIsRefusedByName) {
  KV_EXPECT_REFUSED(
      with(4, R"({"type":"Polygon","coordinates":[[[58.5,9],[58.6,9],[58.6,9.1],[58.5,9]]]})"), 5,
      "0901 Risør (feature 5) has its coordinates in the other order than the rest");
  KV_EXPECT_REFUSED(with(4, R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]})"), 5,
                    "0901 Risør (feature 5) does not lie in Norway");
}

constexpr const char* kUtm =
    R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}},)";

// A file that names one system and is in another would be drawn in the Atlantic.
TEST_F(BoundaryRules, DegreesThatAreCalledMetresAreTakenAsDegreesAndTold) {
  const Outcome loaded = load_map(small_map(country_of_2012(), false, kUtm));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_TRUE(
      says(loaded, "as longitude and latitude all of them lie in it, and so they were read"));
  EXPECT_EQ(ask(db_, "SELECT crs || ' ' || crs_basis FROM boundary_sets"), "EPSG:4326 coordinates");
}

std::string metres(const std::string& more) {
  std::vector<MapEntry> map = country_of_2012();
  int place = 0;
  for (MapEntry& entry : map) {
    const std::string west = std::to_string(100'000 + 5'000 * place);
    const std::string east = std::to_string(105'000 + 5'000 * place++);
    entry.geometry = R"({"type":"Polygon","coordinates":[[[)" + west + ",6500000],[" + east +
                     ",6500000],[" + east + ",6505000],[" + west + ",6505000],[" + west +
                     ",6500000]]]}";
  }
  return small_map(map, false, more);
}

TEST_F(BoundaryRules, MetresAreReadInTheSystemThatIsStated) {
  KV_EXPECT_REFUSED(load_map(metres("")), 5, "These seem to be metres, not degrees.");
  ASSERT_EQ(load_map(metres(kUtm)).code, 0);
  EXPECT_EQ(ask(db_,
                "SELECT crs || ' ' || crs_basis || ' ' || (SELECT count(original) FROM boundary) "
                "FROM boundary_sets"),
            "EPSG:25833 file 0");
  EXPECT_NEAR(std::stod(ask(db_, "SELECT min(area_km2) FROM boundaries")), 25, 0.2);
  ASSERT_EQ(load_map(metres(""), {"--crs", "EPSG:25833"}, "b-2012.geojson").code, 0);
  KV_EXPECT_REFUSED(load_map(metres(""), {"--crs", "NGO48"}), 5, "\"NGO48\" is not known here");
}

// Outlines ----------------------------------------------------------------------------------------

TEST_F(BoundaryRules, AnUnclosedRingMayBeAccepted) {
  const std::string open =
      R"({"type":"Polygon","coordinates":[[[9.5,58.5],[9.6,58.5],[9.6,58.6],[9.5,58.6]]]})";
  KV_EXPECT_REFUSED(with(4, open), 5,
                    "0901 Risør (feature 5): 1 ring(s) do not end where they begin");
  ASSERT_EQ(with(4, open, {"--accept", "unclosed-ring"}).code, 0);
  EXPECT_EQ(ask(db_, "SELECT points FROM boundaries WHERE region = '0901'"), "5");
}

TEST_F(BoundaryRules, EmptyGeometriesAreRefusedByName) {
  for (const char* empty :
       {"null", R"({"type":"Polygon","coordinates":[]})",
        R"({"type":"Polygon","coordinates":[[[9,58],[9.1,58],[9,58],[9,58]]]})"})
    KV_EXPECT_REFUSED(with(4, empty), 5, "empty-geometry");
}

TEST_F(BoundaryRules, FlawsOfTheOutlineAreToldByNameAndPlace) {
  const Outcome crossed = with(
      4,
      R"({"type":"Polygon","coordinates":[[[9.5,58.5],[9.6,58.6],[9.6,58.5],[9.5,58.58],[9.5,58.5]]]})");
  ASSERT_EQ(crossed.code, 0) << crossed.err;
  EXPECT_TRUE(says(crossed, "0901 Risør (feature 5): its outline crosses itself near 58.5"))
      << crossed.err;
}

TEST_F(BoundaryRules, AnAreaOverAnotherIsTold) {
  const Outcome loaded = with(4, square_at(3));
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_TRUE(says(loaded, "0901 Risør (feature 5) covers the middle of 0301 Oslo (feature 4)."));
}

TEST_F(BoundaryRules, HolesAreKept) {
  ASSERT_EQ(
      with(
          4,
          R"({"type":"Polygon","coordinates":[[[9.5,58.5],[9.6,58.5],[9.6,58.6],[9.5,58.5]],[[9.57,58.51],[9.59,58.51],[9.59,58.53],[9.57,58.51]]]})")
          .code,
      0);
  EXPECT_EQ(ask(db_, "SELECT holes FROM boundaries WHERE region = '0901'"), "1");
}

// Other files -------------------------------------------------------------------------------------

TEST_F(BoundaryRules, OtherFilesAreRefusedWithASentence) {
  KV_EXPECT_REFUSED(load_map("a;b\n1;2\n"), 5, "This is no file of areas that can be read here.");
  KV_EXPECT_REFUSED(load_map("{\"type\":"), 5, "not-json");
  KV_EXPECT_REFUSED(load_map(""), 5, "empty");
  KV_EXPECT_REFUSED(load_map(small_map({})), 5, "The file has no areas");
  KV_EXPECT_REFUSED(load_map("PK\x03\x04 cut off", {}, "k-2012.zip"), 5, "not-readable");
  KV_EXPECT_REFUSED(load_map("x", {}, "k-2012.dbf"), 5,
                    "a part of a Shapefile or MapInfo file whose main file is not named");
}

TEST_F(BoundaryRules, TextIsReadInItsEncoding) {
  ASSERT_EQ(load_map("\xEF\xBB\xBF" + small_map(country_of_2012())).code, 0);
  ASSERT_EQ(load_map(to_utf16(small_map(country_of_2012())), {}, "u-2012.json").code, 0);
  const Outcome latin = load_map(to_latin1(small_map(country_of_2012())), {}, "l-2012.json");
  EXPECT_EQ(latin.code, 0) << latin.err;
  EXPECT_FALSE(says(latin, "name-mismatch")) << latin.err;
}

}  // namespace
}  // namespace kv::etl::test
