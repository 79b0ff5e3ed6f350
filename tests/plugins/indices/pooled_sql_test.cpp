// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/indices/indices_host.h"

namespace {

using testing::HasSubstr;

class PooledSql : public kv::test::IndicesTest {
 protected:
  std::string ratio(const std::string& rows, const std::string& rule = "'zero'") {
    return ask("WITH t(part, whole) AS (VALUES " + rows +
               ") SELECT indices_pooled_ratio(part, whole, " + rule + ") FROM t");
  }
};

TEST_F(PooledSql, AnEmptyGroupHasNoRatioAndNoMissingYears) {
  EXPECT_EQ(ask("SELECT indices_pooled_ratio(1, 2, 'zero') IS NULL, indices_pooled_missing(1, 2), "
                "indices_pooled_outside(1, 2) FROM (SELECT 1) WHERE 0"),
            "1|0|0");
}

TEST_F(PooledSql, AnythingButAFiniteNumberIsRefusedWithItsPlace) {
  EXPECT_EQ(ratio("('12', 30)"),
            "error: indices_pooled_ratio: argument 1 (part) must be a number, got the text '12'");
  EXPECT_EQ(ratio("(12, ':')"),
            "error: indices_pooled_ratio: argument 2 (whole) must be a number, got the text ':'");
  EXPECT_THAT(ratio("(9e999, 30)"), HasSubstr("argument 1 (part) must be a number, got Inf"));
  EXPECT_THAT(ratio("(1, -9e999)"), HasSubstr("argument 2 (whole) must be a number, got -Inf"));
  EXPECT_THAT(ratio("(x'31', 30)"), HasSubstr("got a BLOB of 1 bytes"));
  EXPECT_THAT(ratio("('x', NULL)"), HasSubstr("got the text 'x'")) << "also outside the ratio";
}

TEST_F(PooledSql, TheRuleForMissingMustBeGivenAndMustNotChange) {
  EXPECT_EQ(ratio("(1, 2)", "'nul'"),
            "error: indices_pooled_ratio: argument 3 (missing) must be 'zero', 'skip' or 'null', "
            "got the text 'nul'");
  EXPECT_THAT(ratio("(1, 2)", "NULL"), HasSubstr("got NULL"));
  EXPECT_THAT(ratio("(1, 2), (NULL, 3)", "iif(part IS NULL, 'skip', 'zero')"),
              HasSubstr("argument 3 (missing) changes within the group to the text 'skip'"));
  EXPECT_THAT(ask("SELECT indices_pooled_ratio(1, 2)"), HasSubstr("wrong number of arguments"));
}

TEST_F(PooledSql, EachGroupIsPooledByItself) {
  EXPECT_EQ(
      ask("WITH t(region, part, whole) AS (VALUES ('0901', 25, 30), ('0904', 1, 4), ('0901', 5, "
          "30), ('0906', NULL, NULL)) SELECT region, indices_pooled_ratio(part, whole, 'zero'), "
          "indices_pooled_missing(part, whole) FROM t GROUP BY region"),
      "0901|0.5|0\n0904|0.25|0\n0906||0");
}

TEST_F(PooledSql, AMovingWindowGivesToTheLastBitWhatAFreshSumGives) {
  ask("CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
      "300) "
      "SELECT i, iif(i % 7 = 0, NULL, i * 0.1 * iif(i % 50 = 0, 1e17, 1)) AS part, "
      "iif(i % 11 = 0, NULL, i / 3.0) AS whole FROM n");
  for (const std::string rule : {"zero", "skip", "null"}) {
    const std::string of = "indices_pooled_ratio(part, whole, '" + rule + "')";
    EXPECT_EQ(ask("WITH moved AS (SELECT i, " + of +
                  " OVER (ORDER BY i ROWS 4 PRECEDING) AS ratio FROM t) SELECT count(*) FROM moved "
                  "WHERE ratio IS NOT (SELECT " +
                  of + " FROM t WHERE t.i BETWEEN moved.i - 4 AND moved.i)"),
              "0")
        << rule;
  }
}

TEST_F(PooledSql, TheCountersTellWhichYearsTheRuleDecidedOn) {
  EXPECT_EQ(
      ask("WITH t(year, part, whole) AS (VALUES (1, 1, 2), (2, NULL, 2), (3, 1, NULL), (4, NULL, "
          "NULL), (5, NULL, 0)) SELECT indices_pooled_missing(part, whole), "
          "indices_pooled_outside(part, whole) FROM t"),
      "2|1");
  EXPECT_EQ(
      ask("WITH t(year, part, whole) AS (VALUES (1, NULL, 2), (2, 1, 2), (3, 5, NULL)) SELECT "
          "indices_pooled_missing(part, whole) OVER (ORDER BY year ROWS 1 PRECEDING), "
          "indices_pooled_outside(part, whole) OVER (ORDER BY year ROWS 1 PRECEDING) FROM t"),
      "1|0\n1|0\n0|1");
}

TEST_F(PooledSql, NegativeAndHugeNumbersDoNotOverflow) {
  EXPECT_EQ(
      ratio(
          "(9223372036854775807, 9223372036854775807), (9223372036854775807, 9223372036854775807)"),
      "1.0");
  EXPECT_THAT(ratio("(1e308, 1), (1e308, 1)"), HasSubstr("the sum is too large for a number"));
  EXPECT_THAT(ratio("(1e308, 1e-308)"), HasSubstr("the ratio is too large for a number"));
}

}  // namespace
