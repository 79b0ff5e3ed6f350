// SPDX-License-Identifier: MIT
#include "etl/loader.h"

#include <gtest/gtest.h>

#include "etl/dates.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

class Loader : public ::testing::Test {
 protected:
  test::Outcome load(const std::string& text, const std::vector<std::string>& more) {
    return test::load(dir_, db_, "imdi-bosetting", "a.csv", text, more);
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

TEST_F(Loader, ACheckSaysWhatALoadWouldDoAndWritesNothing) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
  const std::string before = test::content_hash(db_);
  const test::fs::path file =
      test::write_file(dir_ / "b.csv", test::replaced(test::whole_long_file(), ";50\n", ";51\n"));
  const test::Outcome checked = test::etl(
      {"check", db_.string(), "imdi-bosetting", file.string(), "--vintage", "2015-01-01"});
  EXPECT_EQ(checked.code, 0);
  EXPECT_NE(
      checked.out.find(
          "b.csv, row 6, column F (6): '51': anmodet of 0901 in 2012 was '50' and is now '51'."),
      std::string::npos)
      << checked.out;
  EXPECT_NE(checked.err.find("0 new, 1 revised, 0 removed, 8 unchanged"), std::string::npos)
      << checked.err;
  EXPECT_EQ(test::content_hash(db_), before);
}

TEST_F(Loader, AContradictionWithinOneVintageIsRefusedCellByCell) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
  const std::string before = test::content_hash(db_);
  const test::Outcome second =
      load(test::replaced(test::whole_long_file(), ";50\n", ";51\n"), {"--vintage", "2014-01-01"});
  KV_EXPECT_REFUSED(second, 5, "error vintage-conflict");
  EXPECT_NE(
      second.err.find(
          "anmodet of 0901 in 2012 is '50' in what was loaded for the same vintage (2014-01-01)"),
      std::string::npos)
      << second.err;
  EXPECT_EQ(test::content_hash(db_), before);
}

TEST_F(Loader, ADeliveryThatWouldRemoveMuchIsRefusedUntilItIsAccepted) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
  const std::string before = test::content_hash(db_);
  const std::string part = test::long_file({"2012;0901;Risør;Anmodning om bosetting;50",
                                            "2012;0904;Grimstad;Anmodning om bosetting;60"});
  KV_EXPECT_REFUSED(load(part, {"--vintage", "2015-01-01"}), 5,
                    "This vintage would remove 7 of 9 cells");
  EXPECT_EQ(test::content_hash(db_), before);
  EXPECT_EQ(load(part, {"--vintage", "2015-01-01", "--accept", "many-removed"}).code, 0);
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM observation"), "2");
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM observation_history"), "7");
}

TEST_F(Loader, AnOlderDeliveryLoadedLaterLeavesThePresentAlone) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2015-01-01"}).code, 0);
  ASSERT_EQ(
      load(test::replaced(test::whole_long_file(), ";50\n", ";49\n"), {"--vintage", "2014-01-01"})
          .code,
      0);
  EXPECT_EQ(test::cell(db_, "anmodet", "0901", "2012"), "50");
  EXPECT_EQ(
      test::ask(
          db_,
          "SELECT value || ' ' || vintage_from || ' ' || vintage_to FROM observations_history"),
      "49 2014-01-01 2015-01-01");
}

TEST_F(Loader, ADiffListsTheCellsThatDifferBetweenTwoDays) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
  ASSERT_EQ(
      load(test::replaced(test::whole_long_file(), ";50\n", ";:\n"), {"--vintage", "2015-01-01"})
          .code,
      0);
  const test::Outcome diff =
      test::etl({"diff", db_.string(), "imdi-bosetting", "2014-06-01", "2015-06-01"});
  EXPECT_EQ(diff.code, 0);
  EXPECT_NE(diff.out.find("anmodet,0901,2012,,"), std::string::npos) << diff.out;
  EXPECT_NE(diff.out.find(",50,,,:"), std::string::npos) << diff.out;
  EXPECT_NE(diff.err.find("1 cell(s) differ"), std::string::npos) << diff.err;
}

TEST_F(Loader, ASourceThatNeedsAnotherSaysWhichAndHow) {
  const test::fs::path empty = dir_ / "empty.db";
  create_warehouse(empty);
  const test::Outcome loaded =
      test::load(dir_, empty, "imdi-bosetting", "a.csv", test::whole_long_file());
  KV_EXPECT_REFUSED(
      loaded, 1,
      "needs klass-131, which has not been loaded. Load it first: etl load DB klass-131");
}

TEST_F(Loader, AfterAnyLoadTheWarehouseIsSound) {
  ASSERT_EQ(load(test::whole_long_file(), {"--vintage", "2014-01-01"}).code, 0);
  ASSERT_EQ(
      load(test::replaced(test::whole_long_file(), ";50\n", ";Inf\n"), {"--vintage", "2013-01-01"})
          .code,
      0);
  const test::Outcome verified = test::etl({"verify", db_.string()});
  EXPECT_EQ(verified.code, 0) << verified.out;
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM pragma_foreign_key_check"), "0");
}

TEST_F(Loader, SpacesBetweenThousandsAreReadAndTold) {
  const test::Outcome loaded = load(test::replaced(test::whole_long_file(), ";50\n",
                                                   ";1\xC2\xA0"
                                                   "050\n"),
                                    {});
  EXPECT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_EQ(test::cell(db_, "anmodet", "0901", "2012"), "1050");
  EXPECT_NE(loaded.err.find("1 number(s) with spaces between thousands were read"),
            std::string::npos)
      << loaded.err;
}

}  // namespace
}  // namespace kv::etl
