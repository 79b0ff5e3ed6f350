// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/alpha.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace kv::indices {
namespace {

using Row = std::vector<std::optional<double>>;

std::optional<double> alpha_of(const std::vector<Row>& rows) {
  Alpha alpha;
  for (const Row& row : rows) alpha.add(row);
  return alpha.value();
}

// Section 6 of the Law School Admission Test, 1,000 candidates and five items: R. D. Bock and
// M. Lieberman, Psychometrika 35 (1970), table 1. R's package ltm has them as LSAT and prints
// 0.295; the exact value below is from rational arithmetic.
TEST(Alpha, TheLawSchoolAdmissionTest) {
  struct Pattern {
    std::string_view answers;
    int candidates;
  };
  const std::vector<Pattern> patterns = {
      {"00000", 3},  {"00001", 6},   {"00010", 2},  {"00011", 11}, {"00100", 1},  {"00101", 1},
      {"00110", 3},  {"00111", 4},   {"01000", 1},  {"01001", 8},  {"01011", 16}, {"01101", 3},
      {"01110", 2},  {"01111", 15},  {"10000", 10}, {"10001", 29}, {"10010", 14}, {"10011", 81},
      {"10100", 3},  {"10101", 28},  {"10110", 15}, {"10111", 80}, {"11000", 16}, {"11001", 56},
      {"11010", 21}, {"11011", 173}, {"11100", 11}, {"11101", 61}, {"11110", 28}, {"11111", 298}};
  Alpha alpha;
  for (const Pattern& pattern : patterns) {
    Row row;
    for (const char answer : pattern.answers) row.emplace_back(answer - '0');
    for (int i = 0; i < pattern.candidates; ++i) alpha.add(row);
  }
  EXPECT_EQ(alpha.complete(), 1000);
  EXPECT_NEAR(alpha.value().value(), 0.2949971922159443, 1e-13);  // 1,000 additions of 1 ulp
}

TEST(Alpha, ItemsThatSayTheSameHaveOneAndOpposedOnesLessThanZero) {
  EXPECT_NEAR(alpha_of({{1, 1, 1}, {2, 2, 2}, {5, 5, 5}}).value(), 1.0, 1e-15);
  EXPECT_LT(alpha_of({{1, 3}, {2, 2.5}, {3, 0}}).value(), 0);
}

// A unit that lacks an item would tilt the variances: it is out, and counted.
TEST(Alpha, UnitsThatLackAnItemAreLeftOut) {
  Alpha alpha;
  for (const Row& row : {Row{1, 1}, Row{2, 3}, Row{std::nullopt, 9}, Row{4, 4}}) alpha.add(row);
  EXPECT_EQ(alpha.complete(), 3);
  EXPECT_EQ(alpha.incomplete(), 1);
  EXPECT_EQ(alpha.value(), alpha_of({{1, 1}, {2, 3}, {4, 4}}));
}

TEST(Alpha, WhereItIsNotDefinedThereIsNone) {
  EXPECT_EQ(alpha_of({}), std::nullopt);
  EXPECT_EQ(alpha_of({{1, 2}}), std::nullopt);
  EXPECT_EQ(alpha_of({{1}, {2}}), std::nullopt);
  EXPECT_EQ(alpha_of({{1, 2}, {2, 1}}), std::nullopt);
  EXPECT_THROW(alpha_of({{1, 2}, {1, 2, 3}}), std::invalid_argument);
}

// Sums of squares lose everything here; the items differ by one and two.
TEST(Alpha, LargeNumbersThatLieCloseTogether) {
  const double far = 1e9;
  const auto near = alpha_of({{1, 2}, {2, 4}, {3, 5}});
  const auto shifted = alpha_of({{far + 1, far + 2}, {far + 2, far + 4}, {far + 3, far + 5}});
  EXPECT_NEAR(shifted.value(), near.value(), 1e-6);  // the mean of the sum has 7 digits behind 1e9
}

}  // namespace
}  // namespace kv::indices
