// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

#include "schema/warehouse.h"
#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class WarehouseCli : public ::testing::Test {
 protected:
  WarehouseCli() { make_sample_warehouse(db_); }

  Outcome run(std::vector<std::string> words) const {
    words.insert(words.begin(), {KV_QUERYCTL, db_});
    return run_program(words);
  }

  static void expect(const Outcome& outcome, int code, const std::string& out,
                     const std::string& err) {
    EXPECT_EQ(outcome.code, code);
    EXPECT_EQ(outcome.out, out);
    EXPECT_EQ(without_codes(outcome.err), err);
  }

  Folder folder_;
  const std::string db_ = folder_ / "k.db";
};

// The product's first answer, through the program and the real plugin.
TEST_F(WarehouseCli, SettlementIndex) {
  expect(run({"bosettingsindeks", "--from", "2010", "--to", "2011", "-m", "csv"}), 0,
         "region,name,period,value,lower,upper,status,asked,decided,years_asked,years_missing,"
         "mean_of_ratios\n"
         "0901,Risør,2010-2011,87.5,87.5,87.5,\"\",40,35,2,0,\n"
         "0914,Tvedestrand,2010-2011,16.666666666666664,16.666666666666664,16.666666666666664,"
         "\"decision missing in 1 year, counted as 0\",30,5,2,1,\n"
         "0833,Tokke,2010-2011,,,,never asked,,,0,0,\n"
         "imdi-sor,Region Sør,2010-2011,57.14285714285714,57.14285714285714,57.14285714285714,"
         "\"1 of 3 never asked; decision missing in 1 municipality year, counted as 0\",70,40,4,1,"
         "52.08333333333333\n",
         "");
}

TEST_F(WarehouseCli, PeopleSeeOneDecimal) {
  const Outcome outcome =
      run({"bosettingsindeks", "--from", "2010", "--to", "2011", "-m", "markdown"});
  EXPECT_THAT(outcome.out, AllOf(HasSubstr(" 57.1 |"), HasSubstr("16.7")));
}

TEST_F(WarehouseCli, ShowGivesEveryCellAndSaysWhatItLeavesOut) {
  expect(run({"show", "vedtatt", "--year", "2010", "--group", "imdi-sor", "-m", "csv"}), 0,
         "region,name,period,value,lower,upper,status,breakdown\n"
         "0901,Risør,2010,25,25,25,\"\",\"\"\n"
         "0914,Tvedestrand,2010,5,5,5,\"\",\"\"\n",
         "Only totals are shown; --all-breakdowns shows the rest.\n"
         "Members of imdi-sor without a figure or symbol here, and so without a row: 1 of 3.\n");
  expect(
      run({"show", "vedtatt", "--all-breakdowns", "--from", "2010", "--to", "2011", "-m", "csv"}),
      0,
      "region,name,period,value,lower,upper,status,breakdown\n"
      "0901,Risør,2010,25,25,25,\"\",\"\"\n"
      "0901,Risør,2010,12,12,12,\"\",kjonn=1\n"
      "0901,Risør,2011,10,10,10,\"\",\"\"\n"
      "0914,Tvedestrand,2010,5,5,5,\"\",\"\"\n"
      "0914,Tvedestrand,2011,,,,.,\"\"\n",
      "");
}

