// SPDX-License-Identifier: MIT
// What a load would do, said before it is done; and a load that does just that or nothing.
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

class Plan : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(
        test::load(dir_, db_, "imdi-bosetting", "a.csv", first(), {"--vintage", "2014-01-01"}).code,
        0);
  }
  // Oslo 40, Risør 50, Grimstad 60, and Tromsø hidden.
  static std::string first() { return test::replaced(test::whole_long_file(), ";70\n", ";:\n"); }
  // Oslo a little and Risør much more, Grimstad hidden, Tromsø shown, Rygge gone.
  static std::string second() {
    std::string text = test::replaced(first(), ";40\n", ";41\n");
    text = test::replaced(text, ";50\n", ";100\n");
    text = test::replaced(text, ";60\n", ";:\n");
    text =
        test::replaced(text, "Tromsø;Anmodning om bosetting;:", "Tromsø;Anmodning om bosetting;7");
    return test::replaced(text, "Personer;2012;0136;Rygge;Anmodning om bosetting;30\n", "");
  }
  test::Outcome run(const char* command, const std::string& name,
                    std::vector<std::string> more = {}) {
    more.insert(more.begin(), {command, db_.string(), "imdi-bosetting", (dir_ / name).string(),
                               "--vintage", "2015-01-01", "--accept", "coverage,many-removed"});
    return test::etl(more);
  }
  static std::string token(const test::Outcome& plan) {
    const auto at = plan.out.find("token ");
    return at == std::string::npos ? "" : plan.out.substr(at + 6, plan.out.find('\n', at) - at - 6);
  }
  bool says(const test::Outcome& outcome, const std::string& text) {
    return outcome.out.find(text) != std::string::npos;
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
  test::fs::path file_ = test::write_file(dir_ / "b.csv", second());
};

TEST_F(Plan, CountsEachKindOfChangeAndListsTheLargestFirst) {
  const test::Outcome plan = run("plan", "b.csv", {"--percent", "5"});
  EXPECT_EQ(plan.code, 0) << plan.err;
  for (const char* line : {"  new                      0\n",
                           "  revised                  2, 1 of them by more than 5 %\n",
                           "  removed                  1\n", "  newly suppressed         1\n",
                           "  newly published          1\n", "  unchanged                4\n",
                           "codes new since last time: none\n", "missing: 0136 Rygge"})
    EXPECT_TRUE(says(plan, line)) << line << "\n" << plan.out;
  const auto large = plan.out.find("anmodet of 0901 Risør in 2012: 50 -> 100 (+100.0 %)");
  const auto small = plan.out.find("anmodet of 0301 Oslo in 2012: 40 -> 41 (+2.5 %)");
  EXPECT_NE(small, std::string::npos) << plan.out;
  EXPECT_LT(large, small) << plan.out;
}

TEST_F(Plan, WritesNothing) {
  const std::string before = test::content_hash(db_);
  EXPECT_EQ(run("plan", "b.csv").code, 0);
  EXPECT_EQ(test::content_hash(db_), before);
}

TEST_F(Plan, AsDataItHasTheSameNumbers) {
  const test::Outcome plan = run("plan", "b.csv", {"--json"});
  for (const char* part :
       {R"("refused":false)",
        R"("cells":{"new":0,"revised":2,"percent":10.0,"revised_beyond_percent":1,)"
        R"("removed":1,"newly_suppressed":1,"newly_published":1,"unchanged":4})",
        R"("missing":[{"region":"0136","name":"Rygge"}])",
        R"("old":"50","new":"100","percent":100.0)"})
    EXPECT_TRUE(says(plan, part)) << part << "\n" << plan.out;
}

TEST_F(Plan, NewCodesAreNamed) {
  test::write_file(dir_ / "c.csv",
                   first() + "Personer;2012;9999;Uoppgitt;Anmodning om bosetting;1\n");
  const test::Outcome plan = run("plan", "c.csv");
  EXPECT_TRUE(says(plan, "codes new since last time: 9999 Uoppgitt\n")) << plan.out << plan.err;
}

TEST_F(Plan, AFirstLoadIsSaidToBeOne) {
  const test::Outcome plan = test::etl({"plan", db_.string(), "folkemengde", file_.string()});
  EXPECT_EQ(plan.code, 5) << "another source's file";
  EXPECT_EQ(token(plan), "") << "what is refused must have no token";
}

