// SPDX-License-Identifier: MIT
// Maps as data: what another program reads must be the map's own areas, values and classes.
#include <gmock/gmock.h>

#include "plugins/mapexport/outputs/html_page.h"
#include "plugins/mapexport/outputs/html_policy.h"
#include "tests/plugins/mapexport/maps/map_host.h"
#include "tests/plugins/mapexport/maps/sha256_text.h"

namespace kv::mapexport {
namespace {

using testing::HasSubstr;
using testing::Not;

class DataTest : public MapTest {
 protected:
  /// A JSON path of the map as GeoJSON.
  std::string geojson(const std::string& path, const std::string& value,
                      const std::string& options = "{}") {
    return host_.ask("SELECT mapexport_geojson(region, name, v, '', geometry, '" + options +
                     "') ->> '" + path + "' FROM (SELECT *, " + value + " AS v FROM area)");
  }
};

TEST_F(DataTest, GeoJsonHasValueClassAndColour) {
  const std::string value = "CASE region WHEN '0901' THEN 12.5 WHEN '0904' THEN 0 ELSE NULL END";
  const std::string fixed = R"({"classes":"fixed:0,10"})";
  EXPECT_EQ(geojson("$.features[0].properties", value, fixed),
            R"({"region":"0901","name":"Risør","value":12.5,"status":"","class":2,)"
            R"("class_label":"10,0 og over","colour":"#2c7fb8","hatch":"none"})");
  EXPECT_EQ(geojson("$.features[1].properties.value", value, fixed), "0.0");
  EXPECT_EQ(geojson("$.features[2].properties.class_label", value, fixed), "Mangler");
  EXPECT_EQ(geojson("$.features[0].id", value, fixed), "0901");
  EXPECT_EQ(geojson("$.legend[0].count", value, fixed), "1");
}

// RFC 7946: longitude first, outer rings counterclockwise; against PROJ 9.1.
TEST_F(DataTest, GeoJsonIsInDegreesAndTurnsRight) {
  host_.ask("DELETE FROM area WHERE region <> '0901'");
  host_.ask("CREATE TABLE clockwise (region TEXT, name TEXT, geometry BLOB)");
  add("clockwise", "0901", "Risør",
      {{100'000, 6'500'000}, {100'000, 6'510'000}, {110'000, 6'510'000}, {100'000, 6'500'000}});
  host_.ask("UPDATE area SET geometry = (SELECT geometry FROM clockwise)");
  const std::string ring = geojson("$.features[0].geometry.coordinates[0]", "1");
  EXPECT_EQ(ring,
            "[[8.137939928,58.456613603],[8.291053060,58.554846157],[8.120437841,58.545781735],"
            "[8.137939928,58.456613603]]");
}

TEST_F(DataTest, DegreesGoOutAsTheyCameIn) {
  host_.ask("DELETE FROM area");
  add("area", "0901", "Risør", {{9.1, 58.7}, {9.3, 58.7}, {9.2, 58.9}, {9.1, 58.7}});
  EXPECT_EQ(
      geojson("$.features[0].geometry.coordinates[0]", "1", R"({"degrees":true,"planar":true})"),
      "[[9.1,58.7],[9.3,58.7],[9.2,58.9],[9.1,58.7]]");
}

TEST_F(DataTest, GeoPackageIsOneWithAStyleAndAnIndex) {
  host_.ask(
      "CREATE TABLE made AS SELECT mapexport_gpkg(region, name, 1, '', geometry, '{}') AS b "
      "FROM area");
  EXPECT_EQ(host_.ask("SELECT CAST(substr(b, 1, 15) AS TEXT), hex(substr(b, 61, 4)), "
                      "CAST(substr(b, 69, 4) AS TEXT) FROM made"),
            "SQLite format 3|0000283C|GPKG");
  EXPECT_EQ(host_.ask("SELECT instr(b, CAST('categorizedSymbol' AS BLOB)) > 0, instr(b, "
                      "CAST('rtree_kart_geom_update1' AS BLOB)) > 0 FROM made"),
            "1|1");
  EXPECT_EQ(host_.ask("SELECT b = (SELECT mapexport_gpkg(region, name, 1, '', geometry, '{}') FROM "
                      "(SELECT * FROM area ORDER BY region DESC)) FROM made"),
            "1");
}

TEST_F(DataTest, ThePageHasEveryValueWithoutAScript) {
  const std::string page = map("CASE region WHEN '0901' THEN 12.5 ELSE NULL END",
                               R"({"unit":"prosent","title":"A & B"})", "':'", "mapexport_html");
  EXPECT_THAT(page, HasSubstr("<html lang=\"nb\">"));
  EXPECT_THAT(page, HasSubstr("<h1>A &amp; B</h1>"));
  EXPECT_THAT(page,
              HasSubstr("<th scope=\"row\">Risør</th><td class=\"n\" data-key=\"12.5\">12,5"));
  EXPECT_EQ(count(page, "<tr data-region="), 6U);
  EXPECT_THAT(page, Not(HasSubstr("http://www.w3.org/1999")));
  EXPECT_EQ(count(page, " src="), 0U);
  EXPECT_EQ(count(page, " style="), 0U);  // the policy would not let it
  EXPECT_EQ(count(page, "<script"), 1U);
}

// A dashed edge is no key to a hatch.
TEST_F(DataTest, ThePagesSwatchesAreFilledAsTheMapIs) {
  const std::string page =
      map("CASE region WHEN '0901' THEN 12.5 WHEN '0904' THEN 60 END",
          R"({"unit":"prosent","base":{"0901":7,"0904":90}})", "':'", "mapexport_html");
  std::smatch area;
  ASSERT_TRUE(std::regex_search(
      page, area, std::regex("data-region=\"1002\" fill=\"(url\\(#f-hatch[0-9]\\))\"")));
  // The map, and the swatches of the four that are suppressed.
  EXPECT_EQ(count(page, "fill=\"" + area[1].str() + "\""), 4U + 4U + 1U);
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">Grunnlag</th>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"n\" data-key=\"7\">7</td>"));
}

// A page whose policy does not fit its own script shows a map that does not answer.
TEST(HtmlPolicy, FitsStyleAndScript) {
  EXPECT_THAT(kHtmlPolicy, HasSubstr("style-src '" + test::sha256_source(kHtmlStyle) + "'"));
  EXPECT_THAT(kHtmlPolicy, HasSubstr("script-src '" + test::sha256_source(kHtmlScript) + "'"));
}

}  // namespace
}  // namespace kv::mapexport
