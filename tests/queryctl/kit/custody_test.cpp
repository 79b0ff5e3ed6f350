// SPDX-License-Identifier: MIT
#include <fstream>
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Custody : public ::testing::Test {
 protected:
  Custody() : db_(folder_ / "w.db") {
    make_sample_warehouse(db_);
    run_on(db_,
           "INSERT INTO source (source_id, code, title, publisher, licence, url) VALUES"
           " (2, 'folkemengde', 'Folkemengde', 'SSB', 'CC BY 4.0', 'https://ssb.no');"
           "INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind, "
           "sums_over_regions, sums_over_periods) VALUES (4, 'folk', 2, 'Folk', 'personer', 0, "
           "'count', 1, 0);"
           "INSERT INTO load (load_id, source_id, vintage, vintage_basis, loaded_at, operator, "
           "tool_version,"
           " rows_read, cells_read, cells_new, cells_unchanged, cells_revised, cells_removed, "
           "cells_skipped,"
           " rows_changed)"
           " VALUES (1, 1, 19722, 'option', '2024-01-02T03:04:05Z', 'o', '0', 1, 1, 1, 0, 0, 0, 0, "
           "0);");
  }
  Outcome run(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {KV_QUERYCTL, db_};
    all.insert(all.end(), words.begin(), words.end());
    return run_program(all);
  }
  std::string cited(const std::string& what, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"cite", what, "-m", "list", "--no-headers"};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = run(words);
    return outcome.out + outcome.err;
  }
  Folder folder_;
  std::string db_;
};

// A citation that names the wrong source is worse than none.
TEST_F(Custody, CitesTheSourcesOfWhatWasAskedAndNoOther) {
  EXPECT_THAT(cited("anmodet"), AllOf(HasSubstr("imdi-bosetting|Bosetting|IMDi|NLOD"),
                                      HasSubstr("2023-12-31"), Not(HasSubstr("SSB"))));
  EXPECT_THAT(cited("folk"), AllOf(HasSubstr("CC BY 4.0"), Not(HasSubstr("IMDi"))));
  EXPECT_THAT(cited("SELECT value FROM observations WHERE indicator = 'folk'"),
              AllOf(HasSubstr("SSB"), Not(HasSubstr("IMDi"))));
  EXPECT_THAT(cited("SELECT DISTINCT indicator FROM observations"),
              AllOf(HasSubstr("IMDi"), Not(HasSubstr("SSB"))))
      << "of folk nothing is loaded";
  EXPECT_THAT(cited("bosettingsindeks"), AllOf(HasSubstr("IMDi"), Not(HasSubstr("SSB"))));
  EXPECT_THAT(cited("show folk --year 2010"), AllOf(HasSubstr("SSB"), Not(HasSubstr("IMDi"))));
}

TEST_F(Custody, AQueryThatNamesNoIndicatorIsOfAllAndThatIsSaid) {
  EXPECT_THAT(cited("SELECT sum(value) FROM observation"),
              AllOf(HasSubstr("IMDi"), HasSubstr("names no indicator")));
  const Outcome none = run({"cite", "SELECT 1"});
  EXPECT_EQ(none.code, 1);
  EXPECT_THAT(none.err, HasSubstr("reads no table"));
}

// Else Ctrl-C, a time limit or an error of the query itself would be answered by citing everything.
TEST_F(Custody, AQueryThatFailsIsNotTakenForOneWithoutTheColumnIndicator) {
  const Outcome failed =
      run({"cite", "SELECT indicator FROM observations WHERE abs(-9223372036854775807 - 1) > 0"});
  EXPECT_EQ(failed.code, 1);
  EXPECT_THAT(failed.err, AllOf(HasSubstr("integer overflow"), Not(HasSubstr("are cited"))));
  const Outcome slow = run(
      {"--timeout", "0.5", "cite",
       "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT DISTINCT indicator "
       "FROM observations JOIN c ON x < 0"});
  EXPECT_EQ(slow.code, 4);
  EXPECT_THAT(slow.err, Not(HasSubstr("are cited")));
}

