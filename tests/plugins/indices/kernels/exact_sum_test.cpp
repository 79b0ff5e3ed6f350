// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/exact_sum.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

using kv::indices::ExactSum;
using kv::indices::Number;

constexpr double kTwo53 = 9007199254740992.0;
constexpr double kTiny = 5e-324;
constexpr double kHuge = std::numeric_limits<double>::max();
constexpr auto kMaxInteger = std::numeric_limits<std::int64_t>::max();
constexpr auto kMinInteger = std::numeric_limits<std::int64_t>::min();

double sum_of(const std::vector<double>& values) {
  ExactSum sum;
  for (const double value : values) sum.add(Number(value));
  return sum.real();
}

TEST(ExactSum, NothingSumsToZero) {
  EXPECT_EQ(ExactSum().real(), 0);
  EXPECT_EQ(ExactSum().integer(), 0);
}

TEST(ExactSum, SmallNumbersSurviveLargeOnesThatCancel) {
  EXPECT_EQ(sum_of({1e16, 1, -1e16}), 1);
  EXPECT_EQ(sum_of({1e308, kTiny, 1e308, -1e308, -1e308}), kTiny);
  EXPECT_EQ(sum_of({kTiny, kTiny, kTiny}), 3 * kTiny);
  EXPECT_EQ(sum_of({-kHuge, 0.5, kHuge, -2}), -1.5);
}

TEST(ExactSum, TheResultIsTheNearestDoubleWithTiesToEven) {
  EXPECT_EQ(sum_of({kTwo53, 1}), kTwo53);
  EXPECT_EQ(sum_of({kTwo53, 3}), kTwo53 + 4);
  EXPECT_EQ(sum_of({kTwo53, 1, kTiny}), kTwo53 + 2) << "what lies far below decides the tie";
  EXPECT_EQ(sum_of({kTwo53, 1, -kTiny}), kTwo53);
  EXPECT_EQ(sum_of({-kTwo53, -1, -kTiny}), -kTwo53 - 2);
  EXPECT_EQ(sum_of(std::vector<double>(10, 0.1)), 1.0);
}

TEST(ExactSum, APassThroughOverflowIsHarmlessButAnOverflowingSumIsRefused) {
  EXPECT_EQ(sum_of({kHuge, kHuge, -kHuge}), kHuge);
  EXPECT_THROW(sum_of({kHuge, kHuge}), std::overflow_error);
  EXPECT_THROW(sum_of({-kHuge, -kHuge}), std::overflow_error);
}

TEST(ExactSum, TheOrderOfTheRowsDoesNotMatter) {
  std::mt19937_64 random(20141107);
  std::uniform_real_distribution<double> mantissa(-1, 1);
  std::uniform_int_distribution<int> exponent(-300, 300);
  std::vector<double> values;
  for (int i = 0; i < 2000; ++i) values.push_back(std::ldexp(mantissa(random), exponent(random)));
  const double sum = sum_of(values);
  for (int i = 0; i < 5; ++i) {
    std::shuffle(values.begin(), values.end(), random);
    ASSERT_EQ(sum_of(values), sum);
  }
}

TEST(ExactSum, SubtractingUndoesAddingToTheLastBit) {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> mantissa(-1, 1);
  std::uniform_int_distribution<int> exponent(-1000, 1000);
  ExactSum sum;
  sum.add(Number(0.1));
  std::vector<double> values;
  for (int i = 0; i < 2000; ++i) values.push_back(std::ldexp(mantissa(random), exponent(random)));
  for (const double value : values) sum.add(Number(value));
  std::shuffle(values.begin(), values.end(), random);
  for (const double value : values) sum.subtract(Number(value));
  EXPECT_EQ(sum.real(), 0.1);
}

TEST(ExactSum, IntegersStayIntegersAndMayPassThrough64Bits) {
  ExactSum sum;
  for (int i = 0; i < 3; ++i) sum.add(Number(kMaxInteger));
  EXPECT_THROW(sum.integer(), std::overflow_error);
  EXPECT_EQ(sum.real(), 3 * 9223372036854775808.0);
  for (int i = 0; i < 2; ++i) sum.subtract(Number(kMaxInteger));
  EXPECT_EQ(sum.integer(), kMaxInteger);
  sum.add(Number(kMinInteger));
  EXPECT_EQ(sum.integer(), -1);
  sum.subtract(Number(kMinInteger));
  sum.subtract(Number(kMaxInteger));
  sum.add(Number(kMinInteger));
  EXPECT_EQ(sum.integer(), kMinInteger);
  EXPECT_EQ(sum.real(), -9223372036854775808.0);
  sum.add(Number(-1));
  EXPECT_THROW(sum.integer(), std::overflow_error);
}

TEST(ExactSum, IntegersAndDoublesMeetWithoutRounding) {
  ExactSum sum;
  sum.add(Number(kMaxInteger));
  sum.add(Number(-9223372036854775808.0));
  EXPECT_EQ(sum.real(), -1);
  EXPECT_EQ(sum.integer(), std::nullopt);
}

}  // namespace
