// SPDX-License-Identifier: MIT
// What the tables themselves refuse, whoever writes to them.
#include <SQLiteCpp/Exception.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/schema/support.h"

namespace kv {
namespace {

using testing::HasSubstr;

class Constraints : public testing::Test {
 protected:
  void SetUp() override {
    db_.exec(
        "INSERT INTO source VALUES (1, 'imdi-bosetting', 't', 'p', 'l', NULL);"
        "INSERT INTO indicator VALUES (1, 'anmodet', 1, 'Anmodet', NULL, NULL, 'personer', 0, "
        "'count', 1, 1, NULL, NULL, NULL);"
        "INSERT INTO period VALUES (2013, 'A', '2013', '2013-01-01', '2013-12-31');"
        "INSERT INTO region VALUES (1, 'kommune', '0901');"
        "INSERT INTO region_version VALUES (1, 1, '1964-01-01', '2020-01-01', 'Risør', 1);");
  }

  void refuses(const std::string& sql, const std::string& why) {
    try {
      db_.exec(sql);
      ADD_FAILURE() << "was taken: " << sql;
    } catch (const SQLite::Exception& error) {
      EXPECT_THAT(error.what(), HasSubstr(why)) << sql;
    }
  }

  test::FreshWarehouse warehouse_;
  SQLite::Database db_ = warehouse_.open();
};

TEST_F(Constraints, ACodeKeepsItsLeadingZero) {
  EXPECT_EQ(db_.execAndGet("SELECT code FROM region WHERE region_id = 1").getString(), "0901");
  EXPECT_EQ(db_.execAndGet("SELECT typeof(code) FROM region").getString(), "text");
}

TEST_F(Constraints, AValueIsANumberAndANumberHasNoStatus) {
  db_.exec("INSERT INTO observation VALUES (1, 2013, 1, 0, 0, 0, 100)");
  db_.exec("DELETE FROM observation");
  db_.exec("INSERT INTO observation VALUES (1, 2013, 1, 0, NULL, 3, 100)");
  db_.exec("DELETE FROM observation");
  refuses("INSERT INTO observation VALUES (1, 2013, 1, 0, '25', 0, 100)", "observation_value");
  refuses("INSERT INTO observation VALUES (1, 2013, 1, 0, x'00', 0, 100)", "observation_value");
  refuses("INSERT INTO observation VALUES (1, 2013, 1, 0, NULL, 0, 100)",
          "observation_value_or_status");
  refuses("INSERT INTO observation VALUES (1, 2013, 1, 0, 5, 3, 100)",
          "observation_value_or_status");
}

TEST_F(Constraints, WholeNumbersStayWholeAndFractionsStayExact) {
  db_.exec("INSERT INTO observation VALUES (1, 2013, 1, 0, 25, 0, 100)");
  EXPECT_EQ(db_.execAndGet("SELECT typeof(value) FROM observation").getString(), "integer");
  db_.exec("UPDATE observation SET value = 66.7");
  EXPECT_EQ(db_.execAndGet("SELECT typeof(value) || value FROM observation").getString(),
            "real66.7");
}

TEST_F(Constraints, OneCellPerKey) {
  db_.exec("INSERT INTO observation VALUES (1, 2013, 1, 0, 25, 0, 100)");
  refuses("INSERT INTO observation VALUES (1, 2013, 1, 0, 26, 0, 101)", "UNIQUE");
}

TEST_F(Constraints, AnObservationBelongsToKnownThings) {
  refuses("INSERT INTO observation VALUES (2, 2013, 1, 0, 25, 0, 100)", "FOREIGN KEY");
  refuses("INSERT INTO observation VALUES (1, 2014, 1, 0, 25, 0, 100)", "FOREIGN KEY");
  refuses("INSERT INTO observation VALUES (1, 2013, 2, 0, 25, 0, 100)", "FOREIGN KEY");
  refuses("INSERT INTO observation VALUES (1, 2013, 1, 9, 25, 0, 100)", "FOREIGN KEY");
  refuses("INSERT INTO observation VALUES (1, 2013, 1, 0, NULL, 9, 100)", "FOREIGN KEY");
}

TEST_F(Constraints, ACodeMeansOneAreaAtATime) {
  refuses("INSERT INTO region_version VALUES (2, 1, '2019-01-01', NULL, 'Risør', 2)",
          "two spells of one region code overlap");
  db_.exec("INSERT INTO region_version VALUES (2, 1, '2020-01-01', NULL, 'Risør', 2)");
}

TEST_F(Constraints, DatesAreDates) {
  refuses("INSERT INTO region_version VALUES (2, 1, '2020-02-30', NULL, 'Risør', 2)",
          "region_version_from");
  refuses("INSERT INTO region_version VALUES (2, 1, '2020-13-01', NULL, 'Risør', 2)",
          "region_version_from");
  refuses("INSERT INTO region_version VALUES (2, 1, '2021-01-01', '2021-01-01', 'Risør', 2)",
          "region_version_to");
  refuses("INSERT INTO period VALUES (1, 'A', '2014', '2014-01-01', '2013-12-31')", "period_ends");
  refuses("INSERT INTO period VALUES (1, 'X', '2014', '2014-01-01', '2014-12-31')",
          "period_frequency");
}

TEST_F(Constraints, EmptyNamesAndCodesAreRefused) {
  refuses("INSERT INTO region VALUES (2, 'kommune', '')", "region_code_not_empty");
  refuses("INSERT INTO region_version VALUES (2, 1, '2020-01-01', NULL, '', 2)",
          "region_version_name");
  refuses("INSERT INTO region_group VALUES (2, '', 'x', 'x', 'x', NULL)",
          "region_group_code_not_empty");
}

TEST_F(Constraints, HistoryRunsForward) {
  refuses("INSERT INTO observation_history VALUES (1, 2013, 1, 0, 100, 100, 25, 0)",
          "observation_history_order");
}

TEST_F(Constraints, TheGroupOfTheNoteIsARuleOverCodesOf2013) {
  db_.exec(
      "INSERT INTO region VALUES (2, 'kommune', '1046'), (3, 'kommune', '1101'), (4, 'annet', "
      "'0899');"
      "INSERT INTO region_version VALUES (2, 2, '1965-01-01', '2020-01-01', 'Sirdal', 1),"
      " (3, 3, '1965-01-01', NULL, 'Eigersund', 1), (4, 4, '1838-01-01', NULL, 'Uoppgitt kommune', "
      "1);");
  EXPECT_EQ(db_.execAndGet("SELECT group_concat(region || name, ',') FROM region_group_members"
                           " WHERE group_code = 'imdi-sor' ORDER BY region")
                .getString(),
            "0901Risør,1046Sirdal");
}

}  // namespace
}  // namespace kv
