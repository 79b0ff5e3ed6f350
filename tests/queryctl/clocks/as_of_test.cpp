// SPDX-License-Identifier: MIT
#include "tests/queryctl/clocks/clocks_session.h"
#include "tests/queryctl/clocks/small_country.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class AsOf : public ClocksSession {
 protected:
  AsOf() { make_vintages(path_); }

  std::string x_on(const std::string& day) {
    open_at(Clocks{day, {}, false, {}});
    return ask("SELECT region, value, status FROM observations WHERE indicator = 'x' ORDER BY 1");
  }
};

// The question that was answered in 2014 must be answered the same today.
TEST_F(AsOf, EachVintageAnswersAsItDid) {
  EXPECT_EQ(x_on("2013-02-28"), "");
  EXPECT_EQ(x_on("2013-03-01"), "0101,1,\"\"\n0102,5,\"\"\n") << "that day's are included";
  EXPECT_EQ(x_on("2014-02-28"), "0101,1,\"\"\n0102,5,\"\"\n");
  EXPECT_EQ(x_on("2014-03-01"), "0101,2,\"\"\n0103,3,\"\"\n") << "0102 was removed";
  EXPECT_EQ(x_on("2015-03-01"), "0101,2,\"\"\n0102,7,\"\"\n0103,,:\n");
  EXPECT_EQ(x_on("2999-01-01"), x_on("2015-03-01"));
}

TEST_F(AsOf, EveryFormOfQueryIsAnsweredThereby) {
  open_at(Clocks{"2014-06-01", {}, false, {}});
  EXPECT_EQ(ask("SELECT sum(value) FROM observation"), "5\n");
  EXPECT_EQ(ask("SELECT region_id, value, vintage FROM observation WHERE value > 2"),
            "3,3,16130\n");
  EXPECT_EQ(
      ask("SELECT r.code, o.value FROM region AS r LEFT JOIN observation AS o ON o.region_id ="
          " r.region_id AND o.indicator_id = (SELECT indicator_id FROM indicator WHERE code ="
          " 'x') AND o.period_id = 1 AND o.breakdown_id = 0 ORDER BY 1"),
      "0101,2\n0102,\n0103,3\n");
  EXPECT_EQ(
      ask("SELECT count(*) FROM region AS r WHERE EXISTS (SELECT 1 FROM observation AS o WHERE"
          " o.region_id = r.region_id)"),
      "2\n");
  EXPECT_EQ(ask("SELECT sum(a.value * b.value) FROM observation AS a, observation AS b"), "25\n");
  EXPECT_EQ(ask("SELECT sum(value) FROM observation WHERE indicator_id IN (1, 2) AND region_id IN"
                " (SELECT region_id FROM region WHERE code <> '0101')"),
            "3\n");
  EXPECT_EQ(ask("SELECT value FROM observation WHERE indicator_id = '1' AND region_id = 1"), "2\n");
  EXPECT_EQ(ask("SELECT value FROM observation WHERE indicator_id = NULL OR region_id = 1.5"), "");
  EXPECT_EQ(ask("SELECT value FROM observation WHERE indicator_id = 1 AND region_id = 1.5"), "");
  EXPECT_EQ(ask("SELECT count(*) FROM main.observation"), "4\n")
      << "the table itself is still there";
}

TEST_F(AsOf, StoredViewsOfOnesOwnToo) {
  open_at(Clocks{"2013-06-01", {}, false, {}});
  EXPECT_EQ(ask("SELECT * FROM mine ORDER BY 1"), "0101,1\n0102,5\n");
}

TEST_F(AsOf, HistoryIsWhatHadBeenSupersededByThen) {
  open_at(Clocks{"2013-06-01", {}, false, {}});
  EXPECT_EQ(ask("SELECT count(*) FROM observation_history"), "0\n");
  open_at(Clocks{"2014-06-01", {}, false, {}});
  EXPECT_EQ(ask("SELECT region, value FROM observations_history ORDER BY 1"), "0101,1\n0102,5\n");
}

TEST_F(AsOf, SaysTheDayAndWhichSourcesHaveNothingByThen) {
  open_at(Clocks{"2014-06-01", {}, false, {}});
  EXPECT_EQ(
      err_.str(),
      "As of 2014-06-01: what had been published by the end of that day, last on 2014-03-01.\n"
      "As of 2014-06-01 there is nothing of y-kilde: its first vintage here is 2015-03-01.\n");
}

// "Holds no figures" without the day would be a lie.
TEST_F(AsOf, WhatIsNotThereYetIsSaidWithTheDay) {
  open_at(Clocks{"2013-01-01", {}, false, {}});
  const std::vector<std::string> words = {"x", "--year", "2012"};
  EXPECT_THAT(error_of([&] { session_->run_command("show", words); }).what(),
              HasSubstr("k.db (as of 2013-01-01) holds no figures of x."));
}

