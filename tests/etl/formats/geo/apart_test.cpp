// SPDX-License-Identifier: MIT
#include "etl/formats/geo/gdal/apart.h"

#include <csignal>
#include <gtest/gtest.h>

#include "etl/formats/geo/gdal/packing.h"

namespace kv::etl::test {
namespace {

TEST(RunApart, GivesBackEverythingThatTheWorkReturned) {
  const Apart apart = run_apart([] { return std::string(3'000'000, 'x'); }, 20);
  EXPECT_TRUE(apart.ok) << apart.why;
  EXPECT_EQ(apart.bytes.size(), 3'000'000U);
}

// A damaged file must end a driver, never the load's process.
TEST(RunApart, ACrashAndAnEndlessLoopAreToldAndSurvived) {
  EXPECT_EQ(run_apart(
                []() -> std::string {
                  std::raise(SIGSEGV);
                  return {};
                },
                20)
                .why,
            "its reader crashed");
  EXPECT_EQ(run_apart([]() -> std::string { throw 7; }, 20).why, "its reader crashed");
  EXPECT_EQ(run_apart(
                []() -> std::string {
                  volatile bool on = true;
                  while (on) {
                  }
                  return {};
                },
                1)
                .why,
            "it took more than 1 seconds");
}

GeoFile sample() {
  GeoFile file;
  file.format = "gml";
  file.shares_arcs = true;
  GeoFeature feature{3, {{"nr", "0901"}, {"navn", "Risør"}}, "Polygon", {}, true};
  feature.polygons = {{{{{0.1, 2}, {3, 4}, {5, 6}, {0.1, 2}}, {}}}, {}};
  file.layers = {{"lag", "EPSG:25833", "EPSG:3035", {feature, {}}}, {}};
  file.problems = {{"rule", 1, 2, "v", "m", "r"}};
  return file;
}

TEST(Packing, GivesBackEveryMember) {
  const std::string bytes = pack(sample());
  GeoFile back;
  ASSERT_TRUE(unpack(bytes, back));
  EXPECT_EQ(pack(back), bytes);
  EXPECT_EQ(back.layers.at(0).transformed_from, "EPSG:3035");
  EXPECT_EQ(back.layers.at(0).features.at(0).properties.at(1).text, "Risør");
  EXPECT_EQ(back.layers.at(0).features.at(0).polygons.at(0).rings.at(0).at(0), (GeoPoint{0.1, 2}));
  EXPECT_EQ(back.problems.at(0).column, 2U);
}

TEST(Packing, DamageIsSeenAndCostsNoMemory) {
  const std::string whole = pack(sample());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    GeoFile back;
    EXPECT_FALSE(unpack(whole.substr(0, size), back)) << size;
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = '\xFF';
    GeoFile back;
    unpack(damaged, back);
  }
}

}  // namespace
}  // namespace kv::etl::test
