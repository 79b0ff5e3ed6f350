// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <set>

#include "etl/dates.h"
#include "etl/loader.h"
#include "schema/error.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

// A mapping of files "Kode;Merke;Tall".
class Mapping : public ::testing::Test {
 protected:
  Source source(const std::string& declare, const std::string& series,
                const std::string& rest = {}) const {
    return parse_source(
        "etl/sources/s.sql",
        "-- @source s\n-- @title t\n-- @publisher p\n-- @licence l\n" + declare +
            "\n\n-- @layout a\n-- @header Kode;Merke;Tall\n-- @region Kode\n-- @value Tall\n" +
            series + "\n" + rest);
  }
  LoadResult load(const Source& mapping, const std::string& rows = "0901;2012;18\n0904;2012;7\n") {
    SQLite::Database db = open_warehouse(db_, Access::kWrite);
    LoadOptions options;
    options.vintage = parse_date("2014-01-01");
    return load_files(db, mapping, {test::write_file(dir_ / "a.csv", "Kode;Merke;Tall\n" + rows)},
                      options);
  }
  std::string refusal(const Source& mapping) {
    try {
      load(mapping);
    } catch (const Error& error) {
      return error.what();
    }
    return "was run";
  }
  const std::string declare_ =
      "INSERT INTO dimension_in (dimension, title_nb) VALUES ('kjonn', 'Kjønn'), ('alder', "
      "'Alder');\n"
      "INSERT INTO category_in (dimension, category, title_nb) VALUES ('kjonn', '0', 'K'), "
      "('alder', '18', '18');\n"
      "INSERT INTO indicator_in (code, title_nb, unit, decimals, kind, sums_over_regions, "
      "sums_over_periods)"
      " VALUES ('x', 'X', 'personer', 0, 'count', 1, 1);";
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

const std::string kSeries =
    "INSERT INTO series (label, indicator, period) SELECT id, 'x', \"Merke\" FROM label;";

TEST_F(Mapping, LabelsBecomeSeries) {
  EXPECT_TRUE(load(source(declare_, kSeries)).written);
  EXPECT_EQ(test::cell(db_, "x", "0901", "2012"), "18");
}

TEST_F(Mapping, CannotWriteTheWarehouse) {
  const std::string before = test::content_hash(db_);
  for (const char* sql :
       {"DELETE FROM region", "UPDATE main.region SET code = 'x'", "DROP TABLE observation",
        "INSERT INTO main.load_scope VALUES (1, 1, 1, 1)", "CREATE TABLE main.t (a)",
        "ATTACH ':memory:' AS m", "PRAGMA foreign_keys = ON",
        "CREATE TEMP TRIGGER t AFTER INSERT ON series BEGIN DELETE FROM region; END"}) {
    EXPECT_NE(refusal(source(declare_ + std::string("\n") + sql + ";", kSeries))
                  .find("the mapping cannot run"),
              std::string::npos)
        << sql;
    EXPECT_NE(refusal(source(declare_, kSeries + "\n" + sql + ";")).find("the mapping cannot run"),
              std::string::npos)
        << sql;
    EXPECT_EQ(test::content_hash(db_), before) << sql;
  }
}

TEST_F(Mapping, MayNotHideATableOfTheWarehouse) {
  EXPECT_NE(refusal(source(declare_ + "\nCREATE TEMP TABLE period (a);", kSeries))
                .find("makes a table 'period'"),
            std::string::npos)
      << "the loader would write to the mapping's table, and the load would be empty";
}

TEST_F(Mapping, AMistakeInItsSqlIsNamedWithFileAndLine) {
  const std::string said = refusal(source(declare_, "INSERT INTO serie SELECT 1;"));
  EXPECT_NE(said.find("etl/sources/s.sql:13: the mapping cannot run: no such table: serie"),
            std::string::npos)
      << said;
}

TEST_F(Mapping, ALabelThatItDoesNotKnowIsRefused) {
  const LoadResult result =
      load(source(declare_, kSeries + "\nDELETE FROM series WHERE period = '2013';"),
           "0901;2012;18\n0904;2013;7\n");
  EXPECT_FALSE(result.written);
  const auto found = test::of_rule(result.findings, "unknown-label");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].row, 3U);
  EXPECT_NE(found[0].message.find("Merke = '2013'"), std::string::npos) << found[0].message;
}

TEST_F(Mapping, WhatItLeavesOutIsCountedAndTold) {
  const LoadResult result =
      load(source(declare_,
                  "INSERT INTO series (label, indicator, period, skip) SELECT id, 'x', \"Merke\","
                  " CASE \"Merke\" WHEN '2013' THEN 'a sum' END FROM label;"),
           "0901;2012;18\n0904;2012;8\n0904;2013;7\n");
  EXPECT_EQ(result.record.cells_skipped, 1U);
  ASSERT_EQ(test::of_rule(result.findings, "skipped").size(), 1U);
  EXPECT_NE(test::of_rule(result.findings, "skipped")[0].message.find("a sum"), std::string::npos);
}

TEST_F(Mapping, APeriodThatIsNoneIsRefusedWithItsPlace) {
  const LoadResult result = load(source(declare_, kSeries), "0901;2012;18\n0904;i fjor;7\n");
  EXPECT_FALSE(result.written);
  const auto found = test::of_rule(result.findings, "not-a-period");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].row, 3U);
  EXPECT_EQ(found[0].value, "i fjor");
}

TEST_F(Mapping, BreakdownsAreTheSameInWhateverOrderTheirPartsStand) {
  const std::string series =
      "INSERT INTO series (label, indicator, period, breakdown) SELECT id, 'x', '2012',"
      " CASE \"Merke\" WHEN 'a' THEN 'kjonn=0;alder=18' ELSE 'alder=18;kjonn=0' END FROM label;";
  EXPECT_TRUE(load(source(declare_, series), "0901;a;1\n0904;b;2\n").written);
  EXPECT_EQ(test::cell(db_, "x", "0901", "2012", "alder=18;kjonn=0"), "1");
  EXPECT_EQ(test::cell(db_, "x", "0904", "2012", "alder=18;kjonn=0"), "2");
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM breakdown_category"), "2");
}

TEST_F(Mapping, ABreakdownThatWasNotDeclaredIsAFaultOfTheMapping) {
  EXPECT_NE(refusal(source(declare_,
                           "INSERT INTO series (label, indicator, period, breakdown)"
                           " SELECT id, 'x', '2012', 'kjonn=7' FROM label;"))
                .find("'kjonn=7' is not declared"),
            std::string::npos);
}

TEST_F(Mapping, AnIndicatorKeepsItsNumberWhenItIsDeclaredAgain) {
  ASSERT_TRUE(load(source(declare_, kSeries)).written);
  const std::string id = test::ask(db_, "SELECT indicator_id FROM indicator WHERE code = 'x'");
  ASSERT_TRUE(load(source(test::replaced(declare_, "'X'", "'Ny tittel'"), kSeries),
                   "0901;2013;1\n0904;2013;9\n")
                  .written);
  EXPECT_EQ(test::ask(db_, "SELECT indicator_id FROM indicator WHERE code = 'x'"), id);
  EXPECT_EQ(test::ask(db_, "SELECT title_nb FROM indicator WHERE code = 'x'"), "Ny tittel");
}

}  // namespace
}  // namespace kv::etl
