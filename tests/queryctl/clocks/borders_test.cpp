// SPDX-License-Identifier: MIT
#include "tests/queryctl/clocks/clocks_session.h"
#include "tests/queryctl/clocks/small_country.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Borders : public ClocksSession {
 protected:
  Borders() { make_small_country(path_); }

  static Clocks on(int year) {
    Clocks clocks;
    clocks.borders = year;
    return clocks;
  }

  std::string figures(const std::string& indicator, const std::string& more = {}) {
    return ask(
        "SELECT region, value, lower, upper, status, estimated, reason FROM observations"
        " WHERE indicator = '" +
        indicator + "' AND period = '2013' AND breakdown = '' " + more + " ORDER BY region");
  }
};

TEST_F(Borders, CountsAreSummedFollowedAndBounded) {
  open_at(on(2020));
  EXPECT_EQ(figures("folk"),
            "01,210,210,210,\"\",0,\"\"\n"
            "0106,60,60,60,\"\",0,\"\"\n"
            "0199,7,7,7,\"\",0,\"\"\n"
            "3001,30,30,30,\"\",0,\"\"\n"
            "3003,30,30,30,\"\",0,\"\"\n"
            "3004,,0,40,not-determined,0,split-without-weight\n"
            "3005,,50,90,not-determined,0,split-without-weight\n");
}

TEST_F(Borders, WeightsEstimateWhenAskedFor) {
  Clocks clocks = on(2020);
  clocks.estimate = true;
  open_at(clocks);
  EXPECT_EQ(figures("folk", "AND region IN ('3004', '3005')"),
            "3004,30.0,0,40,\"\",1,\"\"\n"
            "3005,60.0,50,90,\"\",0.16666666666666666,\"\"\n");
  EXPECT_THAT(err_.str(), HasSubstr("distributed by weights"));
}

TEST_F(Borders, YearsOwnBordersChangeNothing) {
  open_at(on(2013));
  EXPECT_EQ(ask("SELECT region_id, breakdown_id, value, status_id, vintage FROM observation WHERE"
                " indicator_id = 1 AND period_id = 1 ORDER BY 1, 2"),
            ask("SELECT region_id, breakdown_id, value, status_id, vintage FROM main.observation"
                " WHERE indicator_id = 1 AND period_id = 1 ORDER BY 1, 2"));
}

// The column order of the table is relied on by queries that say SELECT *.
TEST_F(Borders, TheTableKeepsItsColumnsAndGetsMoreAtTheEnd) {
  open_at(on(2020));
  EXPECT_EQ(ask("SELECT group_concat(name) FROM pragma_table_info('observation')"),
            "\"indicator_id,period_id,region_id,breakdown_id,value,status_id,vintage,lower,upper,"
            "estimated,reason\"\n");
  EXPECT_EQ(ask("SELECT group_concat(name) FROM pragma_table_info('observations')"),
            "\"indicator,region,name,period,breakdown,value,status,vintage,kind,lower,upper,"
            "estimated,reason\"\n");
  EXPECT_EQ(
      ask("SELECT name, vintage FROM observations WHERE region = '3001' AND indicator = 'folk'"
          " AND breakdown = ''"),
      "Aabe,1970-01-07\n")
      << "the latest of its parts";
}

TEST_F(Borders, BreakdownsAreRegroupedEach) {
  open_at(on(2020));
  EXPECT_EQ(ask("SELECT region, value FROM observations WHERE breakdown = 'kjonn=1'"), "3001,13\n");
}

// 9 stands under 3001, which did not exist in 2013: it must not vanish, nor count twice.
TEST_F(Borders, SuppressedMissingAndMisplacedFigures) {
  Clocks clocks = on(2020);
  clocks.suppressed = Interval{1, 4};
  open_at(clocks);
  EXPECT_EQ(figures("asyl"),
            "3001,,6,18,not-determined,0,code-not-valid+part-suppressed\n"
            "3003,,1,4,:,0,part-suppressed\n"
            "3004,,0,,not-determined,0,part-missing+split-without-weight\n"
            "3005,,8,,not-determined,0,part-missing+split-without-weight\n");
  run_on(path_, "DELETE FROM observation WHERE indicator_id = 2 AND region_id IN (1, 2)");
  EXPECT_EQ(figures("asyl", "AND region = '3001'"), "3001,9,9,9,\"\",0,code-not-valid\n")
      << "what another program has changed is seen";
}

TEST_F(Borders, WhatASuppressedFigureCanBeIsNotAssumed) {
  open_at(on(2020));
  EXPECT_EQ(figures("asyl", "AND region = '3003'"), "3003,,0,,:,0,part-suppressed\n");
}

TEST_F(Borders, SharesComeFromTheirPartsAndCategoriesOnlyFollow) {
  run_on(path_,
         "UPDATE observation SET value = 7, status_id = 0 WHERE indicator_id = 2 AND region_id = 2;"
         "DELETE FROM observation WHERE indicator_id = 2 AND region_id = 11");
  open_at(on(2020));
  EXPECT_EQ(figures("prosent"),
            "3001,40.0,40,40,\"\",0,\"\"\n"
            "3003,12.5,12.5,12.5,\"\",0,\"\"\n")
      << "12 of 30; what nobody merged with keeps what was published";
  EXPECT_EQ(figures("klasse"),
            "3001,,,,not-determined,0,not-summable\n"
            "3003,3,3,3,\"\",0,\"\"\n");
}

TEST_F(Borders, AShareWithoutItsPartsIsNotGuessed) {
  run_on(path_, "UPDATE indicator SET part_of = NULL WHERE code = 'prosent'");
  open_at(on(2020));
  EXPECT_EQ(figures("prosent", "AND region = '3001'"), "3001,,,,not-determined,0,not-summable\n");
  run_on(path_, "UPDATE indicator SET part_of = 'asyl', unit = 'kroner' WHERE code = 'prosent'");
  EXPECT_EQ(figures("prosent", "AND region = '3001'"),
            "3001,,,,not-determined,0,not-a-percentage\n");
}

