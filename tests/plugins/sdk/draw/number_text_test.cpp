// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/number_text.h"

#include <gtest/gtest.h>
#include <limits>
#include <stdexcept>

namespace kv::draw {
namespace {

TEST(NumberText, NorwegianHasACommaAndANarrowSpaceAndEnglishItsOwn) {
  EXPECT_EQ(number_text(1234567.25, 1, Lang::kNb), "1\u202f234\u202f567,3");
  EXPECT_EQ(number_text(1234567.25, 1, Lang::kNn), "1\u202f234\u202f567,3");
  EXPECT_EQ(number_text(1234567.25, 1, Lang::kEn), "1,234,567.3");
  EXPECT_EQ(number_text(999, 0, Lang::kNb), "999");
  EXPECT_EQ(range_text(55, 69.95, 1, Lang::kNb), "55,0–70,0");
  EXPECT_EQ(percent_text(22.5, 0, Lang::kNb), "23\u00a0%");
  EXPECT_EQ(percent_text(22.5, 0, Lang::kEn), "23%");
}

TEST(NumberText, HalvesGoAwayFromZero) {
  EXPECT_EQ(number_text(22.5, 0, Lang::kNb), "23");
  EXPECT_EQ(number_text(-22.5, 0, Lang::kNb), "\u221223");
  EXPECT_EQ(number_text(0.125, 2, Lang::kNb), "0,13");
  EXPECT_EQ(number_text(1.005, 2, Lang::kNb), "1,00");  // the double lies below
  EXPECT_EQ(number_text(99.95, 0, Lang::kNb), "100");
  EXPECT_EQ(number_text(999.5, 0, Lang::kNb), "1\u202f000");
}

TEST(NumberText, WhatRoundsToZeroHasNoSign) {
  EXPECT_EQ(number_text(-0.04, 1, Lang::kNb), "0,0");
  EXPECT_EQ(number_text(-0.0, 0, Lang::kNb), "0");
}

TEST(NumberText, WhatIsNotFiniteOrHugeMakesUpNoDigit) {
  constexpr double kInf = std::numeric_limits<double>::infinity();
  EXPECT_EQ(number_text(kInf, 2, Lang::kNb), "∞");
  EXPECT_EQ(number_text(-kInf, 2, Lang::kNb), "\u2212∞");
  EXPECT_EQ(number_text(std::numeric_limits<double>::quiet_NaN(), 2, Lang::kNb), "–");
  EXPECT_EQ(number_text(1.2e300, 2, Lang::kNb), "1,2·10^300");
  EXPECT_EQ(number_text(-3e15, 0, Lang::kEn), "\u22123.0·10^15");
}

TEST(NumberText, SharesAreRoundedOnTheFraction) {
  EXPECT_EQ(share_text(9, 40, 0, Lang::kNb), "23");
  EXPECT_EQ(share_text(17, 40, 0, Lang::kNb), "43");
  EXPECT_EQ(share_text(1, 3, 1, Lang::kNb), "33,3");
  EXPECT_EQ(share_text(0, 7, 1, Lang::kNb), "0,0");
  EXPECT_EQ(share_text(1, 2000, 1, Lang::kNb), "0,1");  // 0.05 exactly; no double is
  EXPECT_EQ(share_text(-1, 8, 0, Lang::kNb), "\u221213");
  EXPECT_THROW(share_text(1, 0, 0, Lang::kNb), std::invalid_argument);
}

TEST(NumberText, TheShortestHasAsManyDecimalsAsItTakes) {
  EXPECT_EQ(shortest_number_text(70, 3, Lang::kNb), "70");
  EXPECT_EQ(shortest_number_text(41.3, 3, Lang::kNb), "41,3");
  EXPECT_EQ(shortest_number_text(1.0 / 3, 3, Lang::kNb), "0,333");
  EXPECT_EQ(lang("nn"), Lang::kNn);
  EXPECT_THROW(lang("NB"), std::invalid_argument);
}

}  // namespace
}  // namespace kv::draw