TEST_F(Plan, ARuleThatRefusesEndsIn5WithoutAToken) {
  const test::Outcome plan = test::etl(
      {"plan", db_.string(), "imdi-bosetting", file_.string(), "--vintage", "2015-01-01"});
  EXPECT_EQ(plan.code, 5);
  EXPECT_EQ(token(plan), "");
  EXPECT_NE(plan.err.find("error coverage"), std::string::npos) << plan.err;
}

TEST_F(Plan, TheLoadOfAPlanDoesWhatItSaid) {
  const std::string planned = token(run("plan", "b.csv"));
  ASSERT_FALSE(planned.empty());
  const test::Outcome loaded = run("load", "b.csv", {"--plan", planned, "--note", "as planned"});
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(test::cell(db_, "anmodet", "0901", "2012"), "100");
  const test::Outcome again = run("plan", "b.csv");
  EXPECT_EQ(again.code, 0);
  EXPECT_TRUE(says(again, "a load would change nothing")) << again.out;
}

TEST_F(Plan, AFileThatChangedIsRefused) {
  const std::string planned = token(run("plan", "b.csv"));
  test::write_file(file_, test::replaced(second(), ";100\n", ";101\n"));
  const std::string before = test::content_hash(db_);
  KV_EXPECT_REFUSED(run("load", "b.csv", {"--plan", planned}), 5, "The files are not those");
  EXPECT_EQ(test::content_hash(db_), before);
}

TEST_F(Plan, AnotherOptionIsRefused) {
  const std::string planned = token(run("plan", "b.csv"));
  KV_EXPECT_REFUSED(
      test::etl({"load", db_.string(), "imdi-bosetting", file_.string(), "--vintage", "2016-01-01",
                 "--accept", "coverage,many-removed", "--plan", planned}),
      5, "The options are not those of the plan");
}

TEST_F(Plan, AnotherLoadOfTheSourceSinceIsNamed) {
  const std::string planned = token(run("plan", "b.csv"));
  ASSERT_EQ(test::load(dir_, db_, "imdi-bosetting", "c.csv",
                       test::replaced(first(), ";40\n", ";44\n"), {"--vintage", "2014-06-01"})
                .code,
            0);
  KV_EXPECT_REFUSED(
      run("load", "b.csv", {"--plan", planned}), 5,
      "The warehouse has changed since the plan was made: load 3 (imdi-bosetting, vintage "
      "2014-06-01");
}

// A figure that was changed by hand: no load tells of it, but the load would do other things.
TEST_F(Plan, AChangeByHandIsSeen) {
  const std::string planned = token(run("plan", "b.csv"));
  SQLite::Database(db_.string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE observation SET value = 39 WHERE value = 40");
  KV_EXPECT_REFUSED(run("load", "b.csv", {"--plan", planned}), 5, "and not by a load");
  EXPECT_EQ(test::cell(db_, "anmodet", "0301", "2012"), "39") << "half of the load was kept";
}

TEST_F(Plan, ALoadOfAnotherSourceDoesNotSpoilIt) {
  const std::string planned = token(run("plan", "b.csv"));
  SQLite::Database(db_.string(), SQLite::OPEN_READWRITE)
      .exec(
          "INSERT INTO source (code, title, publisher, licence) VALUES ('x', 'x', 'x', 'x');"
          "INSERT INTO load SELECT 77, (SELECT source_id FROM source WHERE code = 'x'), vintage,"
          " vintage_basis, loaded_at, operator, tool_version, note, accepted, rows_read, "
          "cells_read,"
          " cells_new, cells_unchanged, cells_revised, cells_removed, cells_skipped, rows_changed,"
          " mapping_sha256 FROM load WHERE load_id = 1");
  EXPECT_EQ(run("load", "b.csv", {"--plan", planned}).code, 0);
}

TEST_F(Plan, WhatIsNoTokenIsSaidToBeNone) {
  for (const char* text : {"x", "1-2-3-4-5-6", "-----", "1-aaaaaaaaaaaa"})
    KV_EXPECT_REFUSED(run("load", "b.csv", {"--plan", text}), 2, "is no token");
  KV_EXPECT_REFUSED(run("plan", "b.csv", {"--percent", "many"}), 2, "--percent many");
}

}  // namespace
}  // namespace kv::etl
