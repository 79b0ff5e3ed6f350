// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "plugins/mapexport/kernels/geometry/scale_bar.h"
#include "plugins/mapexport/kernels/geometry/utm33.h"

namespace kv::mapexport {
namespace {

// Against PROJ 9.1, from Lindesnes to Svalbard: a GeoJSON that is off is on another islet.
TEST(Utm33, LongitudeAndLatitudeAreThoseOfProj) {
  constexpr struct {
    Position metres, degrees;
  } kPlaces[] = {{{88'000, 6'450'000}, {8.02231063492541, 57.9997603476651}},
                 {{-50'000, 6'900'000}, {4.52407621704445, 61.8322651779077}},
                 {{500'000, 7'000'000}, {15, 63.129339712894}},
                 {{1'100'000, 7'900'000}, {31.2573495281456, 70.4773448540395}},
                 {{600'000, 8'700'000}, {19.43601359246, 78.3390365083851}}};
  for (const auto& [metres, degrees] : kPlaces) {
    const Position found = longitude_latitude(metres);
    EXPECT_NEAR(found.x, degrees.x, 1e-10);  // PROJ prints so many digits
    EXPECT_NEAR(found.y, degrees.y, 1e-10);
  }
}

// The north arrow of a map of the south leans: straight up would be 6 degrees wrong.
TEST(Utm33, TheGridTurnsAwayFromNorth) {
  EXPECT_NEAR(grid_convergence({88'000, 6'450'000}), -5.92, 0.02);
  EXPECT_NEAR(grid_convergence({500'000, 7'000'000}), 0, 1e-9);
  EXPECT_NEAR(grid_convergence({1'100'000, 7'900'000}), 15.4, 0.1);
}

// Along the meridian of 8 degrees from 58 to 59 north is 111.4 km on the ground.
TEST(ScaleBar, IsRightToAThousandth) {
  const double factor = utm_scale_factor(88'000);
  EXPECT_NEAR(factor, 1.00169, 0.0002);
  EXPECT_DOUBLE_EQ(utm_scale_factor(500'000), 0.9996);
  const ScaleBar bar = scale_bar(1'600, 40, factor);
  EXPECT_EQ(bar.metres, 50'000);
  EXPECT_NEAR(bar.mm * 1'600 / factor, 50'000, 1e-6);
}

TEST(ScaleBar, IsARoundLengthThatFits) {
  EXPECT_EQ(scale_bar(9'000, 40, 1).metres, 200'000);
  EXPECT_EQ(scale_bar(25, 40, 1).metres, 1'000);
  EXPECT_LE(scale_bar(777, 40, 1).mm, 40);
}

}  // namespace
}  // namespace kv::mapexport
