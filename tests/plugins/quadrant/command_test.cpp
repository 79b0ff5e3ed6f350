// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/quadrant/quadrant_host.h"

namespace {

using testing::HasSubstr;

class QuadrantCommand : public kv::test::QuadrantTest {
 protected:
  const std::string columns_ =
      R"(["region","name","x","y","y_lower","y_upper","y_status","n","part","whole"])";
  std::string rows() const {
    return "SELECT column1 AS region, column2 AS name, column3 AS x, column4 AS y, column5 AS "
           "y_lower, "
           "column6 AS y_upper, column7 AS y_status, column8 AS n, column9 AS part, column10 AS "
           "whole "
           "FROM (VALUES ('1', 'A', 80, 60, NULL, NULL, '', 50, 30, 50), "
           "('2', 'B', 71, 20, NULL, NULL, '', 10, 2, 10), "
           "('3', 'C', 30, NULL, 35, 60, ':', 20, NULL, 20), "
           "('4', 'D', 30, NULL, 50, 60, ':', 20, NULL, 20), "
           "('5', 'E', 30, NULL, NULL, NULL, ':', 20, NULL, 20), "
           "('6', 'F', NULL, 10, NULL, NULL, '', 30, 3, 30), "
           "('7', 'G', 90, 75, NULL, NULL, '', 4, 3, 4))";
  }
};

TEST_F(QuadrantCommand, EveryRowHasAClassAndAReason) {
  EXPECT_EQ(
      run(rows(), columns_,
          {{":x_cut", "70"}, {":y_cut", "41.3"}, {":n", "n"}, {":min_n", "10"}, {":near", "2"}},
          "SELECT region, quadrant, y, status FROM "),
      "1|HH|60|\n"
      "2|HL|20|x is near the cut\n"
      "3|undecided||\n"
      "4|LH||\n"
      "5|suppressed||y: :\n"
      "6|missing|10|x: missing\n"
      "7|too few||y: too few");
}

TEST_F(QuadrantCommand, TheNamesOfEveryClassAreCountedAlsoOfEmptyOnes) {
  EXPECT_EQ(
      run(rows(), columns_, {{":x_cut", "70"}, {":y_cut", "41.3"}, {":show", "names"}},
          "SELECT quadrant, count, names FROM "),
      "HH|2|A, G\nHL|1|B\nLH|1|D\nLL|0|\nundecided|1|C\ntoo few|0|\nsuppressed|1|E\nmissing|1|F");
}

TEST_F(QuadrantCommand, TheNamesStandInATableOfTwoByTwoAndWhoIsOutsideUnderIt) {
  EXPECT_EQ(run(rows(), columns_, {{":x_cut", "70"}, {":y_cut", "41.3"}, {":show", "table"}},
                "SELECT y, x_low, x_high, outside, count FROM "),
            "high|D|A, G||3\nlow||B||1\nundecided|||C|1\nsuppressed|||E|1\nmissing|||F|1");
}

TEST_F(QuadrantCommand, CutsAreMadeOfAllRowsByTheRuleThatIsNamed) {
  const auto cuts = [&](const std::string& x, const std::string& y) {
    return run(rows(), columns_, {{":x_cut", x}, {":y_cut", y}},
               "SELECT DISTINCT round(x_cut, 4), round(y_cut, 4) FROM ");
  };
  EXPECT_EQ(cuts("mean", "median"), "55.1667|40.0");
  EXPECT_EQ(cuts("regjering-etter-ett-ar", "regjering-direkte"), "70.0|55.0");
  EXPECT_EQ(cuts("12.5", "pooled:part/whole"), "12.5|40.4255") << "38 of 94: rows that have both";
}

TEST_F(QuadrantCommand, WhatCannotBeUsedIsSaid) {
  EXPECT_THAT(run(rows(), columns_, {{":x", "z"}}),
              HasSubstr("no column 'z'; it has region, name"));
  EXPECT_THAT(run(rows(), columns_, {{":x_cut", "average"}}), HasSubstr("got 'average'"));
  EXPECT_THAT(run(rows(), columns_, {{":y_cut", "pooled:part"}}), HasSubstr("PART/WHOLE"));
  EXPECT_THAT(run(rows(), columns_, {{":ties", "maybe"}}), HasSubstr("'low' or 'high'"));
}

// A list of columns from a stranger: a parser that follows every bracket would overrun the stack.
TEST_F(QuadrantCommand, AListOfColumnsThatIsNoneIsASentence) {
  const std::string deep(1'000'000, '[');
  for (const std::string& columns : {deep, std::string("{}"), std::string("[1]"), std::string()})
    EXPECT_THAT(run(rows(), columns, {}), HasSubstr("must be a JSON list of names"));
}

}  // namespace
