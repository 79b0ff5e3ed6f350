// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>

#include "tests/plugins/chart/drawn.h"

namespace kv::chart {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr double kInf = std::numeric_limits<double>::infinity();

TEST(Coefficients, HaveIntervalsInNumbersAndZeroMarked) {
  const Chart chart =
      coefficients({{.label = "(Intercept)", .value = -1.25, .lower = -2.0, .upper = -0.5},
                    {.label = "sentralitet", .value = 0.4, .lower = -0.1, .upper = 0.9}},
                   {.title = "Modell 1"});
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "0,40 [\u22120,10; 0,90]"));
  EXPECT_FALSE(says(chart, "Pil"));
}

TEST(Coefficients, WhatHasNoEndIsAnArrowAndSaidSo) {
  const Chart chart = coefficients({{.label = "FrP", .value = kInf, .lower = 0.3, .upper = kInf},
                                    {.label = "SV", .value = -18.5, .lower = -1e9, .upper = 1e9},
                                    {.label = "by", .value = 0.5, .lower = -0.5, .upper = 1.5}},
                                   {.title = "t"});
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "∞ [0,30; ∞]"));
  EXPECT_TRUE(says(chart, "separasjon"));
}

TEST(Coefficients, AWideIntervalIsCutAndSaidToGoOn) {
  const Chart chart = coefficients({{.label = "a", .value = 0.1, .lower = -90.0, .upper = 80.0},
                                    {.label = "b", .value = 0.2, .lower = 0.1, .upper = 0.3}},
                                   {.title = "t"});
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "går ut over figuren"));
}

TEST(Coefficients, ModelsStandSideBySideAndMissingTermsAreNotZero) {
  std::vector<Row> rows;
  for (const char* model : {"Modell 1", "Modell 2", "Modell 3"})
    for (const char* term : {"over70", "by", "sentralitet"})
      rows.push_back({.label = term, .group = model, .value = 0.3, .lower = 0.1, .upper = 0.5});
  rows[4].value.reset();
  rows[4].lower.reset();
  rows[4].upper.reset();
  const Chart chart = coefficients(rows, {.title = "t"});
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "Modell 3"));
  EXPECT_TRUE(says(chart, "mangler (1)"));
  EXPECT_THAT(chart.scene.desc, Not(HasSubstr("by (Modell 2) 0")));
}

TEST(Coefficients, NoneAndHostileOnesAreDrawn) {
  EXPECT_THAT(faults(coefficients({}, {.title = "t"})), IsEmpty());
  EXPECT_THAT(faults(coefficients({{.label = hostile(), .group = hostile(), .value = 1e300}},
                                  {.title = "t"})),
              IsEmpty());
}

}  // namespace
}  // namespace kv::chart
