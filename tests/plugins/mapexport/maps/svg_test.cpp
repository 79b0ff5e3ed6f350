// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/mapexport/maps/map_host.h"

namespace kv::mapexport {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kIndex =
    "CASE region WHEN '0901' THEN 12.3 WHEN '0904' THEN 54.5 WHEN '0906' THEN 0 "
    "WHEN '1001' THEN 98.25 ELSE NULL END";
const std::string kWhy =
    "CASE region WHEN '1002' THEN 'never asked' WHEN '1003' THEN ':' ELSE '' END";

TEST_F(MapTest, EveryAreaHasItsTextAndTheLegendCountsThemAll) {
  const std::string svg =
      map(kIndex, R"({"classes":"fixed:0,34,70","unit":"prosent","title":"Indeks"})", kWhy);
  EXPECT_THAT(svg, HasSubstr("<title>Risør: 12,3 %</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>Arendal: 0,0 %</title>"));  // zero is a number
  EXPECT_THAT(svg, HasSubstr("<title>Mandal: Ikke anmodet</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>Farsund: Skjermet</title>"));
  EXPECT_THAT(svg, HasSubstr("Prosent (antall kommuner)"));
  EXPECT_THAT(svg, HasSubstr(">0,0–33,9 (2)<"));
  EXPECT_THAT(svg, HasSubstr(">34,0–69,9 (1)<"));
  EXPECT_THAT(svg, HasSubstr(">70,0 og over (1)<"));
  EXPECT_THAT(svg, HasSubstr(">Ikke anmodet (1)<"));
  EXPECT_THAT(svg, HasSubstr(">Skjermet (1)<"));
  EXPECT_THAT(svg, HasSubstr("N = 4 av 6 kommuner. Ikke anmodet: 1. Skjermet: 1."));
  EXPECT_THAT(svg, HasSubstr("Høyest er Kristiansand (98,3 %), lavest er Arendal (0,0 %)."));
  EXPECT_THAT(svg, HasSubstr("0,0–33,9: 2 kommuner (Risør og Arendal)."));
  // Two reasons, two patterns.
  EXPECT_EQ(count(svg, "<pattern "), 2U);
}

TEST_F(MapTest, TheSameRowsGiveTheSameBytesInAnyOrder) {
  const std::string one = map(kIndex, "{}", kWhy);
  EXPECT_EQ(one, map(kIndex, "{}", kWhy, "mapexport_svg", "region DESC"));
  EXPECT_THAT(one, HasSubstr("</svg>"));
}

TEST_F(MapTest, ThreeLanguages) {
  EXPECT_THAT(map(kIndex, R"({"lang":"nn"})", kWhy), HasSubstr("Ikkje oppmoda (1)"));
  const std::string en = map(kIndex, R"({"lang":"en","unit":"percent"})", kWhy);
  EXPECT_THAT(en, HasSubstr("Percent (number of municipalities)"));
  EXPECT_THAT(en, HasSubstr("Kristiansand: 98.3%"));
}

TEST_F(MapTest, CategoriesKeepTheirColourWhoeverElseIsThere) {
  const auto fill = [](const std::string& svg, const std::string& title) {
    std::smatch found;
    std::regex_search(svg, found, std::regex("fill=\"(#[0-9a-f]+)\"[^>]*><title>" + title));
    return found[1].str();
  };
  const std::string all = map("CASE WHEN region < '0906' THEN 'Ja' ELSE 'Nei' END");
  const std::string one = map("'Nei'");
  EXPECT_NE(fill(all, "Risør: Ja"), fill(all, "Mandal: Nei"));
  EXPECT_EQ(fill(all, "Mandal: Nei"), fill(one, "Mandal: Nei"));
  EXPECT_THAT(all, HasSubstr(">Ja (2)<"));
}

TEST_F(MapTest, ClassesOfFourFieldsWithTheirReasons) {
  const std::string svg =
      map("CASE region WHEN '0901' THEN 'HH' WHEN '0904' THEN 'LL' WHEN '0906' THEN 'too few' ELSE "
          "'HL' END",
          R"({"labels":{"HH":"Høy bosetting, høy overgang"},"threshold":10})");
  EXPECT_THAT(svg, HasSubstr("Høy bosetting, høy overgang (1)"));
  EXPECT_THAT(svg, HasSubstr("LH (0)"));
  EXPECT_THAT(svg, HasSubstr("Færre enn 10 (1)"));
}

TEST_F(MapTest, WhatCannotBeDrawnIsRefusedByName) {
  const auto refused = [&](const std::string& sql) { return host_.ask(sql); };
  const std::string head = "SELECT mapexport_svg(region, name, 1, '', geometry, '{}') FROM ";
  EXPECT_THAT(refused(head + "(SELECT * FROM area UNION ALL SELECT * FROM area)"),
              HasSubstr("0901 Risør comes twice"));
  EXPECT_THAT(
      refused(head + "(SELECT region, name, substr(geometry, 1, 60) AS geometry FROM area)"),
      HasSubstr("0901 Risør: the geometry is damaged at byte"));
  EXPECT_THAT(refused(head + "(SELECT region, name, x'010600000000000000' AS geometry FROM area)"),
              HasSubstr("0901 Risør: the geometry is empty"));
  host_.ask("CREATE TABLE odd (region TEXT, name TEXT, geometry BLOB)");
  add("odd", "0901", "Risør", {{9, 58}, {10, 58}, {10, 59}, {9, 58}});
  EXPECT_THAT(refused(head + "odd"), HasSubstr("0901 Risør: the coordinates are degrees"));
  host_.ask("DELETE FROM odd");
  add("odd", "0901", "Risør", {{0, 0}, {1e308, 0}, {0, -1e308}, {0, 0}});
  for (const char* how : {R"({"planar":true})", R"({"degrees":true})", "{}"})
    for (const char* format : {"svg", "geojson", "gpkg"})
      EXPECT_THAT(refused("SELECT mapexport_" + std::string(format) +
                          "(region, name, 1, '', geometry, '" + how + "') FROM odd"),
                  HasSubstr("0901 Risør: "));
  EXPECT_THAT(map("CASE WHEN region = '0901' THEN 'x' ELSE 1 END"), HasSubstr("numbers"));
  EXPECT_THAT(map("1", R"({"colour":"red"})"), HasSubstr("unknown key"));
  EXPECT_THAT(map("1", R"({"classes":"fixed:5,10"})"),
              HasSubstr("0901 Risør has the value 1, which lies below the first limit 5"));
  EXPECT_THAT(map("1", R"({"palette":"RdBu"})"), HasSubstr("midpoint"));
  EXPECT_THAT(map("'a'", R"({"classes":"jenks:4"})"), HasSubstr("for numbers"));
}

// A region with a figure and no area is said, not lost.
TEST_F(MapTest, WhoHasNoAreaIsNamed) {
  host_.ask("UPDATE area SET geometry = NULL WHERE region = '1003'");
  EXPECT_THAT(map("1"), HasSubstr("Uten flate på kartet: Farsund"));
}

TEST_F(MapTest, IsletsTooSmallToBeSeenAreCounted) {
  EXPECT_THAT(map("1"), Not(HasSubstr("er ikke tegnet")));
  const std::string two = hex(made::multi(
      {{made::square(100'000, 6'500'000, 10'000)}, {made::square(115'000, 6'505'000, 2)}}));
  host_.ask("UPDATE area SET geometry = x'" + two + "' WHERE region = '0901'");
  for (const char* format : {"mapexport_svg", "mapexport_html"}) {
    EXPECT_THAT(map("1", "{}", "''", format),
                HasSubstr("1 holme eller hull under 0,12 mm på kartet er ikke tegnet."));
    EXPECT_THAT(map("1", R"({"lang":"en"})", "''", format),
                HasSubstr("1 islet or hole of less than 0.12 mm on the map left out."));
  }
}

TEST_F(MapTest, LandAroundIsNeutralAndInNoCount) {
  const std::string svg = map("1", "{}", "CASE WHEN region < '1000' THEN '' ELSE 'context' END");
  EXPECT_THAT(svg, HasSubstr("N = 3 av 3 kommuner"));
  EXPECT_THAT(svg, Not(HasSubstr("Mandal")));
}

TEST_F(MapTest, PolygonsCanBeOncePerPage) {
  const std::string defs = map("1", R"({"geometry":"defs"})");
  const std::string uses = map("2", R"({"geometry":"use","title":"To"})");
  std::smatch id;
  ASSERT_TRUE(std::regex_search(defs, id, std::regex("id=\"(g[0-9a-f]{10}-0901)\"")));
  EXPECT_THAT(uses, HasSubstr("href=\"#" + id[1].str() + "\""));
  EXPECT_THAT(uses, Not(HasSubstr("id=\"" + id[1].str())));
}

TEST_F(MapTest, MarksAndSourcesStandInTheFigure) {
  const std::string svg = map("1", R"({"marks":"Rekonstruerte tall","source":["IMDi, 2023-12-31"],)"
                                   R"("licence":"© Kartverket","borders":"2013","threshold":10,)"
                                   R"("region_label":"Regionen samlet","region_value":70.2})");
  for (const char* text : {"Rekonstruerte tall", "Kilde: IMDi, 2023-12-31.",
                           "© Kartverket (CC BY 4.0), kommuneinndeling 2013", "EPSG:25833",
                           "(n &lt; 10)", "Regionen samlet: 70"})
    EXPECT_THAT(svg, HasSubstr(text));
}

TEST_F(MapTest, TheUnitIsInTheMapsLanguage) {
  const auto drawn = [&](const std::string& options) { return map(kIndex, options, kWhy); };
  EXPECT_THAT(drawn(R"({"unit":"prosent","lang":"en"})"),
              HasSubstr("Per cent (number of municipalities)"));
  EXPECT_THAT(drawn(R"({"unit":"prosent","lang":"en"})"), HasSubstr("<title>Risør: 12.3%</title>"));
  EXPECT_THAT(drawn(R"({"unit":"personer","lang":"nn"})"),
              HasSubstr("Personar (talet på kommunar)"));
  EXPECT_THAT(drawn(R"({"unit":"furlongs","lang":"nn"})"),
              HasSubstr("Furlongs (talet på kommunar)"));
}

// 8 of 10 must not look as solid as 615 of 680.
TEST_F(MapTest, AValueOfFewIsDottedAndToldByName) {
  const std::string options =
      R"({"classes":"fixed:0,34","unit":"prosent","base":{"0901":10,"0904":680,"0906":19,"1001":20}})";
  const std::string svg = map(kIndex, options, kWhy);
  EXPECT_THAT(svg, HasSubstr("<title>Risør: 12,3\u00a0% (av 10)</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>Mandal: Ikke anmodet</title>"));
  EXPECT_THAT(svg, HasSubstr(">Grunnlag under 20: 2<"));
  EXPECT_THAT(svg, HasSubstr("Prikket: grunnlag under 20: Risør (10) og Arendal (19)."));
  EXPECT_THAT(svg, HasSubstr(">0,0–33,9 (2)<"));  // in the count of its class all the same
  // Two reasons, one dotted class; the legend's dots are in the other class' colour.
  EXPECT_EQ(count(svg, "<pattern "), 4U);
  EXPECT_THAT(map(kIndex, "{}", kWhy), Not(HasSubstr("Grunnlag")));
  EXPECT_THAT(map(kIndex, R"({"base":{"0901":"ten"}})"),
              HasSubstr("the option 'base' must be an object of numbers"));
}

TEST_F(MapTest, TheLegendShowsHowValuesAreSpreadAndWhereTheRegionIs) {
  host_.ask("CREATE TABLE many (region TEXT, name TEXT, geometry BLOB)");
  for (int i = 0; i < 12; ++i)
    add("many", std::to_string(1100 + i), "K" + std::to_string(i),
        made::square(100'000 + 10'000.0 * i, 6'500'000, 10'000));
  const auto drawn = [&](const std::string& options) {
    return host_.ask("SELECT mapexport_svg(region, name, region - 1100.0, '', geometry, '" +
                     options + "') FROM many");
  };
  const std::string with = drawn(R"({"classes":"fixed:0,5,9","decimals":1,"region_value":6.5})");
  const std::string without =
      drawn(R"({"classes":"fixed:0,5,9","decimals":1,"region_value":6.5,"strip":false})");
  // A block for each area beside the classes' three swatches.
  EXPECT_EQ(count(with, "<rect ") - count(without, "<rect "), 12U);
  EXPECT_THAT(with, HasSubstr(">Samlet: 6,5<"));
  EXPECT_THAT(with, HasSubstr(">11,0<"));
  // Values that are all the same are not spread: nothing is divided by nothing.
  const std::string same = host_.ask(
      "SELECT mapexport_svg(region, name, 6.0, '', geometry, "
      "'{\"classes\":\"fixed:0,5,9\",\"region_value\":6.0}') FROM many");
  EXPECT_THAT(same, HasSubstr(">5–8 (12)<"));
  EXPECT_THAT(same, Not(HasSubstr("nan")));
  EXPECT_EQ(count(same, "<rect "), count(without, "<rect "));
}

// Parties in black and white are told by their letters, where letters say it.
TEST_F(MapTest, ShortCodesStandInTheAreasWhereColoursAreHardToTell) {
  const std::string parties =
      map("CASE WHEN region < '0906' THEN 'H' WHEN region < '1002' THEN 'Sp' ELSE 'SV' END");
  EXPECT_THAT(parties, HasSubstr(">H Risør<"));
  const std::string answers = map("CASE WHEN region < '0906' THEN 'Ja' ELSE 'Nei' END");
  EXPECT_THAT(answers, HasSubstr(">Risør<"));
  const std::string fields = map("'HH'", R"({"labels":{"HH":"Høy bosetting, høy overgang"}})");
  EXPECT_THAT(fields, HasSubstr(">HH Risør<"));
  EXPECT_THAT(fields, HasSubstr(">HH: Høy bosetting, høy overgang (6)<"));
  EXPECT_THAT(map("'HH'", R"({"letters":false})"), HasSubstr(">Risør<"));
}

// Not asked to settle, a question that was not put, and what an agency writes itself.
TEST_F(MapTest, NoTwoReasonsShareAPattern) {
  const std::string svg = map(
      "CASE WHEN region = '1003' THEN 1 END", "{}",
      "CASE region WHEN '0901' THEN 'never asked' WHEN '0904' THEN 'not-asked' WHEN '0906' THEN "
      "'..' WHEN '1001' THEN 'flyttet' WHEN '1002' THEN 'under arbeid' ELSE '' END");
  EXPECT_EQ(count(svg, "<pattern "), 5U);
  EXPECT_THAT(svg, HasSubstr(">under arbeid (1)<"));
}

// Seven steps of one colour are too many for the eye.
TEST_F(MapTest, ClassesOfOneValueAreToldByTheirNumber) {
  EXPECT_THAT(map("region % 10", R"({"classes":"each"})"), Not(HasSubstr(">1 Risør<")));
  host_.ask("CREATE TABLE seven (region TEXT, name TEXT, geometry BLOB)");
  for (int i = 0; i < 7; ++i)
    add("seven", std::to_string(1100 + i), "Kommune",
        made::square(20'000.0 * i, 6'500'000, 20'000));
  EXPECT_THAT(host_.ask("SELECT mapexport_svg(region, name, region - 1100, '', geometry, "
                        "'{\"classes\":\"each\"}') FROM seven"),
              HasSubstr(">3 Kommune<"));
}

// A rise must not have the colour of a fall.
TEST_F(MapTest, ChangesHaveColoursOnBothSidesOfTheMiddle) {
  const std::string svg =
      map("CASE region WHEN '0901' THEN -8 WHEN '0904' THEN -3 WHEN '0906' THEN 0 "
          "WHEN '1001' THEN 2 WHEN '1002' THEN 6 ELSE 31 END",
          R"({"classes":"around:0"})");
  EXPECT_THAT(svg, HasSubstr("runde tall på begge sider av 0"));
  EXPECT_THAT(svg, HasSubstr("<title>Risør: −8</title>"));
}

}  // namespace
}  // namespace kv::mapexport