TEST_F(Custody, ByTheClockTheVintageIsTheOneThatCounted) {
  EXPECT_THAT(cited("anmodet", {"--as-of", "2020-01-01"}), HasSubstr("Not loaded by 2020-01-01"));
}

TEST_F(Custody, DoctorPassesASoundFileAndTellsItsHashes) {
  const Outcome sound = run({"doctor", "-m", "list"});
  EXPECT_EQ(sound.code, 0) << sound.out << sound.err;
  EXPECT_THAT(sound.out,
              AllOf(HasSubstr("schema|version "), HasSubstr("table|observation|ok|12 rows, hash "),
                    HasSubstr("plugin|indices|ok|")));
  const std::string before = sound.out;
  run_on(db_, "VACUUM");
  EXPECT_EQ(run({"doctor", "-m", "list"}).out, before) << "how a file is kept is not what it holds";
  run_on(db_,
         "UPDATE observation SET value = 31 WHERE indicator_id = 1 AND period_id = 1 AND region_id "
         "= 1");
  EXPECT_NE(run({"doctor", "-m", "list"}).out, before);
}

TEST_F(Custody, DoctorFindsABrokenKeyAndEndsWithFive) {
  run_on(db_,
         "PRAGMA foreign_keys = OFF; UPDATE observation SET region_id = 99 WHERE region_id = 3");
  const Outcome broken = run({"doctor", "-m", "list"});
  EXPECT_EQ(broken.code, 5);
  EXPECT_THAT(broken.out, HasSubstr("|problem|"));
  EXPECT_THAT(broken.err, HasSubstr("[KV5002]"));
}

TEST_F(Custody, DoctorLooksIntoAnySqliteFile) {
  const std::string plain = folder_ / "plain.db";
  run_on(
      plain,
      "CREATE TABLE a(x PRIMARY KEY); CREATE TABLE \"b c\"(y REFERENCES a(x)); INSERT INTO \"b c\" "
      "VALUES (7)");
  const Outcome outcome = run_program({KV_QUERYCTL, plain, "doctor", "-m", "list"});
  EXPECT_EQ(outcome.code, 5);
  EXPECT_THAT(outcome.out,
              AllOf(HasSubstr("foreign key|b c|problem|"), HasSubstr("table|b c|ok|1 rows")));
}

TEST_F(Custody, DamagedBytesAreAProblemNotACrash) {
  std::fstream file(db_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(0, std::ios::end);
  const auto size = static_cast<long>(file.tellp());
  for (long at = 20000; at < size; at += 4096) {
    file.seekp(at);
    file << std::string(64, '\xEE');
  }
  file.close();
  const Outcome outcome = run({"doctor"});
  EXPECT_TRUE(outcome.code == 5 || outcome.code == 1 || outcome.code == 3) << outcome.code;
  EXPECT_THAT(outcome.err, HasSubstr("[KV"));
}

TEST(ExplainCli, EveryMessageEndsInACodeThatIsExplained) {
  const Outcome wrong = run_program({KV_QUERYCTL, ":memory:", "-c", "SELECT * FROM absent"});
  EXPECT_EQ(wrong.code, 1);
  EXPECT_THAT(wrong.err, HasSubstr("no such table: absent [KV1101]"));
  const Outcome page = run_program({KV_QUERYCTL, "explain", "KV1101", "--lang", "en"});
  EXPECT_EQ(page.code, 0);
  EXPECT_THAT(page.out, AllOf(HasSubstr("KV1101  There is no table"), HasSubstr("What to do: ")));
  EXPECT_THAT(run_program({KV_QUERYCTL, "explain", "KV1101"}).out, HasSubstr("Hva du kan gjøre: "));
  EXPECT_EQ(run_program({KV_QUERYCTL, "explain", "KV9999"}).code, 2);
}

}  // namespace
}  // namespace kv::queryctl
