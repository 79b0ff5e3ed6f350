// SPDX-License-Identifier: MIT
#include "etl/formats/geo/ring.h"

#include <gtest/gtest.h>

namespace kv::etl::test {
namespace {

GeoRing square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

GeoRing turned(GeoRing ring) {
  return {ring.rbegin(), ring.rend()};
}

// Programs that fill by winding would paint the hole and leave the land.
TEST(Mend, OuterRingsRunCounterclockwiseAndHolesClockwise) {
  std::vector<GeoPolygon> area = {{{turned(square(0, 0, 10)), square(2, 2, 3)}}};
  const RingReport report = mend(area);
  EXPECT_EQ(report.turned, 2U);
  EXPECT_GT(twice_area(area[0].rings[0]), 0);
  EXPECT_LT(twice_area(area[0].rings[1]), 0);
  EXPECT_FALSE(report.crossing);
  EXPECT_EQ(mend(area).turned, 0U) << "mending twice changes nothing";
}

TEST(Mend, AnUnclosedRingIsClosedAndCounted) {
  GeoRing open = square(0, 0, 1);
  open.pop_back();
  std::vector<GeoPolygon> area = {{{open}}};
  EXPECT_EQ(mend(area).closed, 1U);
  EXPECT_EQ(area[0].rings[0], square(0, 0, 1));
}

TEST(Mend, RingsThatEncloseNothingAreLeftOutAndCounted) {
  std::vector<GeoPolygon> area = {{{square(0, 0, 9), {{1, 1}, {2, 2}, {1, 1}}}},
                                  {{{{5, 5}, {6, 6}, {5, 5}}, square(5, 5, 1)}},
                                  {{{}}}};
  const RingReport report = mend(area);
  EXPECT_EQ(report.flat, 4U) << "two lines, an empty ring, and a hole without its outline";
  ASSERT_EQ(area.size(), 1U);
  EXPECT_EQ(area[0].rings.size(), 1U);
}

TEST(Mend, ABowTieCrossesItselfAndSaysWhere) {
  std::vector<GeoPolygon> area = {{{{{0, 0}, {4, 4}, {4, 0}, {0, 2}, {0, 0}}}}};
  const RingReport report = mend(area);
  ASSERT_TRUE(report.crossing);
  EXPECT_NEAR(report.crossing->x, 4.0 / 3, 1e-12);
  EXPECT_NEAR(report.crossing->y, 4.0 / 3, 1e-12);
}

// Islands that touch, and lakes that touch the shore, are no flaw.
TEST(Mend, TouchingIsNoCrossing) {
  std::vector<GeoPolygon> area = {{{square(0, 0, 4), turned(square(0, 1, 1))}},
                                  {{square(4, 4, 2)}}};
  const RingReport report = mend(area);
  EXPECT_FALSE(report.crossing);
  EXPECT_FALSE(report.part_within);
}

TEST(Mend, AHoleOutsideAndAPartWithinAPartAreTold) {
  std::vector<GeoPolygon> area = {{{square(0, 0, 4), square(8, 8, 1)}}, {{square(1, 1, 1)}}};
  const RingReport report = mend(area);
  EXPECT_EQ(report.holes_outside, 1U);
  EXPECT_TRUE(report.part_within);
  std::vector<GeoPolygon> island = {{{square(0, 0, 9), square(2, 2, 5)}}, {{square(3, 3, 1)}}};
  EXPECT_FALSE(mend(island).part_within) << "an island in a lake is a part of its own";
}

TEST(InnerPoint, LiesWithinAHorseshoe) {
  const GeoPolygon horseshoe = {
      {{{0, 0}, {10, 0}, {10, 10}, {9, 10}, {9, 1}, {1, 1}, {1, 10}, {0, 10}, {0, 0}}}};
  const auto at = inner_point(horseshoe);
  ASSERT_TRUE(at);
  EXPECT_TRUE(contains(horseshoe, *at));
  EXPECT_FALSE(inner_point(GeoPolygon{{{{0, 0}, {1, 0}, {0, 0}}}}));
  EXPECT_FALSE(inner_point(GeoPolygon{}));
}

// A saw of a hundred thousand teeth must not take a minute.
TEST(Mend, ManyEdgesAreComparedByASweep) {
  GeoRing saw;
  for (int i = 0; i < 100'000; ++i) saw.push_back({i * 1.0, i % 2 * 1.0});
  saw.push_back({100'000, -1});
  saw.push_back({0, -1});
  std::vector<GeoPolygon> area = {{{saw}}};
  const RingReport report = mend(area);
  EXPECT_FALSE(report.crossing);
  EXPECT_TRUE(report.in_full);
}

}  // namespace
}  // namespace kv::etl::test