TEST_F(AsOf, MayBeChangedAndTakenAway) {
  open_at(Clocks{"2013-06-01", {}, false, {}});
  session_->set_clocks(Clocks{"2014-06-01", {}, false, {}});
  EXPECT_EQ(ask("SELECT sum(value) FROM mine"), "5\n");
  session_->set_clocks({});
  EXPECT_EQ(ask("SELECT sum(value) FROM mine"), "9\n");
  EXPECT_EQ(ask("SELECT count(*) FROM temp.sqlite_schema"), "0\n");
}

// Rolling back would take the clocks away without a word.
TEST_F(AsOf, IsNotChangedInsideATransaction) {
  open().run_sql("BEGIN");
  EXPECT_THAT(error_of([&] {
                session_->set_clocks(Clocks{"2014-06-01", {}, false, {}});
              }).what(),
              HasSubstr("inside a transaction"));
  session_->run_sql("ROLLBACK");
}

TEST_F(AsOf, DoesNotTakeAwayWhatIsOnesOwn) {
  open().run_sql("CREATE TEMP TABLE observation (a)");
  EXPECT_THAT(error_of([&] {
                session_->set_clocks(Clocks{"2014-06-01", {}, false, {}});
              }).what(),
              HasSubstr("a temporary table observation of its own"));
  EXPECT_EQ(ask("SELECT count(*) FROM observation"), "0\n");
  EXPECT_FALSE(session_->clocks().any());
}

TEST_F(AsOf, NothingCanBeWrittenIntoThePast) {
  open(true).set_clocks(Clocks{"2014-06-01", {}, false, {}});
  EXPECT_NE(error_of([&] { session_->run_sql("DELETE FROM observation"); }).code(), ExitCode::kOk);
  EXPECT_EQ(ask("SELECT count(*) FROM main.observation"), "4\n");
}

// The file must stay readable by any SQLite tool.
TEST_F(AsOf, LeavesNothingInTheFile) {
  open(true).set_clocks(Clocks{"2014-06-01", {}, false, {}});
  EXPECT_THAT(error_of([&] {
                session_->run_sql("CREATE VIRTUAL TABLE main.later USING queryctl_clocks_1");
              }).what(),
              HasSubstr("make it in temp"));
  EXPECT_EQ(ask("SELECT count(*) FROM main.sqlite_schema WHERE sql LIKE '%clocks%'"), "0\n");
}

TEST_F(AsOf, AsksAWarehouse) {
  run_on(folder_ / "plain.db", "CREATE TABLE t (a)");
  SessionOptions options;
  options.database = folder_ / "plain.db";
  options.plugins.enabled = false;
  Session session(options, {}, out_, err_);
  EXPECT_THAT(error_of([&] {
                session.set_clocks(Clocks{"2014-06-01", {}, false, {}});
              }).what(),
              HasSubstr("--as-of asks a warehouse"));
}

// The clock table must take up a join's keys, or every join reads ten million cells.
TEST_F(AsOf, QueriesGiveTheirKeysToTheTable) {
  open_at(Clocks{"2014-06-01", {}, false, {}});
  const std::string plan = "EXPLAIN QUERY PLAN ";
  const std::string sums = plan + "SELECT sum(value) FROM observations WHERE indicator = 'x'";
  const auto reads_by = [](int mask) {
    return AllOf(HasSubstr("VIRTUAL TABLE INDEX " + std::to_string(mask) + ":"),
                 Not(HasSubstr("MATERIALIZE")));
  };
  EXPECT_THAT(ask(sums), reads_by(1));
  EXPECT_THAT(ask(sums + " AND period = '2012'"), reads_by(3));
  EXPECT_THAT(ask(sums + " AND period = '2012' AND region = '0101'"), reads_by(7));
  EXPECT_THAT(ask(sums + " AND period = '2012' AND breakdown = ''"), reads_by(11));
  EXPECT_THAT(ask(sums + " AND period = '2012' AND region = '0101' AND breakdown = ''"),
              reads_by(15));
  EXPECT_THAT(
      ask(plan + "SELECT o.value FROM observation AS o JOIN indicator AS i USING (indicator_id)"
                 " JOIN period AS p USING (period_id) JOIN region AS r USING (region_id)"
                 " WHERE i.code = 'x' AND p.code = '2012' AND o.breakdown_id = 0"),
      reads_by(15));
  EXPECT_THAT(ask(plan + "SELECT * FROM period AS p LEFT JOIN observation AS o ON"
                         " o.indicator_id = (SELECT 1) AND o.period_id = p.period_id"),
              reads_by(3));
}

// The clocks' own observations must read as the stored one does.
TEST_F(AsOf, ObservationsReadsAsTheStoredView) {
  open();
  const std::string columns =
      ask("SELECT group_concat(name) FROM pragma_table_info('observations')");
  const std::string rows = ask("SELECT * FROM observations ORDER BY 1, 2");
  session_->set_clocks(Clocks{"2999-01-01", {}, false, {}});
  EXPECT_EQ(ask("SELECT group_concat(name) FROM pragma_table_info('observations')"), columns);
  EXPECT_EQ(ask("SELECT * FROM observations ORDER BY 1, 2"), rows);
}

}  // namespace
}  // namespace kv::queryctl
