// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

/// The commands `logit` and `models` as an analyst types them.
class LogitCli : public ::testing::Test {
 protected:
  LogitCli() {
    make_sample_warehouse(warehouse_);
    run_on(plain_, rows_);
    run_on(warehouse_, rows_);
    run_on(warehouse_,
           "INSERT INTO load (source_id, vintage, vintage_basis, loaded_at, operator, tool_version,"
           " rows_read, cells_read, cells_new, cells_unchanged, cells_revised, cells_removed,"
           " cells_skipped, rows_changed) SELECT source_id, 15706, 'file', '2013-01-02T00:00:00Z',"
           " 'o', 't', 0, 0, 0, 0, 0, 0, 0, 0 FROM source LIMIT 1");
  }

  static Outcome run(std::vector<std::string> words) {
    words.insert(words.begin(), KV_QUERYCTL);
    return run_program(words);
  }

  const std::string rows_ =
      "CREATE TABLE k (y INTEGER, sted TEXT, n INTEGER);"
      "INSERT INTO k VALUES (0, 'by', 10), (1, 'by', 30), (0, 'bygd', 40), (1, 'bygd', 20),"
      " (NULL, 'by', 1)";
  const std::string formula_ = "y ~ factor(sted, ref = 'bygd')";
  Folder folder_;
  const std::string plain_ = folder_ / "a.db";
  const std::string warehouse_ = folder_ / "k.db";
};

TEST_F(LogitCli, TermsOfAnySqliteFileWithWhatWasLeftOutOnStderr) {
  const Outcome outcome =
      run({plain_, "logit", formula_, "--data", "k", "--weights", "n", "-m", "csv"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out,
              AllOf(StartsWith("term,estimate,std_error,statistic,p_value,conf_low,conf_high,"
                               "odds_ratio,or_low,or_high,status"),
                    HasSubstr("\nstedby,1.79175946922805"), HasSubstr(",6.0")));
  EXPECT_THAT(outcome.err, HasSubstr("1 of 5 rows are left out: y is missing (1)."));
}

TEST_F(LogitCli, WhatIsWrongIsASentenceAndAnExitCode) {
  const Outcome unknown = run({plain_, "logit", "y ~ stad", "--data", "k"});
  EXPECT_EQ(unknown.code, 1);
  EXPECT_THAT(unknown.err, HasSubstr("there is no column stad. The data have y, sted, n"));
  EXPECT_EQ(run({plain_, "logit", formula_, "--data", "k", "--show", "termer"}).code, 2);
  EXPECT_THAT(run({plain_, "logit", formula_}).err, HasSubstr("the data are not named"));
}

TEST_F(LogitCli, SignsHaveTheirLegend) {
  const Outcome outcome =
      run({plain_, "logit", formula_, "--data", "k", "--weights", "n", "--style", "symbols"});
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("++"), HasSubstr("(-) p < 0.10")));
}

TEST_F(LogitCli, ModelsStandSideBySide) {
  const Outcome outcome = run({plain_, "models", "--formulas", "y ~ 1; " + formula_, "--data", "k",
                               "--weights", "n", "--style", "or", "-m", "csv"});
  EXPECT_THAT(outcome.out, AllOf(StartsWith("term,Model 1,Model 2"), HasSubstr("6.00 ["),
                                 HasSubstr("LR against the model before")));
}

TEST_F(LogitCli, AModelIsStoredOnceAndRefittedOnEveryVintage) {
  const std::vector<std::string> store = {"--write", warehouse_,  "logit", formula_,  "--data",
                                          "k",       "--weights", "n",     "--model", "m1"};
  EXPECT_EQ(run(store).code, 0);
  const Outcome again = run(store);
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("there is a model of that name already"));
  const Outcome drift = run({warehouse_, "logit", "drift", "m1", "-m", "csv"});
  EXPECT_EQ(drift.code, 0) << drift.err;
  EXPECT_THAT(drift.out, AllOf(StartsWith("vintage,term,estimate"), HasSubstr(",stedby,1.79175"),
                               HasSubstr(",same"), Not(HasSubstr("changed"))));
  EXPECT_THAT(run({warehouse_, "models", "m1"}).out, HasSubstr("1.792 (0.456)"));
  EXPECT_EQ(run({warehouse_, "logit", "drift", "m2"}).code, 1);
}

TEST_F(LogitCli, StoringNeedsAWarehouseAndWrite) {
  const Outcome plain = run({"--write", plain_, "logit", formula_, "--data", "k", "--model", "m"});
  EXPECT_THAT(plain.err, HasSubstr("is not one"));
  const Outcome reading = run({warehouse_, "logit", formula_, "--data", "k", "--model", "m"});
  EXPECT_EQ(reading.code, 1);
  EXPECT_THAT(reading.err, HasSubstr("--write allows changes"));
}

}  // namespace
}  // namespace kv::queryctl
