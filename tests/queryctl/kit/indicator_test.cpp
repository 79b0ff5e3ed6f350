// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

class IndicatorNew : public ::testing::Test {
 protected:
  Outcome run(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {KV_QUERYCTL};
    all.insert(all.end(), words.begin(), words.end());
    return run_program(all);
  }
  Outcome make(const std::string& name) const {
    return run({"indicator", "new", name, "--dir", folder_ / "sql"});
  }
  Folder folder_;
};

TEST_F(IndicatorNew, IsLiveAtOnceAndHasItsTest) {
  const std::string db = folder_ / "w.db";
  make_sample_warehouse(db);
  run_on(
      db,
      "INSERT INTO indicator (indicator_id, code, source_id, title_nb, unit, decimals, kind, "
      "sums_over_regions, sums_over_periods) VALUES (5, 'bosatt', 1, 'B', 'personer', 0, 'count', "
      "1, 1); INSERT INTO period (period_id, frequency, code, starts, ends) VALUES (3, 'A', "
      "'2013', "
      "'2013-01-01', '2013-12-31');"
      "INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, "
      "status_id, "
      "vintage) VALUES (5, 3, 1, 0, 12, 0, 0), (2, 3, 1, 0, 16, 0, 0);");
  EXPECT_EQ(make("min-andel").code, 0);
  const std::string file = folder_ / "sql/indicators/min-andel.sql";
  const Outcome ran = run({db, "--sql-dir", folder_ / "sql", "min-andel", "-csv"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("0901,Risør,2013,75.0,75.0,75.0,"));
  EXPECT_EQ(run({"indicator", "test", db, file}).code, 3) << "nothing is expected yet";
  EXPECT_EQ(run({"indicator", "test", db, file, "--update"}).code, 0);
  EXPECT_EQ(run({"indicator", "test", db, file}).code, 0);
  run_on(db, "UPDATE observation SET value = 8 WHERE indicator_id = 5");
  const Outcome changed = run({"indicator", "test", db, file});
  EXPECT_EQ(changed.code, 5);
  EXPECT_THAT(changed.err, HasSubstr("min-andel.expected:"));
}

TEST_F(IndicatorNew, OverwritesNothingAndRefusesNamesOfOthers) {
  EXPECT_EQ(make("min-andel").code, 0);
  EXPECT_EQ(make("min-andel").code, 3);
  for (const char* name : {"", "../x", "Stor", "show", "bosettingsindeks", "1a", "æ"})
    EXPECT_EQ(make(name).code, 2) << name;
}

// A mistake in the file is told with its line, not met as an indicator that is not there.
TEST_F(IndicatorNew, AFileThatIsWrongIsToldByItsLine) {
  folder_.write("sql/indicators/galt.sql", "-- @indicator galt\n-- @tittel Galt\nSELECT 1\n");
  const Outcome wrong = run({":memory:", "--sql-dir", folder_ / "sql", "help"});
  EXPECT_NE(wrong.code, 0);
  EXPECT_THAT(wrong.err, HasSubstr("galt.sql:2"));
}

}  // namespace
}  // namespace kv::queryctl
