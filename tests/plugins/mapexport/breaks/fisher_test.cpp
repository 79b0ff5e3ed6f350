// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/breaks/fisher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <stdexcept>

#include "plugins/mapexport/kernels/breaks/pretty.h"

namespace kv::mapexport {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

double within(const std::vector<double>& sorted, const std::vector<std::size_t>& begins) {
  double total = 0;
  for (std::size_t c = 0; c + 1 < begins.size(); ++c) {
    double mean = 0;
    for (std::size_t i = begins[c]; i < begins[c + 1]; ++i) mean += sorted[i];
    mean /= static_cast<double>(begins[c + 1] - begins[c]);
    for (std::size_t i = begins[c]; i < begins[c + 1]; ++i)
      total += (sorted[i] - mean) * (sorted[i] - mean);
  }
  return total;
}

// Every way of cutting into three is tried.
TEST(Fisher, NoOtherPartitionIsBetter) {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<double> values;
    for (int i = 0; i < 18; ++i) values.push_back(static_cast<double>(random() % 1000) / 8);
    const std::vector<double> sorted = sorted_values(values);
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t a = 1; a < 17; ++a)
      for (std::size_t b = a + 1; b < 18; ++b) best = std::min(best, within(sorted, {0, a, b, 18}));
    EXPECT_NEAR(fisher_jenks(values, 3).within, best, 1e-9 * best);
  }
}

TEST(Fisher, EqualValuesStayTogetherAndMakeFewerClasses) {
  const Partition found = fisher_jenks({2, 2, 1, 2, 9}, 7);
  EXPECT_THAT(found.sizes, ElementsAre(1, 3, 1));
  EXPECT_THAT(found.midpoints(), ElementsAre(1, 1.5, 5.5, 9));
  EXPECT_THAT(found.upper_values(), ElementsAre(1, 1, 2, 9));
  EXPECT_EQ(found.within, 0);
}

TEST(Fisher, WhatIsNoNumberIsRefused) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(
      [&] {
        fisher_jenks({1, nan}, 2);
      },
      ThrowsMessage<std::invalid_argument>(HasSubstr("no finite number")));
  EXPECT_THROW(fisher_jenks({}, 2), std::invalid_argument);
  EXPECT_THROW(fisher_jenks({1}, 0), std::invalid_argument);
}

// One municipality at 4.9 per cent below a first break of 5 must not slip into a neighbour's class.
TEST(Classes, AValueOutsideTheBreaksIsNamed) {
  EXPECT_THAT(
      [] {
        counts({10, 4.9}, {5, 10, 20}, Closed::kRight);
      },
      ThrowsMessage<std::invalid_argument>(
          HasSubstr("the value 4.9 lies outside the breaks (5 to 20)")));
}

TEST(Classes, AValueOnABreakIsWhereTheRuleSays) {
  EXPECT_THAT(counts({5, 10, 20}, {5, 10, 20}, Closed::kRight), ElementsAre(2, 1));
  EXPECT_THAT(counts({5, 10, 20}, {5, 10, 20}, Closed::kLeft), ElementsAre(1, 2));
}

TEST(Pretty, IsRoundAlsoForOneValueZeroAndHugeNumbers) {
  EXPECT_THAT(pretty(0, 0, 5), testing::Contains(0.0));
  EXPECT_GE(pretty(7, 7, 5).size(), 2U);
  EXPECT_THAT(pretty(0, 1e300, 2), ElementsAre(0, 5e299, 1e300));
}

}  // namespace
}  // namespace kv::mapexport
