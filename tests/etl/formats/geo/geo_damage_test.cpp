// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "etl/formats/geo/geojson.h"

namespace kv::etl::test {
namespace {

constexpr const char* kGeoJson =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nr":"0901"},)"
    R"("geometry":{"type":"MultiPolygon","coordinates":[[[[9,58],[9.5,58],[9.5,58.5],[9,58]]]]}}]})";
constexpr const char* kTopoJson =
    R"({"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},"objects":{"k":{"type":)"
    R"("GeometryCollection","geometries":[{"type":"Polygon","id":"0901","arcs":[[0]]}]}},)"
    R"("arcs":[[[9,58],[1,0],[0,1],[-1,-1]]]})";

// A file that was cut off anywhere must never be taken for a smaller map.
TEST(GeoDamage, CutOffAnywhereIsRefused) {
  for (const std::string whole : {kGeoJson, kTopoJson}) {
    ASSERT_TRUE(read_geo_json(whole).problems.empty());
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const GeoFile file = read_geo_json(whole.substr(0, size));
      EXPECT_FALSE(file.problems.empty()) << size;
      EXPECT_TRUE(file.layers.empty()) << size;
    }
  }
}

// Whatever byte is lost or changed: a sentence or an area, never a crash and never both.
TEST(GeoDamage, ADamagedByteNeverGivesAProblemAndAreas) {
  for (const std::string whole : {kGeoJson, kTopoJson})
    for (std::size_t at = 0; at < whole.size(); ++at)
      for (const char* instead : {"", "0", "-", "[", "\"", "9999999999"}) {
        std::string damaged = whole;
        damaged.replace(at, 1, instead);
        const GeoFile file = read_geo_json(damaged);
        EXPECT_NE(file.problems.empty(), file.layers.empty()) << damaged;
      }
}

// Brackets by the million must not end the program by exhausting its stack.
TEST(GeoDamage, DeepNestingIsRefused) {
  for (const char* open : {"[", R"({"a":)"}) {
    std::string text = R"({"type":"FeatureCollection","features":)";
    for (int i = 0; i < 1'000'000; ++i) text += open;
    EXPECT_EQ(read_geo_json(text).problems.at(0).rule, "not-json");
  }
  std::string deep(500'000, '[');
  deep += std::string(500'000, ']');
  EXPECT_EQ(read_geo_json(deep).problems.at(0).rule, "not-geojson");
  const std::string geometry = R"({"type":"Polygon","coordinates":)" + deep + "}";
  EXPECT_FALSE(
      read_geo_json(R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":)" +
                    geometry + "}]}")
          .problems.empty());
}

}  // namespace
}  // namespace kv::etl::test
