// SPDX-License-Identifier: MIT
#include "queryctl/output/number.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace kv::queryctl {
namespace {

TEST(ShortestReal, KeepsItsTypeAndReadsAsPeopleWriteIt) {
  EXPECT_EQ(shortest_real(70), "70.0");
  EXPECT_EQ(shortest_real(100000), "100000.0");
  EXPECT_EQ(shortest_real(0.1), "0.1");
  EXPECT_EQ(shortest_real(-0.0), "-0.0");
  EXPECT_EQ(shortest_real(1e300), "1e+300");
  EXPECT_EQ(shortest_real(5e-324), "5e-324");
  EXPECT_EQ(shortest_real(std::numeric_limits<double>::infinity()), "Inf");
  EXPECT_EQ(shortest_real(-std::numeric_limits<double>::infinity()), "-Inf");
  EXPECT_EQ(shortest_real(std::nan("")), "NaN");
}

TEST(ShortestReal, ReadsBackAsTheSameDouble) {
  std::mt19937_64 random(20141107);
  for (int i = 0; i < 20000; ++i) {
    double value = 0;
    const std::uint64_t bits = random();
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(std::strtod(shortest_real(value).c_str(), nullptr), value);
  }
}

TEST(FixedReal, RoundsHalfAwayFromZero) {
  EXPECT_EQ(fixed_real(22.5, 0), "23");
  EXPECT_EQ(fixed_real(23.5, 0), "24");
  EXPECT_EQ(fixed_real(-22.5, 0), "-23");
  EXPECT_EQ(fixed_real(0.5, 0), "1");
  EXPECT_EQ(fixed_real(0.125, 2), "0.13");
  EXPECT_EQ(fixed_real(0.375, 2), "0.38");
  EXPECT_EQ(fixed_real(99.5, 0), "100");
  EXPECT_EQ(fixed_real(9.96875, 4), "9.9688");
  EXPECT_EQ(fixed_real(999.9375, 3), "999.938");
}

// 70.15 is stored a little above, 1.005 and 2.675 a little below the half.
TEST(FixedReal, WhatIsRoundedIsTheExactStoredValue) {
  EXPECT_EQ(fixed_real(70.15, 1), "70.2");
  EXPECT_EQ(fixed_real(1.005, 2), "1.00");
  EXPECT_EQ(fixed_real(2.675, 2), "2.67");
  EXPECT_EQ(fixed_real(0.49999999999999994, 0), "0");
}

TEST(FixedReal, ZeroHasNoSignAndHugeNumbersAreNotPaddedWithNoise) {
  EXPECT_EQ(fixed_real(-0.04, 1), "0.0");
  EXPECT_EQ(fixed_real(-0.0, 1), "0.0");
  EXPECT_EQ(fixed_real(70, 1), "70.0");
  EXPECT_EQ(fixed_real(1e300, 1), "1e+300");
  EXPECT_EQ(fixed_real(std::nan(""), 1), "NaN");
  EXPECT_EQ(fixed_real(5e-324, 15), "0.000000000000000");
}

// Against exact integer arithmetic: k/2^m has a finite decimal expansion.
TEST(FixedReal, AgreesWithIntegerArithmeticOnDyadicFractions) {
  for (std::int64_t k = 0; k < 4096; ++k) {
    const double value = static_cast<double>(k) / 64;
    const std::int64_t hundredths = (k * 100 * 2 + 64) / 128;  // half up
    const std::string whole = std::to_string(hundredths / 100);
    const std::string part = std::to_string(hundredths % 100 + 100).substr(1);
    EXPECT_EQ(fixed_real(value, 2), whole + "." + part) << k << "/64";
  }
}

}  // namespace
}  // namespace kv::queryctl