// A county beside its municipalities must not be summed with them unasked.
TEST_F(WarehouseCli, ShowKeepsKindsOfRegionsApart) {
  {
    SQLite::Database db(db_, SQLite::OPEN_READWRITE);
    db.exec(
        "INSERT INTO region (region_id, kind, code) VALUES (900, 'fylke', '09');"
        "INSERT INTO region_version (version_id, region_id, name, valid_from) VALUES (900, 900, "
        "'Aust-Agder', '1838-01-01');"
        "INSERT INTO observation (indicator_id, period_id, region_id, breakdown_id, value, "
        "status_id, vintage) VALUES (2, 1, 900, 0, 30, 0, 0)");
  }
  const Outcome municipalities = run({"show", "vedtatt", "--year", "2010", "-m", "csv"});
  EXPECT_THAT(municipalities.out, Not(HasSubstr("Aust-Agder")));
  EXPECT_THAT(municipalities.err, HasSubstr("there are also figures of fylke (1): --kind KIND"));
  const Outcome counties =
      run({"show", "vedtatt", "--year", "2010", "--kind", "fylke", "-m", "csv"});
  EXPECT_THAT(counties.out, AllOf(HasSubstr("09,Aust-Agder,2010,30,"), Not(HasSubstr("0901,"))));
  EXPECT_THAT(run({"show", "vedtatt", "--year", "2010", "--kind", "all", "-m", "csv"}).out,
              AllOf(HasSubstr("09,Aust-Agder,"), HasSubstr("0901,")));
  const Outcome unknown = run({"show", "vedtatt", "--kind", "fylker"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.err, AllOf(HasSubstr("no kind of region called 'fylker'"),
                                 HasSubstr("Kinds: all, "), HasSubstr("kommune")));
  EXPECT_THAT(
      run({"-c",
           "SELECT sum(value) AS n FROM observations WHERE indicator = 'vedtatt' AND period "
           "= '2010' AND breakdown = '' AND kind = 'kommune'",
           "-m", "csv"})
          .out,
      HasSubstr("30"));
}

TEST_F(WarehouseCli, DecimalsAreTheIndicatorsForPeopleAndAllForPrograms) {
  EXPECT_THAT(run({"show", "andel", "-m", "markdown"}).out, HasSubstr(" 12.3 |"));
  EXPECT_THAT(run({"show", "andel", "-m", "json"}).out, HasSubstr("\"value\":12.345,"));
}

TEST_F(WarehouseCli, UnknownNamesGetTheKnownOnes) {
  expect(
      run({"show", "vedtat"}), 1, "",
      "queryctl: There is no loaded indicator 'vedtat' in " + db_ + ".\nDid you mean vedtatt?\n");
  expect(run({"show", "bosettingsindeks"}), 1, "",
         "queryctl: bosettingsindeks is computed, not loaded.\nAsk for it by its name: "
         "bosettingsindeks.\n");
  expect(run({"bosettingsindeks", "--group", "imdi-sr"}), 1, "",
         "queryctl: There is no region group 'imdi-sr' in " + db_ + ".\nDid you mean imdi-sor?\n");
  expect(run({"bosettingsindeks", "--group", "tom-gruppe"}), 1, "",
         "queryctl: The region group tom-gruppe has no members in " + db_ +
             ".\nIts members come with the code list: load klass-131 with `etl load`.\n");
  expect(run({"show", "vedtatt", "--year", "1990"}), 1, "",
         "queryctl: " + db_ +
             " holds no figures of vedtatt for 1990.\nIt holds the years 2010 to 2011.\n");
  expect(run({"bosettingsindeks", "--from", "1990", "--to", "1991"}), 1, "",
         "queryctl: " + db_ +
             " holds no figures of anmodet for 1990-1991.\nIt holds the years 2010 to 2011.\n");
}

TEST_F(WarehouseCli, WrongOptionsAreUsageAndNameTheRightOnes) {
  expect(run({"bosettingsindeks", "--grup", "x"}), 2, "",
         "queryctl: bosettingsindeks: there is no option --grup.\n"
         "bosettingsindeks has --from, --to, --group and --suppressed-max.\n");
  EXPECT_EQ(run({"show", "vedtatt", "--year", "2010", "--from", "2010"}).code, 2);
  EXPECT_EQ(run({"show"}).code, 2);
  expect(run({"help", "vedtat"}), 2, "",
         "queryctl: There is no manual of 'vedtat'.\nDid you mean vedtatt?\n");
}

// Before anything is loaded the index cannot be 0 or empty: it must say what to load.
TEST_F(WarehouseCli, NamesTheSourceToLoad) {
  run_on(db_, "DELETE FROM observation WHERE indicator_id = 2");
  expect(run({"bosettingsindeks", "--to", "2011"}), 1, "",
         "queryctl: bosettingsindeks needs the indicator vedtatt, of which " + db_ +
             " holds no figures.\nLoad the source imdi-bosetting: etl load " + db_ +
             " imdi-bosetting FILE.\n");
}

TEST_F(WarehouseCli, AnEmptyWarehouseIsExplained) {
  create_warehouse(folder_ / "empty.db");
  const Outcome outcome = run_program({KV_QUERYCTL, folder_ / "empty.db", "bosettingsindeks"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("imdi-sor has no members"), HasSubstr("klass-131")));
}

// An indicator of one's own costs a file.
TEST_F(WarehouseCli, AnIndicatorFromAFolder) {
  folder_.write(
      "mine/antall.sql",
      "-- @indicator antall\n-- @title Antall celler\n-- @unit celler\n-- @param code text "
      "required Region.\n"
      "-- @column n Cells.\nSELECT count(*) AS n FROM observations WHERE region = :code;\n");
  expect(run({"--sql-dir", folder_ / "mine", "antall", "--code", "0901", "-m", "csv"}), 0, "n\n6\n",
         "");
  folder_.write("mine/antall.sql", "-- @indicator antall\n-- @titel x\nSELECT 1;\n");
  const Outcome outcome = run({"--sql-dir", folder_ / "mine", "antall"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("antall.sql:2: unknown tag @titel"));
}

TEST_F(WarehouseCli, ManualTellsAllAboutACommandAFunctionAndAnIndicator) {
  EXPECT_THAT(run({"manual", "bosettingsindeks"}).out,
              AllOf(HasSubstr("--suppressed-max"), HasSubstr("NIBR-notat 2014:107"),
                    HasSubstr("years_missing")));
  EXPECT_EQ(run({"manual", "bosettingsindeks"}).out, run({"bosettingsindeks", "--help"}).out);
  EXPECT_THAT(run({"--lang", "en", "manual", "bosettingsindeks"}).out,
              HasSubstr("Settlement index"));
  EXPECT_THAT(run({"manual", "indices_pooled_ratio"}).out,
              HasSubstr("indices_pooled_ratio(part, whole, missing)"));
  EXPECT_THAT(run({"manual", "vedtatt"}).out, HasSubstr("source imdi-bosetting"));
}

TEST_F(WarehouseCli, IndicatorsAreLoadedOrComputed) {
  run_on(db_, "DELETE FROM observation WHERE indicator_id = 3");
  const std::string out = run({"indicators", "-m", "csv", "--lang", "en"}).out;
  EXPECT_THAT(out, HasSubstr("vedtatt,loaded,Decided,personer,count,imdi-bosetting,2010,2011\n"));
  EXPECT_THAT(out, HasSubstr("andel,not loaded,Andel,prosent,share,imdi-bosetting,,\n"));
  EXPECT_THAT(out, HasSubstr("bosettingsindeks,computed,"));
}

}  // namespace
}  // namespace kv::queryctl
