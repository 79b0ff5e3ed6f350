// SPDX-License-Identifier: MIT
#include "plugins/quadrant/kernels/classify.h"

#include <gtest/gtest.h>

#include "plugins/quadrant/kernels/median.h"

namespace kv::quadrant {
namespace {

TEST(Classify, AScoreOnTheCutIsWhatTheRuleSays) {
  EXPECT_EQ(side_of({.value = 70.0}, 70, Ties::kLow), Side::kLow);
  EXPECT_EQ(side_of({.value = 70.0}, 70, Ties::kHigh), Side::kHigh);
  EXPECT_EQ(side_of({.value = 70.00000000001}, 70, Ties::kLow), Side::kHigh);
}

TEST(Classify, BoundsOnOneSideDecideAndBoundsAcrossTheCutDoNot) {
  const auto bounded = [](double lower, double upper) {
    return Score{.value = {}, .lower = lower, .upper = upper, .status = ":"};
  };
  EXPECT_EQ(side_of(bounded(71, 90), 70, Ties::kLow), Side::kHigh);
  EXPECT_EQ(side_of(bounded(20, 69), 70, Ties::kLow), Side::kLow);
  EXPECT_EQ(side_of(bounded(20, 71), 70, Ties::kLow), Side::kUndecided);
  EXPECT_EQ(side_of(bounded(70, 90), 70, Ties::kLow), Side::kUndecided) << "70 would be low";
  EXPECT_EQ(side_of(bounded(70, 90), 70, Ties::kHigh), Side::kHigh);
}

TEST(Classify, WhyThereIsNoScoreMakesTheClass) {
  EXPECT_EQ(side_of({.value = {}, .lower = {}, .upper = {}, .status = ":"}, 1, Ties::kLow),
            Side::kSuppressed);
  EXPECT_EQ(side_of({.value = {}, .lower = {}, .upper = {}, .status = "too few"}, 1, Ties::kLow),
            Side::kTooFew);
  EXPECT_EQ(side_of({.value = {}, .lower = {}, .upper = {}, .status = "."}, 1, Ties::kLow),
            Side::kMissing);
  EXPECT_EQ(quadrant_of(Side::kHigh, Side::kSuppressed), "suppressed");
  EXPECT_EQ(quadrant_of(Side::kMissing, Side::kSuppressed), "missing");
  EXPECT_EQ(quadrant_of(Side::kUndecided, Side::kLow), "undecided");
}

TEST(Classify, EverySideHasItsOwnClass) {
  EXPECT_EQ(quadrant_of(Side::kHigh, Side::kHigh), "HH");
  EXPECT_EQ(quadrant_of(Side::kHigh, Side::kLow), "HL");
  EXPECT_EQ(quadrant_of(Side::kLow, Side::kHigh), "LH");
  EXPECT_EQ(quadrant_of(Side::kLow, Side::kLow), "LL");
}

TEST(Median, IsTheMiddleOrTheMeanOfTheTwoMiddleOnes) {
  EXPECT_EQ(median({}), std::nullopt);
  EXPECT_EQ(median({3}), 3);
  EXPECT_EQ(median({9, 1, 4}), 4);
  EXPECT_EQ(median({9, 1, 4, 2}), 3);
  EXPECT_EQ(median({1.7e308, 1.5e308}), 1.6e308) << "no overflow on the way";
}

}  // namespace
}  // namespace kv::quadrant