TEST_F(Borders, BackInTimeAMergerIsDivided) {
  run_on(path_,
         "INSERT INTO period VALUES (3, 'A', '2021', '2021-01-01', '2021-12-31');"
         "INSERT INTO observation VALUES (1, 3, 11, 0, 33, 0, 5), (1, 3, 13, 0, 31, 0, 5)");
  open_at(on(2013));
  EXPECT_EQ(ask("SELECT region, value, lower, upper, status FROM observations WHERE period = '2021'"
                " ORDER BY 1"),
            "0101,,0,33,not-determined\n0102,,0,33,not-determined\n0103,31,31,31,\"\"\n");
}

TEST_F(Borders, OneMunicipalityIsReadAlone) {
  open_at(on(2020));
  EXPECT_EQ(
      ask("SELECT value FROM observation WHERE indicator_id = 1 AND period_id = 1 AND region_id"
          " = 11 AND breakdown_id = 0"),
      "30\n");
  EXPECT_EQ(ask("SELECT value FROM observation WHERE region_id = 1"), "")
      << "0101 is no municipality of 2020";
  EXPECT_EQ(ask("SELECT sum(value) FROM observation WHERE region_id = 20"), "210\n");
  EXPECT_EQ(ask("SELECT count(*) FROM observation WHERE indicator_id = 99 OR period_id = 99"),
            "0\n");
  EXPECT_THAT(
      ask("EXPLAIN QUERY PLAN SELECT sum(value) FROM observations WHERE indicator = 'folk' AND"
          " period = '2013' AND region = '3001'"),
      AllOf(HasSubstr("VIRTUAL TABLE INDEX 7:"), Not(HasSubstr("MATERIALIZE"))));
}

TEST_F(Borders, AndAsOfGoTogether) {
  run_on(path_,
         "UPDATE observation SET value = 99, vintage = 20 WHERE indicator_id = 1 AND region_id = 1 "
         "AND breakdown_id = 0;"
         "INSERT INTO observation_history (indicator_id, period_id, region_id, breakdown_id, "
         "vintage_from, vintage_to, value)"
         " VALUES (1, 1, 1, 0, 5, 20, 10)");
  Clocks clocks = on(2020);
  open_at(clocks);
  EXPECT_EQ(ask("SELECT value FROM observations WHERE region = '3001' AND indicator = 'folk' AND "
                "breakdown = ''"),
            "119\n");
  clocks.as_of = "1970-01-10";
  session_->set_clocks(clocks);
  EXPECT_EQ(ask("SELECT value FROM observations WHERE region = '3001' AND indicator = 'folk' AND "
                "breakdown = ''"),
            "30\n");
}

TEST_F(Borders, TheMappingCanBeAsked) {
  open_at(on(2020));
  EXPECT_EQ(
      ask("SELECT from_code, to_code, relation, weight FROM border_mapping WHERE year = 2013"),
      "0101,3001,merged,1.0\n0102,3001,merged,1.0\n0103,3003,renumbered,1.0\n0104,3004,split,\n"
      "0104,3005,split,\n0105,3005,merged,1.0\n0106,0106,same,1.0\n");
}

TEST_F(Borders, TheStatusesHaveOneMore) {
  open_at(on(2020));
  EXPECT_EQ(ask("SELECT group_concat(symbol, ' ') FROM status"),
            "\" . .. : tom Inf not-determined\"\n");
}

TEST_F(Borders, ShowHasTheBoundsAndTheReason) {
  open_at(on(2020)).settings().headers = true;
  session_->run_command("show",
                        std::vector<std::string>{"folk", "--year", "2013", "--group", "old-pair"});
  EXPECT_EQ(out_.str(),
            "region,name,period,value,lower,upper,status,breakdown,estimated,reason\n"
            "3001,Aabe,2013,30,30,30,\"\",\"\",0,\"\"\n"
            "3003,Ce,2013,30,30,30,\"\",\"\",0,\"\"\n");
}

TEST_F(Borders, AYearWithoutMunicipalitiesIsRefused) {
  open();
  const Error error = error_of([&] { session_->set_clocks(on(1800)); });
  EXPECT_THAT(error.what(), HasSubstr("knows no municipalities on 1800-01-01"));
  EXPECT_THAT(error.remedy(), HasSubstr("begins on 1900-01-01"));
  EXPECT_EQ(ask("SELECT count(*) FROM temp.sqlite_schema"), "0\n");
}

// Without the changes every number would be passed on as if nothing had happened.
TEST_F(Borders, AWarehouseWithoutChangesIsRefused) {
  run_on(path_, "DELETE FROM region_change");
  open();
  const Error error = error_of([&] { session_->set_clocks(on(2020)); });
  EXPECT_THAT(error.what(), HasSubstr("knows no changes of municipalities"));
  EXPECT_THAT(error.remedy(), HasSubstr("klass-131"));
}

TEST_F(Borders, WhatTheCodeListLosesIsSaid) {
  run_on(path_, "DELETE FROM region_change WHERE from_version = 3");
  open_at(on(2020));
  EXPECT_THAT(err_.str(), HasSubstr("does not say what became of 0103 Ce"));
}

TEST_F(Borders, AYearBehindTheCodeListIsSaid) {
  open_at(on(2030));
  EXPECT_THAT(
      err_.str(),
      HasSubstr("The latest change that the warehouse's code list knows of was on 2020-01-01."));
}

}  // namespace
}  // namespace kv::queryctl
