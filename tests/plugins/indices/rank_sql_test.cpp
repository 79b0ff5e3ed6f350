// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/plugins/indices/indices_host.h"

namespace {

using testing::HasSubstr;

class RankSql : public kv::test::IndicesTest {
 protected:
  void SetUp() override {
    IndicesTest::SetUp();
    ask("CREATE TABLE t(name, value); INSERT INTO t VALUES ('a', 70.2), ('b', 33), ('c', 70.2), "
        "('d', NULL), ('e', 12.5), ('f', NULL)");
  }
  std::string ranks(const std::string& arguments, const std::string& over) {
    return ask("WITH r AS (SELECT name, indices_rank(" + arguments + ")" + over +
               " AS rank FROM t) SELECT group_concat(name || '=' || coalesce(rank, 'NULL'), ' ') "
               "FROM (SELECT * FROM r ORDER BY name)");
  }
};

TEST_F(RankSql, RanksInBothDirectionsWithEveryRuleForTies) {
  const std::string down = " OVER (ORDER BY value DESC)";
  EXPECT_EQ(ranks("value, 'desc', 'min'", down), "a=1 b=3 c=1 d=NULL e=4 f=NULL");
  EXPECT_EQ(ranks("value, 'desc', 'max'", down), "a=2 b=3 c=2 d=NULL e=4 f=NULL");
  EXPECT_EQ(ranks("value, 'desc', 'average'", down), "a=1.5 b=3.0 c=1.5 d=NULL e=4.0 f=NULL");
  EXPECT_EQ(ranks("value, 'desc', 'dense'", down), "a=1 b=2 c=1 d=NULL e=3 f=NULL");
  EXPECT_EQ(ranks("value, 'asc', 'min'", " OVER (ORDER BY value)"),
            "a=3 b=2 c=3 d=NULL e=1 f=NULL");
}

TEST_F(RankSql, EachPartitionIsRankedByItself) {
  EXPECT_EQ(
      ranks("value, 'desc', 'min'", " OVER (PARTITION BY name IN ('a', 'e') ORDER BY value DESC)"),
      "a=1 b=2 c=1 d=NULL e=2 f=NULL");
}

TEST_F(RankSql, AgreesWithTheRankThatSqliteHasBuiltIn) {
  ask("CREATE TABLE many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i "
      "< 5000) "
      "SELECT i, i % 13 AS part, (i * 7919) % 997 / 8.0 AS value FROM n");
  EXPECT_EQ(ask("SELECT count(*) FROM (SELECT indices_rank(value, 'desc', 'min') OVER w AS ours, "
                "rank() OVER "
                "w AS theirs, indices_rank(value, 'desc', 'dense') OVER w AS dense, dense_rank() "
                "OVER w AS "
                "their_dense FROM many WINDOW w AS (PARTITION BY part ORDER BY value DESC)) WHERE "
                "ours IS "
                "NOT theirs OR dense IS NOT their_dense"),
            "0");
}

/// Each of these would give a rank that looks right and is not, if it were let through.
TEST_F(RankSql, AnOverInWhichRanksCannotBeKnownIsRefused) {
  const std::string order = "the rows do not come in the order of the ranks";
  EXPECT_THAT(ranks("value, 'desc', 'min'", ""), HasSubstr(order));
  EXPECT_THAT(ranks("value, 'desc', 'min'", " OVER ()"), HasSubstr(order));
  EXPECT_THAT(ranks("value, 'desc', 'min'", " OVER (ORDER BY value)"), HasSubstr(order));
  EXPECT_THAT(ranks("value, 'desc', 'min'", " OVER (ORDER BY name)"), HasSubstr(order));
  EXPECT_THAT(ranks("value, 'desc', 'min'", " OVER (ORDER BY value DESC, name)"), HasSubstr(order));
  EXPECT_THAT(
      ranks("value, 'desc', 'average'", " OVER (ORDER BY value DESC ROWS UNBOUNDED PRECEDING)"),
      HasSubstr(order));
  EXPECT_THAT(
      ranks(
          "value, 'desc', 'min'",
          " OVER (ORDER BY value DESC RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)"),
      HasSubstr(order));
  EXPECT_THAT(ranks("value, 'desc', 'min'",
                    " OVER (ORDER BY value DESC GROUPS BETWEEN CURRENT ROW AND CURRENT ROW)"),
              HasSubstr("takes no frame"));
  EXPECT_THAT(
      ranks("value, 'desc', 'min'", " FILTER (WHERE name <> 'e') OVER (ORDER BY value DESC)"),
      HasSubstr("left out by FILTER"));
  EXPECT_THAT(ask("SELECT indices_rank(value, 'desc', 'min') FROM t WHERE name = 'a'"),
              HasSubstr("it is a window function"));
}

TEST_F(RankSql, DirectionAndTiesMustBeGivenAndMustNotChange) {
  const std::string down = " OVER (ORDER BY value DESC)";
  EXPECT_THAT(ranks("value, 'down', 'min'", down),
              HasSubstr("argument 2 (direction) must be 'asc' or 'desc', got the text 'down'"));
  EXPECT_THAT(
      ranks("value, 'desc', 'first'", down),
      HasSubstr(
          "argument 3 (ties) must be 'min', 'max', 'average' or 'dense', got the text 'first'"));
  EXPECT_THAT(ranks("value, 'desc', iif(name = 'b', 'max', 'min')", down),
              HasSubstr("argument 3 (ties) changes within the partition to the text 'max'"));
  EXPECT_THAT(ranks("CAST(value AS TEXT), 'desc', 'min'", down),
              HasSubstr("argument 1 (value) must be a number"));
}

}  // namespace
