// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/indices/indices_host.h"

namespace {

using testing::HasSubstr;

/// The statement that the command composite runs, on four units and two items.
class CompositeSql : public kv::test::IndicesTest {
 protected:
  void SetUp() override {
    IndicesTest::SetUp();
    ask("CREATE TABLE d(region, name, item, value); INSERT INTO d VALUES"
        " ('a', 'A', 'x', 10), ('b', 'B', 'x', 20), ('c', 'C', 'x', 30), ('d', 'D', 'x', NULL),"
        " ('a', 'A', 'y', 3), ('b', 'B', 'y', 2), ('c', 'C', 'y', 1), ('d', 'D', 'y', 1)");
  }

  std::string run(const std::string& rules, const std::string& columns, const std::string& what,
                  const std::string& missing = "null", const std::string& show = "units",
                  const std::string& data = "SELECT * FROM d") {
    const std::string made =
        host_.ask("SELECT indices_composite_sql(:data, :dc, :rules, :rc, :show)",
                  {{":data", data},
                   {":dc", R"(["region","name","item","value"])"},
                   {":rules", rules},
                   {":rc", columns},
                   {":show", show}});
    if (made.starts_with("error")) return made;
    return host_.ask("SELECT " + what + " FROM (" + made + ")", {{":missing", missing}});
  }
  const std::string both_ =
      "SELECT 'x' AS item, 'high' AS good, 'minmax' AS method, 3 AS weight UNION ALL"
      " SELECT 'y', 'low', 'minmax', 1";
  const std::string all_ = R"(["item","good","method","weight"])";
};

TEST_F(CompositeSql, WeightsAndDirectionsAreThoseOfTheRules) {
  EXPECT_EQ(run(both_, all_, "region, value, status, rank"),
            "c|1.0||1\nb|0.5||2\na|0.0||3\nd||missing: x|");
}

TEST_F(CompositeSql, AMissingItemIsSkippedOnlyWhenThatIsTheRule) {
  EXPECT_EQ(run(both_, all_, "region, value, items, weights", "skip"),
            "c|1.0|2|4\nd|1.0|1|1\nb|0.5|2|4\na|0.0|2|4");
}

TEST_F(CompositeSql, EveryStepIsShownAndAddsUp) {
  EXPECT_EQ(
      run(both_, all_, "region, item, value, normalised, weight, contribution", "null", "steps"),
      "c|x|30|1.0|3|0.75\nc|y|1|1.0|1|0.25\nb|x|20|0.5|3|0.375\nb|y|2|0.5|1|0.125\n"
      "a|x|10|0.0|3|0.0\na|y|3|0.0|1|0.0\nd|x|||3|\nd|y|1|1.0|1|");
  EXPECT_EQ(run(both_, all_, "count(*)", "skip", "steps"), "8");
}

// Equal values share the mean of their places: two ones are 1.5 of 4, a sixth of the way.
TEST_F(CompositeSql, TiesShareTheirRank) {
  EXPECT_EQ(run("SELECT 'y' AS item, 'rank' AS method", R"(["item","method"])",
                "region, round(value, 6)"),
            "a|1.0\nb|0.666667\nc|0.166667\nd|0.166667");
}

TEST_F(CompositeSql, WithoutMoreRulesItemsAreHighAndZ) {
  EXPECT_EQ(run("SELECT 'x' AS item", R"(["item"])", "region, value"), "c|1.0\nb|0.0\na|-1.0\nd|");
}

TEST_F(CompositeSql, RulesAndDataThatDoNotFitAreRefused) {
  EXPECT_THAT(run("SELECT 'z' AS item", R"(["item"])", "*"), HasSubstr("the data have no item z"));
  EXPECT_THAT(run("SELECT 'x' AS item UNION ALL SELECT 'x'", R"(["item"])", "*"),
              HasSubstr("the item x has two rules"));
  EXPECT_THAT(run("SELECT 'x' AS item, 0 AS weight", R"(["item","weight"])", "*"),
              HasSubstr("the weight of x is no number above 0"));
  EXPECT_THAT(run("SELECT 'x' AS item, 'up' AS good", R"(["item","good"])", "*"),
              HasSubstr("(good) must be 'high' or 'low', got the text 'up'"));
  EXPECT_THAT(run("SELECT 'x' AS item WHERE 0", R"(["item"])", "*"), HasSubstr("there is no rule"));
  EXPECT_THAT(run("SELECT 'x' AS item", R"(["item"])", "*", "null", "units",
                  "SELECT * FROM d UNION ALL SELECT 'a', 'A', 'x', 11"),
              HasSubstr("a has two values of x"));
  EXPECT_THAT(run("SELECT 'x' AS item", R"(["item"])", "*", "null", "units",
                  "SELECT region, name, item, 'n' AS value FROM d"),
              HasSubstr("a value of the data is no number"));
  EXPECT_THAT(
      run("SELECT 'x' AS item", R"(["item"])", "*", "null", "units", "SELECT * FROM d WHERE 0"),
      HasSubstr("the data have no rows"));
  for (const char* rules : {"SELECT 'x' AS item UNION ALL SELECT NULL",
                            "SELECT 'x' AS item UNION ALL SELECT NULL UNION ALL SELECT NULL"})
    EXPECT_THAT(run(rules, R"(["item"])", "*"), HasSubstr("a rule has no item"));
  // Not as if the data had whatever item the rules name.
  for (const char* row : {"'e', 'E', NULL, 1", "NULL, 'E', 'x', 1"})
    EXPECT_THAT(run("SELECT 'z' AS item", R"(["item"])", "*", "skip", "units",
                    std::string("SELECT * FROM d UNION ALL SELECT ") + row),
                HasSubstr("a row of the data has no region or no item"));
  EXPECT_THAT(run("SELECT 1 AS a", R"(["a"])", "*"),
              HasSubstr("the rules must have the column item"));
}

TEST_F(CompositeSql, AlphaByGroupsOfUnits) {
  EXPECT_EQ(
      ask("WITH t(g, a, b) AS (VALUES (1, 1, 1), (1, 2, 2), (2, 1, NULL), (2, 1, 1)) SELECT g, "
          "indices_alpha(a, b), indices_alpha_n(a, b) FROM t GROUP BY g"),
      "1|1.0|2\n2||1");
  EXPECT_THAT(ask("SELECT indices_alpha(a, 'x') FROM (SELECT 1 AS a)"),
              HasSubstr("must be a number"));
}

}  // namespace
