// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/rates.h"

#include <gtest/gtest.h>
#include <stdexcept>

#include "plugins/protect/kernels/differencing.h"

namespace kv::protect {
namespace {

TEST(Rates, NoneAndAllArePublishedButNearlyNoneAndNearlyAllAreNot) {
  EXPECT_EQ(rate_status(0, 30, 5, 3), "");
  EXPECT_EQ(rate_status(30, 30, 5, 3), "");
  EXPECT_EQ(rate_status(2, 30, 5, 3), "small numerator");
  EXPECT_EQ(rate_status(28, 30, 5, 3), "small complement");
  EXPECT_EQ(rate_status(3, 30, 5, 3), "");
}

TEST(Rates, NoDenominatorIsNotTheSameAsASmallOne) {
  EXPECT_EQ(rate_status(0, 0, 5, 3), "no denominator");
  EXPECT_EQ(rate_status(0, 4, 5, 3), "small denominator");
  EXPECT_THROW(rate_status(5, 4, 5, 3), std::invalid_argument);
}

TEST(Differencing, TablesThatCannotContainEachOtherAreRefused) {
  EXPECT_THROW(difference({{"Ja", 3}, {"Nei", 1}}, {{"Ja", 2}, {"Nei", 2}}, 3),
               std::invalid_argument);
}

TEST(Differencing, AManyPersonsDifferenceStillDisclosesASmallAnswer) {
  EXPECT_TRUE(difference({{"Ja", 20}, {"Nei", 9}}, {{"Ja", 10}, {"Nei", 8}}, 3).discloses);
  EXPECT_FALSE(difference({{"Ja", 20}, {"Nei", 9}}, {{"Ja", 10}, {"Nei", 9}}, 3).discloses);
}

}  // namespace
}  // namespace kv::protect
