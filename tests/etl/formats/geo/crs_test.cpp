// SPDX-License-Identifier: MIT
#include "etl/formats/geo/crs.h"

#include <gtest/gtest.h>

namespace kv::etl::test {
namespace {

// Agencies and programs write one system in many ways; none of them may be taken for another.
TEST(Crs, IsReadInAllItsSpellings) {
  for (const char* text :
       {"EPSG:25833", "epsg:25833", "25833", "urn:ogc:def:crs:EPSG::25833",
        "urn:ogc:def:crs:EPSG:9.0:25833", "http://www.opengis.net/def/crs/EPSG/0/25833"}) {
    const auto crs = parse_crs(text);
    ASSERT_TRUE(crs) << text;
    EXPECT_EQ(crs->kind, Crs::Kind::kUtm) << text;
    EXPECT_EQ(crs->zone, 33) << text;
    EXPECT_EQ(crs->code, "EPSG:25833") << text;
  }
  for (const char* text : {"urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "EPSG:4258", "WGS84"})
    EXPECT_EQ(parse_crs(text)->kind, Crs::Kind::kDegrees) << text;
  EXPECT_EQ(parse_crs("EPSG:5973")->zone, 33) << "UTM 33 with NN2000 heights";
  EXPECT_EQ(parse_crs("EPSG:3045")->zone, 33) << "as SOSI files are said to be by GDAL";
  EXPECT_EQ(parse_crs("EPSG:32632")->zone, 32);
  EXPECT_EQ(parse_crs("EPSG:3857")->kind, Crs::Kind::kWebMercator);
}

TEST(Crs, OthersAreNotGuessed) {
  for (const char* text : {"", "EPSG:27391", "EPSG:", "NGO 1948", "zone 33", "EPSG:258330",
                           "EPSG:99999999999999999999", "unnamed"})
    EXPECT_FALSE(parse_crs(text)) << text;
}

TEST(Crs, UtmOf33StaysToTheBit) {
  const GeoPoint point{262409.73213300001, 6649017.7488669995};
  EXPECT_EQ(to_utm33(*parse_crs("EPSG:25833"), point), point);
}

// Web Mercator of Oslo, by PROJ 9.1.1: 10.75 59.91 is 1196684.526 8376477.6 (to a metre).
TEST(Crs, OtherSystemsComeToTheSamePlace) {
  const GeoPoint oslo = to_utm33(*parse_crs("EPSG:4326"), {10.75, 59.91});
  const GeoPoint from32 = to_utm33(*parse_crs("EPSG:25832"), {597868.381065, 6642681.510038});
  EXPECT_NEAR(from32.x, oslo.x, 1e-5);
  EXPECT_NEAR(from32.y, oslo.y, 1e-5);
  const GeoPoint degrees = to_degrees(*parse_crs("EPSG:3857"), {1196684.526, 0});
  EXPECT_NEAR(degrees.x, 10.75, 1e-6);
  EXPECT_EQ(degrees.y, 0);
}

}  // namespace
}  // namespace kv::etl::test
