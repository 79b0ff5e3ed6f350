// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/support/host.h"

namespace {

using testing::HasSubstr;

class IndependenceSql : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(host_.load(SURVEY), "");
    ask("CREATE TABLE t(r, c, n); INSERT INTO t VALUES ('a', 'x', 8), ('a', 'y', 2), ('b', 'x', "
        "1), "
        "('b', 'y', 5)");
  }
  std::string ask(const std::string& sql) { return host_.ask(sql); }
  kv::test::Host host_;
};

TEST_F(IndependenceSql, ARowACaseAndARowACellAreOneTable) {
  const std::string cells = ask("SELECT survey_fisher_p(r, c, n) FROM t");
  EXPECT_EQ(cells.substr(0, 9), "0.0349650");
  EXPECT_EQ(ask("WITH RECURSIVE i(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM i WHERE k < 8) "
                "SELECT survey_fisher_p(r, c, 1) FROM t JOIN i ON k <= n"),
            cells);
}

// NULL is no category: a respondent without an answer must not become one.
TEST_F(IndependenceSql, RowsWithNullAreLeftOut) {
  const std::string before = ask("SELECT survey_chi_square(r, c, n) FROM t");
  ask("INSERT INTO t VALUES (NULL, 'x', 9), ('a', NULL, 9), ('b', 'y', NULL)");
  EXPECT_EQ(ask("SELECT survey_chi_square(r, c, n) FROM t"), before);
}

TEST_F(IndependenceSql, ATextAndANumberAreTwoCategories) {
  EXPECT_EQ(
      ask("SELECT survey_chi_square_df(column1, column2, 1) FROM (VALUES (1, 'a'), ('1', 'b'))"),
      "1");
}

TEST_F(IndependenceSql, NothingToTestIsNull) {
  EXPECT_EQ(ask("SELECT survey_cramers_v(r, c, n) IS NULL FROM t WHERE r = 'a'"), "1");
  EXPECT_EQ(ask("SELECT survey_fisher_p(r, c, n) IS NULL FROM t WHERE 0"), "1");
}

TEST_F(IndependenceSql, WeightsAndNegativeCountsAreRefused) {
  EXPECT_THAT(ask("SELECT survey_fisher_p(r, c, 0.5) FROM t"),
              HasSubstr("must be a whole number from 0"));
  EXPECT_THAT(ask("SELECT survey_chi_square(r, c, -1) FROM t"), HasSubstr("got -1"));
  EXPECT_THAT(ask("SELECT survey_chi_square(r, c, '3') FROM t"), HasSubstr("must be a number"));
}

TEST_F(IndependenceSql, WorksInAWindow) {
  EXPECT_EQ(ask("SELECT group_concat(survey_expected_small(r, c, n) OVER (ORDER BY rowid ROWS 3 "
                "PRECEDING)) FROM t LIMIT 1")
                .empty(),
            false);
}

}  // namespace
