// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "etl/formats/geo/geojson.h"

namespace kv::etl::test {
namespace {

// Two squares side by side; arc 0 is their common side, upwards.
std::string topology(const std::string& arcs, const std::string& left = "[[0,1]]",
                     const std::string& transform = "") {
  return R"({"type":"Topology",)" + transform +
         R"("objects":{"kommuner":{"type":"GeometryCollection","geometries":[)"
         R"({"type":"Polygon","id":"0901","properties":{"navn":"Risør"},"arcs":)" +
         left +
         R"(},{"type":"MultiPolygon","id":"0904","properties":{"navn":"Grimstad"},"arcs":[[[-1,2]]]}]}},)"
         R"("arcs":)" +
         arcs + "}";
}

constexpr const char* kArcs =
    "[[[9,58],[9,59]],[[9,59],[8,59],[8,58],[9,58]],[[9,58],[10,58],[10,59],[9,59]]]";

std::string rule_of(const GeoFile& file) {
  return file.problems.empty() ? "" : file.problems.front().rule;
}

const GeoRing& ring(const GeoFile& file, std::size_t feature) {
  return file.layers.at(0).features.at(feature).polygons.at(0).rings.at(0);
}

// Neighbours must get the same vertices, or a map shows gaps between them.
TEST(TopoJson, ArcsAreStitchedAndSharedExactly) {
  const GeoFile file = read_geo_json(topology(kArcs));
  ASSERT_TRUE(file.problems.empty()) << file.problems[0].message;
  EXPECT_EQ(file.format, "topojson");
  EXPECT_TRUE(file.shares_arcs);
  EXPECT_EQ(file.layers.at(0).name, "kommuner");
  EXPECT_EQ(ring(file, 0), (GeoRing{{9, 58}, {9, 59}, {8, 59}, {8, 58}, {9, 58}}));
  EXPECT_EQ(ring(file, 1), (GeoRing{{9, 59}, {9, 58}, {10, 58}, {10, 59}, {9, 59}}));
}

TEST(TopoJson, QuantizedArcsAreSteps) {
  const GeoFile file = read_geo_json(
      topology("[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[2,0],[0,2],[-2,0]]]", "[[0,1]]",
               R"("transform":{"scale":[0.5,0.5],"translate":[8,58]},)"));
  ASSERT_TRUE(file.problems.empty()) << file.problems[0].message;
  EXPECT_EQ(ring(file, 0), (GeoRing{{9, 58}, {9, 59}, {8, 59}, {8, 58}, {9, 58}}));
  EXPECT_EQ(ring(file, 1).at(3), (GeoPoint{10, 59}));
}

TEST(TopoJson, DamageIsToldByFeature) {
  for (const char* left : {"[[0,7]]", "[[0,-9]]", "[[0,2]]", "[[0,1.5]]", "[0]", "7",
                           "[[9999999999]]", R"([["0"]])"}) {
    const GeoFile file = read_geo_json(topology(kArcs, left));
    ASSERT_EQ(rule_of(file), "bad-geometry") << left;
    EXPECT_NE(file.problems[0].message.find("feature 1 (navn Risør, id 0901)"), std::string::npos)
        << file.problems[0].message;
  }
}

TEST(TopoJson, DamagedArcsAreRefused) {
  EXPECT_EQ(rule_of(read_geo_json(topology("null"))), "bad-topology");
  EXPECT_EQ(rule_of(read_geo_json(topology("[[[9,58]]]"))), "bad-topology");
  EXPECT_EQ(rule_of(read_geo_json(topology("[[[9,58],[9]]]"))), "bad-topology");
  EXPECT_EQ(rule_of(read_geo_json(topology(kArcs, "[[0,1]]", R"("transform":{"scale":1},)"))),
            "bad-topology");
  EXPECT_EQ(rule_of(read_geo_json(R"({"type":"Topology","arcs":[]})")), "bad-topology");
}

// A few arcs used over and over could stand for billions of positions.
TEST(TopoJson, AFewArcsCannotBecomeBillionsOfPoints) {
  std::string arc = "[";
  for (int i = 0; i < 30'000; ++i) arc += (i ? ",[" : "[") + std::to_string(i % 2) + ",0]";
  arc += "]";
  std::string uses = "[[0";
  for (int i = 0; i < 1'000; ++i) uses += ",-1,0";
  uses += "]]";
  EXPECT_EQ(rule_of(read_geo_json(topology("[" + arc + "]", uses))), "too-large");
}

}  // namespace
}  // namespace kv::etl::test
