// SPDX-License-Identifier: MIT
#include <cstdint>
#include <gtest/gtest.h>
#include <kommunevarehus/sdk/number.h>
#include <limits>

namespace {

using kv::sdk::Number;

constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
constexpr auto kMin = std::numeric_limits<std::int64_t>::min();

TEST(Number, AnIntegerAndADoubleAreComparedWithoutRounding) {
  // 2^53 + 1 has no double: a comparison through double would call these equal.
  EXPECT_GT(Number(std::int64_t{9007199254740993}), Number(9007199254740992.0));
  EXPECT_LT(Number(9007199254740992.0), Number(std::int64_t{9007199254740993}));
  EXPECT_LT(Number(kMax), Number(9223372036854775808.0));
  EXPECT_EQ(Number(kMin), Number(-9223372036854775808.0));
  EXPECT_GT(Number(kMin), Number(-9223372036854777856.0));
}

TEST(Number, FractionsAreSeenOnBothSidesOfZero) {
  EXPECT_LT(Number(0), Number(0.5));
  EXPECT_GT(Number(0), Number(-0.5));
  EXPECT_LT(Number(-1), Number(-0.5));
  EXPECT_GT(Number(1), Number(5e-324));
  EXPECT_EQ(Number(3), Number(3.0));
  EXPECT_EQ(Number(0), Number(-0.0));
}

TEST(Number, TheLargestMagnitudesDoNotOverflowTheComparison) {
  EXPECT_LT(Number(kMin), Number(kMax));
  EXPECT_LT(Number(-1e308), Number(kMin));
  EXPECT_GT(Number(1e308), Number(kMax));
  EXPECT_LT(Number(-1e308), Number(1e308));
}

}  // namespace
