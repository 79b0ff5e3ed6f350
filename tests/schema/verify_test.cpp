// SPDX-License-Identifier: MIT
#include <SQLiteCpp/Statement.h>
#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/migrations.h"
#include "schema/sql_file.h"
#include "schema/warehouse.h"
#include "tests/schema/support.h"

namespace kv {
namespace {

using test::FreshWarehouse;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kTwoSpells =
    "INSERT INTO region VALUES (1, 'kommune', '0901'), (2, 'kommune', '4201');"
    "INSERT INTO region_version VALUES (1, 1, '1964-01-01', '2020-01-01', 'Risør', 1),"
    " (2, 2, '2020-01-01', NULL, 'Risør', 1);";

TEST(Verify, AFreshWarehouseIsSound) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  EXPECT_THAT(verify_warehouse(db), IsEmpty());
}

TEST(Verify, TheViewChecksNameEveryView) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  std::string checked;
  for (const EmbeddedFile& file : embedded_schema())
    if (file.path == "checks/views.sql")
      for (const SqlBlock& block : parse_sql_file(file.path, file.text).blocks)
        checked += block.get("select") + ";";
  SQLite::Statement views(db, "SELECT name FROM sqlite_schema WHERE type = 'view'");
  while (views.executeStep())
    EXPECT_THAT(checked, HasSubstr(views.getColumn(0).getString() + ";"))
        << "a broken view would not be noticed";
}

TEST(Verify, ViewsSelectInTheStockShellWithoutAnyPlugin) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  SQLite::Statement views(db, "SELECT name FROM sqlite_schema WHERE type = 'view'");
  while (views.executeStep()) {
    const std::string name = views.getColumn(0).getString();
    const std::string command = "sqlite3 -safe -readonly '" + warehouse.path.string() +
                                "' 'SELECT * FROM " + name + "' > /dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0) << name;
  }
}

TEST(Verify, FindsABrokenView) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec("PRAGMA foreign_keys = OFF; DROP VIEW load_findings;");
  EXPECT_THAT(verify_warehouse(db), Contains(HasSubstr("no such table: load_findings")));
}

TEST(Verify, FindsARowThatRefersToNothing) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec("PRAGMA foreign_keys = OFF; INSERT INTO region_group_member VALUES (1, 99);");
  EXPECT_THAT(verify_warehouse(db), Contains(HasSubstr("region_group_member")));
}

TEST(Verify, FindsASchemaThatIsNotThisPrograms) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec("UPDATE schema_migration SET sha256 = replace(hex(zeroblob(32)), '00', 'ab')");
  EXPECT_THAT(verify_warehouse(db), Contains(HasSubstr("differs from this program's")));
}

TEST(Verify, FindsAChangeOnTheWrongDay) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec(kTwoSpells);
  db.exec(
      "INSERT INTO region_change (from_version, to_version, changed_on, weight) VALUES (1, 2, "
      "'2020-01-01', NULL)");
  EXPECT_THAT(verify_warehouse(db), IsEmpty());
  db.exec("UPDATE region_change SET changed_on = '2019-01-01'");
  EXPECT_THAT(verify_warehouse(db), Contains(HasSubstr("0901 to 4201")));
}

TEST(Verify, FindsWeightsThatDoNotAddUp) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec(kTwoSpells);
  db.exec(
      "INSERT INTO region_change (from_version, to_version, changed_on, weight) VALUES (1, 2, "
      "'2020-01-01', 0.7)");
  EXPECT_THAT(verify_warehouse(db), Contains(HasSubstr("add up to 0.7")));
}

TEST(Verify, FindsOverlappingSpellsThatAnUpdateMade) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec(
      "INSERT INTO region VALUES (1, 'kommune', '0714');"
      "INSERT INTO region_version VALUES (1, 1, '2012-01-01', '2015-01-01', 'Hof', 1),"
      " (2, 1, '2015-01-01', '2018-01-01', 'Hof', 2);"
      "UPDATE region_version SET valid_to = '2016-01-01' WHERE version_id = 1;");
  EXPECT_THAT(verify_warehouse(db),
              Contains(HasSubstr("Region code 0714 has two spells that overlap")));
}

TEST(Verify, FindsHistoryThatReachesIntoThePresent) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec(
      "INSERT INTO source VALUES (1, 's', 's', 's', 's', NULL);"
      "INSERT INTO indicator VALUES (1, 'anmodet', 1, 'Anmodet', NULL, NULL, 'personer', 0, "
      "'count', 1, 1, NULL, NULL, NULL);"
      "INSERT INTO period VALUES (2013, 'A', '2013', '2013-01-01', '2013-12-31');"
      "INSERT INTO region VALUES (1, 'kommune', '0901');"
      "INSERT INTO observation VALUES (1, 2013, 1, 0, 25, 0, 100);"
      "INSERT INTO observation_history VALUES (1, 2013, 1, 0, 50, 100, 20, 0);");
  EXPECT_THAT(verify_warehouse(db), IsEmpty());
  db.exec("UPDATE observation_history SET vintage_to = 120");
  EXPECT_THAT(verify_warehouse(db), Contains(HasSubstr("after the current value began")));
}

}  // namespace
}  // namespace kv
