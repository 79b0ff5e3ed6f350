// SPDX-License-Identifier: MIT
#include "etl/formats/geo/geojson.h"

#include <gtest/gtest.h>

namespace kv::etl::test {
namespace {

std::string collection(const std::string& features, const std::string& more = "") {
  return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

std::string feature(const std::string& geometry) {
  return R"({"type":"Feature","properties":{"kommunenummer":"0901","navn":"Risør"},"geometry":)" +
         geometry + "}";
}

constexpr const char* kSquare =
    R"({"type":"Polygon","coordinates":[[[9,58],[9.1,58],[9.1,58.1],[9,58.1],[9,58]]]})";

std::string rule_of(const GeoFile& file) {
  return file.problems.empty() ? "" : file.problems.front().rule;
}

TEST(GeoJson, NumbersKeepEveryDigit) {
  const GeoFile file = read_geo_json(collection(feature(
      R"({"type":"Polygon","coordinates":[[[9.1234567890123456,58.000000000000007],[9.1,58],[9.1,58.1],[9,58]]]})")));
  ASSERT_TRUE(file.problems.empty());
  const GeoPoint at = file.layers.at(0).features.at(0).polygons.at(0).rings.at(0).at(0);
  EXPECT_EQ(at.x, 9.1234567890123456);
  EXPECT_EQ(at.y, 58.000000000000007);
}

// Nothing and next to nothing, however they are written, are not another number.
TEST(GeoJson, NumbersTooSmallToHoldAreNothing) {
  for (const char* zero : {"0e-319", "0.0e-400", "1e-400", "-0e-320"}) {
    const GeoFile file =
        read_geo_json(collection(feature(std::string(R"({"type":"Polygon","coordinates":[[[)") +
                                         zero + R"(,58],[1,58],[1,59],[)" + zero + ",58]]]}")));
    ASSERT_TRUE(file.problems.empty()) << zero << file.problems.front().message;
    EXPECT_EQ(file.layers.at(0).features.at(0).polygons.at(0).rings.at(0).at(0).x, 0) << zero;
  }
}

// A file mixes the two: islands are parts, and each is kept with its holes.
TEST(GeoJson, PolygonsAndMultiPolygonsWithHoles) {
  const std::string multi =
      R"({"coordinates":[[[[1,1],[5,1],[5,5],[1,1]],[[2,2],[3,2],[3,3],[2,2]]],[[[7,7],[8,7],[8,8],[7,7]]]],"type":"MultiPolygon"})";
  const GeoFile file = read_geo_json(collection(feature(kSquare) + "," + feature(multi)));
  ASSERT_TRUE(file.problems.empty());
  const auto& features = file.layers.at(0).features;
  EXPECT_EQ(features.at(0).polygons.size(), 1U);
  EXPECT_EQ(features.at(1).polygons.size(), 2U);
  EXPECT_EQ(features.at(1).polygons.at(0).rings.size(), 2U);
  EXPECT_EQ(features.at(1).type, "MultiPolygon");
}

TEST(GeoJson, PropertiesAreTextAndNestedOnesHaveAPath) {
  const GeoFile file = read_geo_json(collection(
      R"({"type":"Feature","id":7,"properties":{"KOMM":901,"x":1.5,"navn":[{"sprak":"nor","navn":"Risør"}],"none":null},"geometry":null})"));
  const GeoFeature& read = file.layers.at(0).features.at(0);
  std::string all;
  for (const GeoProperty& property : read.properties)
    all += property.name + "=" + property.text + ";";
  EXPECT_EQ(all, "KOMM=901;x=1.5;navn.0.sprak=nor;navn.0.navn=Risør;id=7;");
  EXPECT_EQ(read.type, "");
  EXPECT_TRUE(read.polygons.empty());
}

// Kartverket packs the areas and the border lines into one file.
TEST(GeoJson, NamedCollectionsAreLayers) {
  const GeoFile file = read_geo_json(
      R"({"Kommune":)" +
      collection(feature(kSquare),
                 R"("crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::25833"}},)") +
      R"(,"Kommunegrense":)" +
      collection(feature(R"({"type":"LineString","coordinates":[[1,1],[2,2]]})")) + "}");
  ASSERT_EQ(file.layers.size(), 2U);
  EXPECT_EQ(file.layers[0].name, "Kommune");
  EXPECT_EQ(file.layers[0].crs, "urn:ogc:def:crs:EPSG::25833");
  EXPECT_EQ(file.layers[1].features.at(0).type, "LineString");
}

TEST(GeoJson, HeightsAreSeen) {
  const GeoFile file = read_geo_json(collection(
      feature(R"({"type":"Polygon","coordinates":[[[1,1,9],[2,1,9],[2,2,9],[1,1,9]]]})")));
  EXPECT_TRUE(file.layers.at(0).features.at(0).with_height);
}

TEST(GeoJson, DamageIsToldByFeature) {
  for (const char* geometry :
       {R"({"type":"Polygon","coordinates":[[[1,1],[2,"x"],[2,2],[1,1]]]})",
        R"({"type":"Polygon","coordinates":[[[1],[2,1],[2,2],[1,1]]]})",
        R"({"type":"Polygon","coordinates":[[1,1],[2,1]]})",
        R"({"type":"Polygon","coordinates":null})", R"({"type":"Polygon"})",
        R"({"coordinates":[]})", R"({"type":"MultiPolygon","coordinates":[1]})", R"("Polygon")",
        R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]}]})"}) {
    const GeoFile file = read_geo_json(collection(feature(geometry)));
    ASSERT_EQ(rule_of(file), "bad-geometry") << geometry;
    EXPECT_NE(file.problems[0].message.find("feature 1 (kommunenummer 0901, navn Risør)"),
              std::string::npos)
        << file.problems[0].message;
    EXPECT_TRUE(file.layers.empty()) << geometry;
  }
}

// Readers differ in which of two they take.
TEST(GeoJson, AKeyThatStandsTwiceIsRefused) {
  EXPECT_EQ(rule_of(read_geo_json(collection(
                R"({"type":"Feature","geometry":null,"properties":{},"geometry":null})"))),
            "duplicate-key");
}

TEST(GeoJson, OtherFilesAreNamed) {
  EXPECT_EQ(rule_of(read_geo_json("")), "not-json");
  EXPECT_EQ(rule_of(read_geo_json("<html>")), "not-json");
  EXPECT_EQ(rule_of(read_geo_json("[]")), "not-geojson");
  EXPECT_EQ(rule_of(read_geo_json("7")), "not-geojson");
  EXPECT_EQ(rule_of(read_geo_json(R"({"version":"2.0"})")), "not-geojson");
  const GeoFile point = read_geo_json(R"({"type":"Point","coordinates":[1,2]})");
  EXPECT_NE(point.problems.at(0).message.find("Point"), std::string::npos);
  EXPECT_EQ(rule_of(read_geo_json(R"({"type":"FeatureCollection"})")), "not-geojson");
  EXPECT_EQ(rule_of(read_geo_json(collection("7"))), "not-geojson");
}

TEST(GeoJson, NumbersBeyondADoubleAreRefused) {
  EXPECT_EQ(rule_of(read_geo_json(collection(
                feature(R"({"type":"Polygon","coordinates":[[[1e999,1],[2,1],[2,2],[1,1]]]})")))),
            "not-json");
}

}  // namespace
}  // namespace kv::etl::test
