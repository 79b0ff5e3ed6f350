// SPDX-License-Identifier: MIT
#include "etl/formats/geo/transverse_mercator.h"

#include <cmath>
#include <gtest/gtest.h>

namespace kv::etl::test {
namespace {

struct Known {
  int zone;
  GeoPoint degrees;
  GeoPoint metres;
};

// Computed by PROJ 9.1.1 (+proj=utm +ellps=GRS80), which uses another algorithm (Poder and
// Engsager); printed to a micrometre.
constexpr Known kKnown[] = {{33, {10.75, 59.91}, {262409.732133, 6649017.748867}},
                            {33, {5.32, 60.39}, {-32253.597052, 6734074.910633}},
                            {33, {31.05, 70.37}, {1095652.555383, 7886350.060574}},
                            {33, {4.09, 57.76}, {-147482.794100, 6454380.472474}},
                            {33, {15, 65}, {500000.000000, 7208454.581541}},
                            {33, {25.78, 71.17}, {886515.692134, 7930894.894658}},
                            {33, {8.05, 58.54}, {95846.981063, 6509781.166210}},
                            {32, {10.75, 59.91}, {597868.381065, 6642681.510038}},
                            {32, {5.32, 60.39}, {297230.220207, 6700510.175131}},
                            {32, {31.05, 70.37}, {1310798.614272, 7956338.470121}},
                            {35, {10.75, 59.91}, {-402670.714556, 6753271.225683}},
                            {35, {5.32, 60.39}, {-679916.807584, 6892430.984603}},
                            {35, {31.05, 70.37}, {651751.734925, 7812189.654862}}};

// A map in which a municipality lies a metre off its neighbour's data shows gaps. The printed
// values have six decimals: two micrometres are rounding.
TEST(TransverseMercator, AgreesWithProjToTwoMicrometres) {
  for (const Known& known : kKnown) {
    const GeoPoint at = TransverseMercator(known.zone).forward(known.degrees);
    EXPECT_NEAR(at.x, known.metres.x, 2e-6) << known.zone << " " << known.degrees.x;
    EXPECT_NEAR(at.y, known.metres.y, 2e-6) << known.zone << " " << known.degrees.x;
  }
}

// 1e-10 degrees are 0.01 mm.
TEST(TransverseMercator, ThereAndBackIsTheSamePlace) {
  for (int zone : {31, 32, 33, 35, 36})
    for (double lon = 3; lon <= 33; lon += 0.73)
      for (double lat = 57; lat <= 72; lat += 0.61) {
        const TransverseMercator projection(zone);
        const GeoPoint back = projection.inverse(projection.forward({lon, lat}));
        EXPECT_NEAR(back.x, lon, 1e-10) << zone;
        EXPECT_NEAR(back.y, lat, 1e-10) << zone;
      }
}

// Without it, shared borders would come apart in the projected copy.
TEST(TransverseMercator, EqualPointsStayEqual) {
  const TransverseMercator a(33);
  const TransverseMercator b(33);
  EXPECT_EQ(a.forward({10.123456789, 60.987654321}), b.forward({10.123456789, 60.987654321}));
}

// A quarter of the northern hemisphere between two meridians: a quarter of half of GRS80's surface,
// 510,065,621.724 km² (H. Moritz, Geodetic Reference System 1980).
TEST(RingArea, OfAnOctantOfTheEarth) {
  const GeoRing octant = {{0, 0}, {90, 0}, {90, 90}, {0, 90}, {0, 0}};
  EXPECT_NEAR(ring_area(octant) / 1e6, 510065621.724 / 8, 0.001);
  EXPECT_NEAR(ring_area({octant.rbegin(), octant.rend()}) / 1e6, -510065621.724 / 8, 0.001);
}

TEST(RingArea, OfNothingIsNothing) {
  EXPECT_EQ(ring_area({}), 0);
  EXPECT_EQ(ring_area({{10, 60}, {11, 60}, {10, 60}}), 0);
}

}  // namespace
}  // namespace kv::etl::test
