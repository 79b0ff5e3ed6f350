// SPDX-License-Identifier: MIT
#include "schema/warehouse.h"

#include <SQLiteCpp/Statement.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/error.h"
#include "schema/migrations.h"
#include "tests/schema/support.h"

namespace kv {
namespace {

using test::FreshWarehouse;
using test::TempFolder;
using testing::HasSubstr;

template <typename Action>
void expect_error(Action action, ExitCode code, const std::string& message) {
  try {
    action();
    FAIL() << "expected an error about: " << message;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), code);
    EXPECT_THAT(std::string(error.what()) + " " + error.remedy(), HasSubstr(message));
  }
}

TEST(Warehouse, CarriesItsIdentityAndVersionInTheHeader) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  EXPECT_EQ(db.execAndGet("PRAGMA application_id").getInt(), 0x4B4D5648);
  EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), schema_version());
  EXPECT_EQ(db.execAndGet("PRAGMA foreign_keys").getInt(), 1);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM schema_migration").getInt(), schema_version());
}

TEST(Warehouse, EveryTableIsStrict) {
  const FreshWarehouse warehouse;
  SQLite::Database db = warehouse.open();
  SQLite::Statement loose(
      db,
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
      " AND name NOT LIKE 'sqlite_%' AND NOT strict");
  while (loose.executeStep())
    ADD_FAILURE() << loose.getColumn(0).getString() << " would take text as a number";
}

TEST(Warehouse, AnExistingFileIsNeverOverwritten) {
  const TempFolder folder;
  const auto path = folder / "notes.txt";
  std::ofstream(path) << "mine";
  expect_error([&] { create_warehouse(path); }, ExitCode::kCannotOpen, "exists already");
  std::ifstream file(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "mine");
}

TEST(Warehouse, AMissingFolderIsASentence) {
  const TempFolder folder;
  expect_error([&] { create_warehouse(folder / "none/kommune.db"); }, ExitCode::kCannotOpen,
               "cannot be created");
}

TEST(Warehouse, OpeningTellsWhatIsWrong) {
  const TempFolder folder;
  expect_error([&] { open_warehouse(folder / "none.db", Access::kRead); }, ExitCode::kCannotOpen,
               "does not exist");
  std::ofstream(folder / "text.db") << std::string(4096, 'x');
  expect_error([&] { open_warehouse(folder / "text.db", Access::kRead); }, ExitCode::kCannotOpen,
               "is not a SQLite database");
  SQLite::Database((folder / "other.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE t (x)");
  expect_error([&] { open_warehouse(folder / "other.db", Access::kRead); }, ExitCode::kCannotOpen,
               "not a warehouse");
}

TEST(Warehouse, ANewerFileIsRefusedWithBothNumbers) {
  const FreshWarehouse warehouse;
  warehouse.open().exec("PRAGMA user_version = 4711");
  for (const Access access : {Access::kRead, Access::kWrite})
    expect_error([&] { open_warehouse(warehouse.path, access); }, ExitCode::kCannotOpen,
                 "4711; this program knows versions up to " + std::to_string(schema_version()));
}

TEST(Warehouse, AnOlderFileIsReadButNotWritten) {
  const FreshWarehouse warehouse;
  warehouse.open().exec("PRAGMA user_version = 0");
  EXPECT_NO_THROW(open_warehouse(warehouse.path, Access::kRead));
  expect_error([&] { open_warehouse(warehouse.path, Access::kWrite); }, ExitCode::kCannotOpen,
               "etl upgrade");
}

TEST(Warehouse, ReadAccessCannotWrite) {
  const FreshWarehouse warehouse;
  SQLite::Database db = open_warehouse(warehouse.path, Access::kRead);
  EXPECT_ANY_THROW(db.exec("DELETE FROM region_group_rule"));
}

// A program that is killed in the middle of a transaction whose pages have gone to disk already.
void break_off_a_change(const std::filesystem::path& path) {
  const pid_t child = fork();
  if (child == 0) {
    SQLite::Database db(path.string(), SQLite::OPEN_READWRITE);
    db.exec(
        "PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE region_kind SET title_nb = 'half';"
        "CREATE TABLE filler (x); INSERT INTO filler SELECT randomblob(20000) FROM "
        "schema_migration, status;");
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  waitpid(child, &status, 0);
}

TEST(Warehouse, ABrokenOffChangeIsUndoneBeforeReading) {
  const FreshWarehouse warehouse;
  break_off_a_change(warehouse.path);
  ASSERT_TRUE(std::filesystem::exists(warehouse.path.string() + "-journal"));
  SQLite::Database db = open_warehouse(warehouse.path, Access::kRead);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM region_kind WHERE title_nb = 'half'").getInt(), 0);
}

TEST(Warehouse, UpgradingACurrentFileDoesNothing) {
  const FreshWarehouse warehouse;
  const Upgrade upgrade = upgrade_warehouse(warehouse.path);
  EXPECT_EQ(upgrade.from, upgrade.to);
  EXPECT_TRUE(upgrade.backup.empty());
}

TEST(Warehouse, AFailedUpgradeLeavesTheFileAsItWasAndABackup) {
  const FreshWarehouse warehouse;
  warehouse.open().exec("PRAGMA user_version = 0");  // migration 1 cannot run: its tables exist
  EXPECT_THROW(upgrade_warehouse(warehouse.path), Error);
  SQLite::Database db = open_warehouse(warehouse.path, Access::kRead);
  EXPECT_EQ(db.execAndGet("PRAGMA user_version").getInt(), 0);
  EXPECT_EQ(db.execAndGet("SELECT count(*) FROM schema_migration").getInt(), schema_version());
  EXPECT_TRUE(std::filesystem::exists(warehouse.path.string() + ".v0.backup"));
}

TEST(Migrations, AreNumberedWithoutAHole) {
  int expected = 0;
  for (const Migration& migration : migrations()) EXPECT_EQ(migration.version, ++expected);
  EXPECT_GE(expected, 1);
}

}  // namespace
}  // namespace kv
