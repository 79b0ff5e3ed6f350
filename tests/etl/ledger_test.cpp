// SPDX-License-Identifier: MIT
#include "etl/ledger.h"

#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::ask;

class Ledger : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& text, const std::vector<std::string>& more = {},
                     const char* name = "a.csv") {
    return test::load(dir_, db_, "imdi-bosetting", name, text, more);
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

TEST_F(Ledger, TheSameFileTwiceChangesNothingAndSaysSo) {
  ASSERT_EQ(load(test::whole_long_file()).code, 0);
  const std::string before = test::content_hash(db_);
  const test::Outcome again = load(test::whole_long_file(), {}, "renamed.csv");
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.err.find("were loaded before, as load 2"), std::string::npos) << again.err;
  EXPECT_NE(again.err.find("nothing was changed"), std::string::npos) << again.err;
  EXPECT_EQ(test::content_hash(db_), before);
}

TEST_F(Ledger, TheSameFilesInAnotherOrderAreTheSame) {
  const std::vector<std::string> files = {(dir_ / "nodes.csv").string(),
                                          (dir_ / "edges.csv").string()};
  const std::string before = test::content_hash(db_);
  const test::Outcome again = test::etl({"load", db_.string(), "klass-131", files[1], files[0]});
  EXPECT_EQ(again.code, 0);
  EXPECT_NE(again.err.find("were loaded before"), std::string::npos) << again.err;
  EXPECT_EQ(test::content_hash(db_), before);
}

TEST_F(Ledger, TheSameFileAsAnotherVintageIsALoadOfItsOwn) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
  const test::Outcome later = load(test::whole_long_file(), {"--vintage", "2015-01-01"});
  EXPECT_EQ(later.code, 0);
  EXPECT_NE(
      later.err.find(
          "load 3, vintage 2015-01-01: 9 rows, 9 cells: 0 new, 0 revised, 0 removed, 9 unchanged"),
      std::string::npos)
      << later.err;
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM observation_history"), "0");
}

TEST_F(Ledger, AFileThatIsPartOfAnEarlierLoadIsNotTheSameLoad) {
  const test::Outcome part =
      test::etl({"load", db_.string(), "klass-131", (dir_ / "nodes.csv").string()});
  KV_EXPECT_REFUSED(part, 5, "needs its file of layout 'edges' in the same load");
}

TEST_F(Ledger, ALoadSaysWhatWhenWhoAndHowMuch) {
  ASSERT_EQ(load(test::to_latin1(test::whole_long_file()),
                 {"--vintage", "2014-01-01", "--note", "fra IMDi"})
                .code,
            0);
  EXPECT_EQ(ask(db_,
                "SELECT source || ' ' || vintage || ' ' || vintage_basis || ' ' || note || ' ' || "
                "rows_read || ' ' ||"
                " cells_read || ' ' || cells_new FROM loads WHERE load_id = 2"),
            "imdi-bosetting 2014-01-01 option fra IMDi 9 9 9");
  EXPECT_EQ(ask(db_,
                "SELECT encoding || ' ' || layout || ' ' || rows || ' ' || length(sha256) FROM "
                "load_file WHERE load_id = 2"),
            "latin-1 long 9 64");
  EXPECT_EQ(
      ask(db_,
          "SELECT length(operator) > 0 AND length(tool_version) > 0 FROM load WHERE load_id = 2"),
      "1");
  EXPECT_EQ(ask(db_, "SELECT count(*) FROM load_scope"), "1");
  const std::string listed = test::etl({"loads", db_.string()}).out;
  EXPECT_NE(listed.find("load 2  imdi-bosetting  vintage 2014-01-01 (option)"), std::string::npos)
      << listed;
  EXPECT_NE(listed.find("note: fra IMDi"), std::string::npos) << listed;
}

TEST_F(Ledger, WhatWasToldStaysWithTheLoad) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
  ASSERT_EQ(
      load(test::replaced(test::whole_long_file(), ";50\n", ";51\n"), {"--vintage", "2015-01-01"})
          .code,
      0);
  EXPECT_EQ(
      ask(db_,
          "SELECT severity || ' ' || \"row\" || ' ' || \"column\" || ' ' || value || ' ' || message"
          " FROM load_findings WHERE rule = 'revised'"),
      "note 6 F 51 anmodet of 0901 in 2012 was '50' and is now '51'.");
}

TEST_F(Ledger, TheSameContentNamedTwiceIsRefused) {
  test::write_file(dir_ / "b.csv", test::whole_long_file());
  KV_EXPECT_REFUSED(load(test::whole_long_file(), {(dir_ / "b.csv").string()}), 5,
                    "has the same content as");
}

}  // namespace
}  // namespace kv::etl
