// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/queryctl/clocks/small_country.h"
#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class ClocksCli : public ::testing::Test {
 protected:
  ClocksCli() {
    make_small_country(country_);
    make_vintages(vintages_);
  }

  Folder folder_;
  const std::string country_ = folder_ / "land.db";
  const std::string vintages_ = folder_ / "vintages.db";
};

TEST_F(ClocksCli, WorkInSqlFilesInputAndCommands) {
  const std::string sql = "SELECT sum(value) AS s FROM observations WHERE indicator = 'x'";
  folder_.write("q.sql", sql);
  const std::string day = "2013-06-01";
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"-c", sql}, {"-f", folder_ / "q.sql"}, {"-f", "-"}}) {
    std::vector<std::string> line = {KV_QUERYCTL, vintages_, "--as-of", day, "-m", "csv", "-q"};
    line.insert(line.end(), words.begin(), words.end());
    EXPECT_EQ(run_program(line, sql).out, "s\n6\n");
  }
  const Outcome shown =
      run_program({KV_QUERYCTL, vintages_, "show", "x", "--as-of=" + day, "-m", "csv"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_EQ(shown.out,
            "region,name,period,value,lower,upper,status,breakdown\n"
            "0101,Aa,2012,1,1,1,\"\",\"\"\n0102,Be,2012,5,5,5,\"\",\"\"\n");
  EXPECT_THAT(shown.err, StartsWith("As of 2013-06-01: "));
}

TEST_F(ClocksCli, QuietStillSaysWhatIsNotThere) {
  const Outcome outcome =
      run_program({KV_QUERYCTL, vintages_, "--as-of", "2013-06-01", "-q", "-c", "SELECT 1"});
  EXPECT_EQ(
      outcome.err,
      "As of 2013-06-01 there is nothing of y-kilde: its first vintage here is 2015-03-01.\n");
}

TEST_F(ClocksCli, BordersInACommand) {
  const Outcome outcome =
      run_program({KV_QUERYCTL, country_, "--borders", "2020", "--estimate", "--suppressed", "1-4",
                   "-m", "csv", "show", "folk", "--year", "2013", "--group", "rule-01"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("3004,De,2013,30.0,0,40,\"\",\"\",1,\"\"\n"));
}

TEST_F(ClocksCli, WrongClocksAreUsage) {
  const auto refused = [&](std::vector<std::string> words, const std::string& said) {
    words.insert(words.begin(), {KV_QUERYCTL, country_, "-c", "SELECT 1"});
    const Outcome outcome = run_program(words);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr(said));
  };
  refused({"--as-of", "2013-02-30"}, "--as-of: '2013-02-30' is not a date.");
  refused({"--borders", "MMXX"}, "--borders: 'MMXX' is not a year.");
  refused({"--borders", "2020", "--suppressed", "4"}, "--suppressed: '4' does not say");
  refused({"--estimate"}, "--estimate is of use only with --borders");
  refused({"--suppressed", "1-4"}, "--suppressed is of use only with --borders");
  refused({"--as-of", "2013-01-01", "--as-of", "2014-01-01"}, "given 2 times");
}

TEST_F(ClocksCli, AnythingButAWarehouseSaysSo) {
  run_on(folder_ / "plain.db", "CREATE TABLE t (a)");
  for (const char* clock : {"--as-of=2013-01-01", "--borders=2020"}) {
    const Outcome outcome =
        run_program({KV_QUERYCTL, folder_ / "plain.db", clock, "-c", "SELECT 1"});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err,
                HasSubstr("asks a warehouse, and " + (folder_ / "plain.db") + " is not one."));
  }
}

// Listings of the file must not double what the clocks put in front of it.
TEST_F(ClocksCli, TablesAreListedOnce) {
  const std::string plain = run_program({KV_QUERYCTL, country_, "tables", "-m", "csv"}).out;
  EXPECT_EQ(
      run_program({KV_QUERYCTL, country_, "tables", "-m", "csv", "--as-of", "2013-01-01"}).out,
      plain);
}

}  // namespace
}  // namespace kv::queryctl
