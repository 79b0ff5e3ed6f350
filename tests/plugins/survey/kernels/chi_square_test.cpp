// SPDX-License-Identifier: MIT
#include "plugins/survey/kernels/chi_square.h"

#include <cmath>
#include <gtest/gtest.h>

namespace kv::survey {
namespace {

// Upper tails by mpmath's regularized incomplete gamma function at 40 digits.
TEST(ChiSquare, TailsAgreeWithFortyDigits) {
  const struct {
    double x;
    std::int64_t degrees;
    double p;
  } cases[] = {
      {3.841458820694124, 1, 0.0500000000000000574},
      {0.7936507936507937, 1, 0.372998483613487097},
      {5.991464547107979, 2, 0.0500000000000000736},
      {12.5, 7, 0.0852692751582692751},
      {2000, 2000, 0.495794755819784491},
      {0.001, 5, 0.999999998318512281},
      {30.5, 40, 0.86081973182422367},
      {1000.25, 1001, 0.500744027261631025},
  };
  for (const auto& c : cases)
    // The sum of some thousand terms in logarithms of numbers up to e^1e4 keeps 11 digits.
    EXPECT_NEAR(chi_square_upper(c.x, c.degrees), c.p, 1e-11 * c.p) << c.x << " " << c.degrees;
  EXPECT_EQ(chi_square_upper(0, 3), 1);
  EXPECT_GE(chi_square_upper(1500, 3), 0);
}

// Job satisfaction by income, Agresti (Categorical Data Analysis, 2002, p. 57): X2 = 5.97, df 9.
TEST(ChiSquare, AgreesWithATextbook) {
  const Contingency jobs({1, 3, 10, 6, 2, 3, 10, 7, 1, 6, 14, 12, 0, 1, 9, 11}, 4);
  EXPECT_NEAR(*chi_square(jobs), 5.9655, 5e-5);
  EXPECT_EQ(*degrees_of_freedom(jobs), 9);
  EXPECT_EQ(jobs.total(), 96);
  EXPECT_NEAR(*cramers_v(jobs), std::sqrt(*chi_square(jobs) / (96.0 * 3)), 1e-15);
}

TEST(ChiSquare, OneSideThatTellsTheOtherIsFullAssociation) {
  const Contingency table({10, 0, 0, 0, 12, 0, 0, 0, 5}, 3);
  EXPECT_NEAR(*cramers_v(table), 1, 1e-15);
  EXPECT_NEAR(*chi_square(Contingency({5, 5, 10, 10}, 2)), 0, 1e-15);
}

// A category that nobody chose must not make a degree of freedom, or a division by 0.
TEST(ChiSquare, EmptyRowsAndColumnsAreLeftOut) {
  const Contingency with({3, 0, 1, 0, 0, 0, 1, 0, 3}, 3);
  const Contingency without({3, 1, 1, 3}, 2);
  EXPECT_EQ(*degrees_of_freedom(with), 1);
  EXPECT_EQ(*chi_square(with), *chi_square(without));
  EXPECT_EQ(*smallest_expected(with), 2);
  EXPECT_EQ(small_expected(with, 5), 4U);
}

TEST(ChiSquare, ATableOfOneRowOrNothingHasNone) {
  for (const Contingency& table :
       {Contingency({3, 4}, 2), Contingency({3, 4}, 1), Contingency({}, 0),
        Contingency({0, 0, 0, 0}, 2), Contingency({3, 0, 4, 0}, 2)}) {
    EXPECT_FALSE(table.testable());
    EXPECT_FALSE(chi_square(table));
    EXPECT_FALSE(degrees_of_freedom(table));
    EXPECT_FALSE(cramers_v(table));
    EXPECT_FALSE(smallest_expected(table));
  }
}

}  // namespace
}  // namespace kv::survey
