// SPDX-License-Identifier: MIT
// A warehouse of every released schema version must become, by `etl upgrade`, what a fresh one is.
// tests/schema/fixtures/vN.sql is the dump of a small warehouse that the program of that version
// made; a release adds one, and none is ever changed.
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "schema/content_hash.h"
#include "schema/error.h"
#include "schema/migrations.h"
#include "tests/schema/support.h"

namespace kv {
namespace {

namespace fs = std::filesystem;
using test::FreshWarehouse;
using test::TempFolder;
using testing::IsEmpty;

std::vector<fs::path> fixtures() {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(KV_SOURCE_DIR) / "tests/schema/fixtures"))
    if (entry.path().extension() == ".sql") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

fs::path restore(const TempFolder& folder, const fs::path& fixture) {
  std::ifstream file(fixture);
  const std::string sql(std::istreambuf_iterator<char>(file), {});
  fs::path path = folder / "kommune.db";
  SQLite::Database db(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  db.exec(sql);
  return path;
}

// Everything in the schema by name; white space at the end does not count.
std::map<std::string, std::string> schema_of(SQLite::Database& db) {
  std::map<std::string, std::string> objects;
  SQLite::Statement rows(db, "SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema");
  while (rows.executeStep()) objects[rows.getColumn(0).getString()] = rows.getColumn(1).getString();
  return objects;
}

std::string ask(SQLite::Database& db, const std::string& sql) {
  return db.execAndGet(sql).getString();
}

class UpgradeFrom : public ::testing::TestWithParam<fs::path> {
 protected:
  TempFolder folder_;
  fs::path path_ = restore(folder_, GetParam());
  int version_ = std::stoi(GetParam().stem().string().substr(1));
};

TEST_P(UpgradeFrom, BecomesExactlyWhatAFreshWarehouseIs) {
  const Upgrade upgrade = upgrade_warehouse(path_);
  EXPECT_EQ(upgrade.from, version_);
  EXPECT_EQ(upgrade.to, schema_version());
  const FreshWarehouse fresh;
  SQLite::Database upgraded = open_warehouse(path_, Access::kWrite);
  SQLite::Database made = fresh.open();
  EXPECT_EQ(schema_of(upgraded), schema_of(made));
  for (const char* pragma : {"PRAGMA application_id", "PRAGMA user_version"})
    EXPECT_EQ(ask(upgraded, pragma), ask(made, pragma)) << pragma;
  EXPECT_THAT(verify_warehouse(upgraded), IsEmpty());
}

// What was in the tables before must be there after: no figure may be lost or changed on the way.
TEST_P(UpgradeFrom, KeepsEveryFigureAndTheLedger) {
  const std::vector<std::string> questions = {
      "SELECT count(*) || ' ' || coalesce(sum(value), 0) || ' ' || sum(vintage) FROM observation",
      "SELECT count(*) || ' ' || coalesce(sum(value), 0) FROM observation_history",
      "SELECT group_concat(code) FROM (SELECT code FROM region ORDER BY region_id)",
      "SELECT group_concat(name || sha256) FROM (SELECT * FROM load_file ORDER BY load_id, "
      "file_no)",
      "SELECT count(*) || ' ' || group_concat(message) FROM (SELECT * FROM load_finding ORDER BY "
      "load_id, no)",
      "SELECT group_concat(loaded_at || operator || tool_version) FROM (SELECT * FROM load ORDER "
      "BY load_id)"};
  std::vector<std::string> before;
  {
    SQLite::Database db(path_.string());
    for (const std::string& sql : questions) before.push_back(ask(db, sql));
  }
  upgrade_warehouse(path_);
  SQLite::Database db(path_.string());
  for (std::size_t i = 0; i < questions.size(); ++i) EXPECT_EQ(ask(db, questions[i]), before[i]);
}

TEST_P(UpgradeFrom, TheBackupIsTheWarehouseAsItWas) {
  std::map<std::string, TableHash> before;
  {
    SQLite::Database db(path_.string());
    before = content_hashes(db);
  }
  const Upgrade upgrade = upgrade_warehouse(path_);
  SQLite::Database backup(upgrade.backup.string());
  EXPECT_EQ(ask(backup, "PRAGMA user_version"), std::to_string(version_));
  for (const auto& [table, after] : content_hashes(backup))
    EXPECT_EQ(after.hash, before.at(table).hash) << table;
}

// With somebody else's file where the backup would go, nothing may be overwritten and nothing
// changed.
TEST_P(UpgradeFrom, WithoutABackupThereIsNoUpgrade) {
  std::ofstream(path_.string() + ".v" + std::to_string(version_) + ".backup") << "mine";
  EXPECT_THROW(upgrade_warehouse(path_), Error);
  SQLite::Database db(path_.string());
  EXPECT_EQ(ask(db, "PRAGMA user_version"), std::to_string(version_));
}

TEST_P(UpgradeFrom, ItsFilesReadNotArchived) {
  if (version_ > 1) GTEST_SKIP() << "this version had an archive";
  upgrade_warehouse(path_);
  SQLite::Database db = open_warehouse(path_, Access::kRead);
  EXPECT_EQ(ask(db, "SELECT group_concat(DISTINCT archived) FROM load_files"), "not archived");
  EXPECT_EQ(ask(db,
                "SELECT group_concat(name || '=' || value, ' ') FROM (SELECT * FROM load_option"
                " WHERE load_id = 3 ORDER BY name)"),
            "accept=coverage,many-removed note=second delivery vintage=2015-01-01");
}

INSTANTIATE_TEST_SUITE_P(EveryReleasedVersion, UpgradeFrom, ::testing::ValuesIn(fixtures()),
                         [](const auto& entry) { return entry.param.stem().string(); });

TEST(Fixtures, ThereIsOneOfVersion1) {
  ASSERT_FALSE(fixtures().empty());
  EXPECT_EQ(fixtures().front().filename(), "v1.sql");
}

}  // namespace
}  // namespace kv
