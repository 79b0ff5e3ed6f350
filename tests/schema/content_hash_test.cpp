// SPDX-License-Identifier: MIT
#include "schema/content_hash.h"

#include <gtest/gtest.h>

#include "tests/schema/support.h"

namespace kv {
namespace {

using test::FreshWarehouse;

std::string hash_of(SQLite::Database& db, const std::string& table) {
  return content_hashes(db).at(table).hash;
}

std::string period_hash(const std::string& statements) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec(statements);
  return hash_of(db, "period");
}

constexpr const char* kFirst =
    "INSERT INTO period VALUES (1, 'A', '2012', '2012-01-01', '2012-12-31');";
constexpr const char* kSecond =
    "INSERT INTO period VALUES (2, 'A', '2013', '2013-01-01', '2013-12-31');";

TEST(ContentHash, IsTheSameHoweverTheRowsCameIn) {
  EXPECT_EQ(period_hash(std::string(kFirst) + kSecond), period_hash(std::string(kSecond) + kFirst));
  EXPECT_EQ(period_hash(std::string(kFirst) + kSecond + "DELETE FROM period WHERE period_id = 2;" +
                        kSecond),
            period_hash(std::string(kFirst) + kSecond));
  EXPECT_NE(period_hash(kFirst), period_hash(std::string(kFirst) + kSecond));
}

// Two cells that change places, a 0 that becomes nothing, an integer that becomes a double: each is
// another warehouse.
TEST(ContentHash, SeesEveryChangeOfAValueAndItsType) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  db.exec("PRAGMA foreign_keys = OFF");
  const auto hash = [&db](const std::string& rows) {
    db.exec("DELETE FROM observation; INSERT INTO observation VALUES " + rows);
    return hash_of(db, "observation");
  };
  const std::set<std::string> hashes = {
      hash("(1, 1, 1, 0, 12, 0, 100), (1, 1, 2, 0, 13, 0, 100)"),
      hash("(1, 1, 1, 0, 13, 0, 100), (1, 1, 2, 0, 12, 0, 100)"),
      hash("(1, 1, 1, 0, 12.0, 0, 100), (1, 1, 2, 0, 13, 0, 100)"),
      hash("(1, 1, 1, 0, NULL, 3, 100), (1, 1, 2, 0, 13, 0, 100)"),
      hash("(1, 1, 1, 0, 0, 0, 100), (1, 1, 2, 0, 13, 0, 100)"),
      hash("(1, 1, 1, 0, 12, 0, 101), (1, 1, 2, 0, 13, 0, 100)")};
  EXPECT_EQ(hashes.size(), 6U);
}

TEST(ContentHash, LeavesOutWhenAMigrationWasApplied) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  const std::string before = hash_of(db, "schema_migration");
  db.exec("UPDATE schema_migration SET applied_at = '1999-01-01', tool_version = '0'");
  EXPECT_EQ(hash_of(db, "schema_migration"), before);
  db.exec("UPDATE schema_migration SET title = 'another' WHERE version = 1");
  EXPECT_NE(hash_of(db, "schema_migration"), before);
}

}  // namespace
}  // namespace kv
