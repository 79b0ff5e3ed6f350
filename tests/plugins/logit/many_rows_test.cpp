// SPDX-License-Identifier: MIT
// From 20,000 rows on another algorithm fits. It must give what the exact one gives of the same
// data, counted instead of repeated, and hand over where it cannot.
#include <gmock/gmock.h>

#include "tests/plugins/logit/logit_host.h"

namespace {

class ManyRows : public kv::test::LogitTest {
 protected:
  void SetUp() override {
    LogitTest::SetUp();
    ask("CREATE TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT "
        "30000) SELECT i * 7919 % 31 < 9 + i % 7 AS y, i % 7 AS a, 1000000 + i % 5 * 0.001 AS b,"
        " CASE i % 3 WHEN 0 THEN 'x' WHEN 1 THEN 'y' ELSE 'z' END AS g, i % 11 > 3 AS d FROM n;"
        "CREATE TABLE few AS SELECT y, a, b, g, d, count(*) AS n FROM many GROUP BY 1, 2, 3, 4, 5");
  }
  /// How far the two fits are apart, relative to the errors; and how many terms there are.
  std::string apart(const std::string& formula) {
    return host_.ask(
        "SELECT count(*), max(abs(m.estimate - f.estimate) / f.std_error) < 1e-7,"
        " max(abs(m.std_error / f.std_error - 1)) < 1e-7"
        " FROM logit_terms(logit_fit(:f, 'many', '{\"detail\": \"basic\"}')) AS m"
        " JOIN logit_terms(logit_fit(:f, 'few', '{\"weights\": \"n\", \"detail\": \"basic\"}')) AS "
        "f"
        " USING (term)",
        {{":f", formula}});
  }
};

TEST_F(ManyRows, GiveWhatTheirCountsGive) {
  EXPECT_EQ(apart("y ~ a + g + d"), "5|1|1");
  EXPECT_EQ(apart("y ~ 0 + g + a:d"), "4|1|1");
  EXPECT_EQ(apart("y ~ a + b + d"), "4|1|1") << "a column of a large mean and a small spread";
}

TEST_F(ManyRows, SayWhatWasNotWorkedOut) {
  EXPECT_THAT(ask("SELECT group_concat(note) FROM logit_notes(logit_fit('y ~ a', 'many', "
                  "'{\"detail\": \"basic\"}'))"),
              testing::HasSubstr("detail 'full' does it"));
}

TEST_F(ManyRows, SeparatedOnesAreFoundAllTheSame) {
  EXPECT_EQ(
      ask("SELECT separation FROM logit_glance(logit_fit('y ~ d + a', 'SELECT a > 3 AS y, a, d "
          "FROM many', '{\"detail\": \"basic\"}'))"),
      "complete");
}

TEST_F(ManyRows, AliasedColumnsAreDroppedAllTheSame) {
  EXPECT_EQ(
      ask("SELECT group_concat(status, ',') FROM logit_terms(logit_fit('y ~ a + c', 'SELECT y, "
          "a, 2 * a AS c FROM many', '{\"detail\": \"basic\"}'))"),
      ",,aliased");
}

// logit_fit() reads by an aggregate, and past a function's 127 arguments by a statement's columns.
TEST_F(ManyRows, EveryWayInGivesOneModel) {
  EXPECT_EQ(ask("SELECT (SELECT logit_model('y ~ a + g + d', '{\"detail\": \"basic\"}', 'y, a, g, "
                "d', y, a, g, d) FROM "
                "many) = logit_fit('y ~ a + g + d', 'many', '{\"detail\": \"basic\"}')"),
            "1");
  std::string names;
  std::string columns;
  for (int k = 0; k < 130; ++k) {
    columns += ", abs(random() % 1000) AS c" + std::to_string(k);
    names += " + 0 * c" + std::to_string(k);
  }
  ask("CREATE TABLE wide AS SELECT y, a" + columns + " FROM few");
  EXPECT_EQ(ask("SELECT (SELECT group_concat(round(estimate, 12)) FROM logit_terms(logit_fit('y ~ "
                "I(a" +
                names +
                ")', 'wide', '{\"detail\": \"basic\"}'))) = (SELECT group_concat(round(estimate, "
                "12)) FROM "
                "logit_terms(logit_fit('y ~ a', 'wide', '{\"detail\": \"basic\"}')))"),
            "1");
}

TEST_F(ManyRows, ARowThatCannotBeUsedIsToldByEveryWayIn) {
  ask("CREATE TABLE bad AS SELECT * FROM many; UPDATE bad SET a = 'abc' WHERE rowid = 29000;"
      "CREATE TABLE none AS SELECT * FROM many LIMIT 0");
  const std::string sentence = "the column a holds numbers, and in row 29000 the text 'abc'";
  EXPECT_THAT(ask("SELECT logit_fit('y ~ a', 'bad', NULL)"),
              testing::StartsWith("error: logit_fit: " + sentence));
  EXPECT_THAT(ask("SELECT logit_model('y ~ a', NULL, 'y, a', y, a) FROM bad"),
              testing::StartsWith("error: logit_model: " + sentence));
  EXPECT_EQ(ask("SELECT logit_fit('y ~ a', 'none', NULL)"),
            "error: logit_fit: the data have no rows");
}

// Rows that are left out make the columns that are used copies.
TEST_F(ManyRows, WithMissingValuesGiveWhatTheCompleteOnesGive) {
  ask("CREATE TABLE holes AS SELECT y, iif(rowid % 10 = 3, NULL, a) AS a, d FROM many");
  EXPECT_EQ(ask("SELECT (SELECT group_concat(estimate || std_error) FROM logit_terms(logit_fit("
                "'y ~ a + d', 'holes', '{\"detail\": \"basic\"}'))) = (SELECT "
                "group_concat(estimate || std_error) FROM "
                "logit_terms(logit_fit('y ~ a + d', 'SELECT * FROM holes WHERE a IS NOT NULL', "
                "'{\"detail\": \"basic\"}')))"),
            "1");
}

}  // namespace
