// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/share.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace kv::indices {
namespace {

const Published kHidden{std::nullopt, ":"};
const Published kNotReported{std::nullopt, "."};
const Published kNoRow{};
const SuppressionRule kNothingKnown{};
const SuppressionRule kOneToFour{Number(1), Number(4)};
constexpr Number kAny(0);

Published number(int value) {
  return {Number(value), std::nullopt};
}

void expect_bounds(const Published& part, const Published& whole, Number threshold,
                   const SuppressionRule& rule, double lower, double upper) {
  const auto bounds = share_bounds(part, whole, threshold, rule);
  ASSERT_TRUE(bounds);
  EXPECT_EQ(bounds->lower, lower);
  EXPECT_EQ(bounds->upper, upper);
}

TEST(ShareStatus, SaysTheFirstReasonWhyThereIsNoShare) {
  EXPECT_EQ(share_status(number(12), number(48), Number(10)), "");
  EXPECT_EQ(share_status(kHidden, kNotReported, kAny), ".");
  EXPECT_EQ(share_status(number(1), kHidden, kAny), ":");
  EXPECT_EQ(share_status(number(1), kNoRow, kAny), "no row");
  EXPECT_EQ(share_status(number(1), number(-2), kAny), "negative");
  EXPECT_EQ(share_status(number(0), number(0), Number(10)), "Inf");
  EXPECT_EQ(share_status(kHidden, number(9), Number(10)), "too few");
  EXPECT_EQ(share_status(number(9), number(10), Number(10)), "");
  EXPECT_EQ(share_status(kHidden, number(10), Number(10)), ":");
  EXPECT_EQ(share_status(kNoRow, number(10), Number(10)), "no row");
  EXPECT_EQ(share_status(number(-1), number(10), kAny), "negative");
  EXPECT_EQ(share_status(number(11), number(10), kAny), "part > whole");
}

TEST(Share, IsGivenOnlyWithAnEmptyStatus) {
  EXPECT_EQ(share(number(12), number(48), Number(10)), 0.25);
  EXPECT_EQ(share(number(0), number(48), kAny), 0.0);
  EXPECT_EQ(share(number(12), number(48), Number(49)), std::nullopt);
  EXPECT_EQ(share(number(0), number(0), kAny), std::nullopt);
  EXPECT_EQ(share(number(49), number(48), kAny), std::nullopt);
}

TEST(ShareBounds, APublishedShareIsItsOwnBound) {
  expect_bounds(number(12), number(48), kAny, kOneToFour, 0.25, 0.25);
}

TEST(ShareBounds, AHiddenPartLiesWithinTheRuleAndTheWhole) {
  expect_bounds(kHidden, number(40), kAny, kOneToFour, 1.0 / 40, 4.0 / 40);
  expect_bounds(kHidden, number(3), kAny, kOneToFour, 1.0 / 3, 1.0);
  expect_bounds(kHidden, number(40), kAny, kNothingKnown, 0, 1);
  expect_bounds(kHidden, number(40), kAny, {Number(5), std::nullopt}, 5.0 / 40, 1);
}

TEST(ShareBounds, AHiddenWholeIsNotBelowItsPart) {
  expect_bounds(number(3), kHidden, kAny, kOneToFour, 3.0 / 4, 1);
  expect_bounds(number(3), kHidden, kAny, {Number(4), Number(6)}, 3.0 / 6, 3.0 / 4);
  expect_bounds(number(3), kHidden, kAny, kNothingKnown, 0, 1);
  expect_bounds(number(0), kHidden, kAny, kOneToFour, 0, 0);
}

TEST(ShareBounds, WithBothHiddenTheRuleBoundsBoth) {
  expect_bounds(kHidden, kHidden, kAny, kOneToFour, 1.0 / 4, 1);
  expect_bounds(kHidden, kHidden, kAny, {Number(2), std::nullopt}, 0, 1);
}

TEST(ShareBounds, NothingIsSaidWhereTheShareMayNotExist) {
  EXPECT_FALSE(share_bounds(kHidden, kHidden, kAny, kNothingKnown)) << "the whole may be 0";
  EXPECT_FALSE(share_bounds(number(0), kHidden, kAny, kNothingKnown)) << "the whole may be 0";
  EXPECT_FALSE(share_bounds(kHidden, number(0), kAny, kOneToFour));
  EXPECT_FALSE(share_bounds(kNotReported, number(40), kAny, kOneToFour));
  EXPECT_FALSE(share_bounds(kNotReported, kHidden, kAny, kOneToFour));
  EXPECT_FALSE(share_bounds(kNoRow, kHidden, kAny, kOneToFour));
  EXPECT_FALSE(share_bounds(number(3), kNotReported, kAny, kOneToFour));
  EXPECT_FALSE(share_bounds(number(-3), kHidden, kAny, kOneToFour));
  EXPECT_FALSE(share_bounds(number(41), number(40), kAny, kOneToFour));
}

TEST(ShareBounds, AThresholdHoldsAlsoForAWholeThatOnlyMayBeBelowIt) {
  EXPECT_FALSE(share_bounds(kHidden, number(9), Number(10), kOneToFour));
  EXPECT_FALSE(share_bounds(number(3), kHidden, Number(4), kOneToFour));
  expect_bounds(number(4), kHidden, Number(4), {Number(1), Number(5)}, 4.0 / 5, 1);
}

TEST(ShareBounds, ARuleThatThePublishedNumberRulesOutIsRefused) {
  EXPECT_THROW(share_bounds(kHidden, number(3), kAny, {Number(5), std::nullopt}),
               std::invalid_argument);
  EXPECT_THROW(share_bounds(number(9), kHidden, kAny, kOneToFour), std::invalid_argument);
}

/// Every pair of counts that the cells can stand for must give a share within the bounds, and the
/// bounds must be reached by some pair.
TEST(ShareBounds, HoldAndAreReachedForEveryPairTheCellsCanStandFor) {
  for (int low = 1; low <= 4; ++low) {
    for (int high = low; high <= 6; ++high) {
      const SuppressionRule rule{Number(low), Number(high)};
      double least = 2;
      double most = -1;
      for (int whole = low; whole <= high; ++whole) {
        for (int part = low; part <= whole; ++part) {
          const double one = static_cast<double>(part) / whole;
          least = std::min(least, one);
          most = std::max(most, one);
        }
      }
      expect_bounds(kHidden, kHidden, kAny, rule, least, most);
    }
  }
}

}  // namespace
}  // namespace kv::indices
