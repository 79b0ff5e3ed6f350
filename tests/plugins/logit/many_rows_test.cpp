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

}  // namespace
