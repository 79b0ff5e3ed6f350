// SPDX-License-Identifier: MIT
#include "plugins/chart/kernels/axis.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "plugins/chart/kernels/spread.h"

namespace kv::chart {
namespace {

TEST(Axis, TicksAreRoundAndCoverTheValues) {
  const Axis a = axis(0, 7962, 100, 0, 5, true);
  EXPECT_EQ(a.ticks, (std::vector<double>{0, 2000, 4000, 6000, 8000}));
  EXPECT_EQ(a.decimals, 0);
  EXPECT_DOUBLE_EQ(a.at(0), 100);
  EXPECT_DOUBLE_EQ(a.at(8000), 0);
  EXPECT_EQ(axis(0, 0.7, 0, 1, 5, true).decimals, 1);
}

TEST(Axis, NoRangeNoneAndHugeOnesStillHavePlaces) {
  for (const auto& [low, high] : {std::pair{0.0, 0.0},
                                  {5.0, 5.0},
                                  {-1e308, 1e308},
                                  {1e-300, 2e-300},
                                  {1e15, 1e15 + 1},
                                  {-3.0, -3.0}}) {
    const Axis a = axis(low, high, 0, 100, 5, false);
    EXPECT_TRUE(std::isfinite(a.at(std::max(-1e300, low)))) << low;
    EXPECT_LT(a.ticks.size(), 100U) << low;
    EXPECT_LT(a.from, a.to) << low;
  }
}

TEST(Spread, LabelsKeepTheirOrderAndDoNotOverlap) {
  const auto places = spread({50, 50, 50, 10, 90, 49}, 8, 0, 100);
  std::vector<double> at;
  for (const auto& place : places) at.push_back(place.value());
  EXPECT_DOUBLE_EQ(at[3], 10);
  EXPECT_DOUBLE_EQ(at[4], 90);
  std::sort(at.begin(), at.end());
  for (std::size_t i = 1; i < at.size(); ++i) EXPECT_GE(at[i] - at[i - 1], 8 - 1e-9);
}

TEST(Spread, WhatHasNoRoomIsSaidAndStaysInside) {
  const auto places = spread(std::vector<double>(20, 95.0), 10, 0, 100);
  int placed = 0;
  for (const auto& place : places) {
    if (!place) continue;
    ++placed;
    EXPECT_GE(*place, 5 - 1e-9);
    EXPECT_LE(*place, 95 + 1e-9);
  }
  EXPECT_EQ(placed, 10);
}

}  // namespace
}  // namespace kv::chart
