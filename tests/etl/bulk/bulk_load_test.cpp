// SPDX-License-Identifier: MIT
// A large load fills the table in another way than a small one. What comes out must be the same.
#include "etl/bulk/bulk_load.h"

#include <gtest/gtest.h>
#include <limits>

#include "etl/load_options.h"
#include "etl/loader.h"
#include "etl/source.h"
#include "etl/stream/cell_sorter.h"
#include "schema/content_hash.h"
#include "schema/error.h"
#include "tests/etl/stream/environment.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

// Years from `first` on, each with the municipalities' three measures; some are symbols.
std::vector<std::string> years(int first, int count, int add = 0) {
  std::vector<std::string> rows;
  for (int year = first; year < first + count; ++year)
    for (const char* code : {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903"})
      for (const char* measure :
           {"Anmodning om bosetting", "Vedtak om bosetting", "Faktisk bosetting"}) {
        const int number = (year * 7 + code[3] + measure[0] + add) % 1000;
        rows.push_back(std::to_string(year) + ";" + code + ";;" + measure + ";" +
                       (number % 50 == 3 ? ":" : std::to_string(number)));
      }
  return rows;
}

class Loads : public ::testing::Test {
 protected:
  test::fs::path warehouse(const std::string& name) {
    test::fs::copy_file(empty_, dir_ / name);
    return dir_ / name;
  }
  LoadResult load(const test::fs::path& path, const std::vector<std::string>& rows, int vintage,
                  std::size_t bulk_from) {
    LoadOptions options;
    options.vintage = vintage;
    options.accepted = {"coverage", "incomplete-region", "many-removed"};
    options.archive = false;
    options.bulk_from = bulk_from;
    const test::fs::path file =
        test::write_file(dir_ / (std::to_string(++files_) + ".csv"), test::long_file(rows));
    SQLite::Database db = open_warehouse(path, Access::kWrite);
    return load_files(db, find_source("imdi-bosetting"), {file}, options);
  }
  // All but what the ledger says of the moment and the file's name.
  static std::string figures(const test::fs::path& path) {
    SQLite::Database db = open_warehouse(path, Access::kRead);
    EXPECT_EQ(db.execAndGet("PRAGMA integrity_check").getString(), "ok");
    std::string all;
    for (const char* table : {"observation", "observation_history", "load_scope", "load_place",
                              "breakdown", "period", "load_kind"})
      all += std::string(table) + ' ' + kv::content_hash(db, table).hash + '\n';
    all += db.execAndGet(
                 "SELECT group_concat(cells_new || ' ' || cells_unchanged || ' ' ||"
                 " cells_revised || ' ' || cells_removed) FROM load")
               .getString();
    return all;
  }
  test::TempDir dir_;
  test::fs::path empty_ = test::small_warehouse(dir_);
  int files_ = 0;
};

TEST_F(Loads, IntoAnEmptyWarehouseGiveWhatInsertingGives) {
  const auto bulk = warehouse("bulk.db");
  const auto inserted = warehouse("inserted.db");
  EXPECT_TRUE(load(bulk, years(1700, 300), 15000, 0).written);
  EXPECT_TRUE(load(inserted, years(1700, 300), 15000, kNever).written);
  EXPECT_EQ(figures(bulk), figures(inserted));
  EXPECT_EQ(test::ask(bulk, "SELECT count(*) FROM observation"), "7200");
}

// Cells that are there already stay, before, between and after the new ones; revised they are as
// ever.
TEST_F(Loads, IntoAWarehouseWithCellsAndRevisedGiveWhatInsertingGives) {
  std::vector<std::string> all;
  for (const std::size_t from : {std::size_t{0}, kNever}) {
    const auto path = warehouse(std::to_string(from) + ".db");
    EXPECT_TRUE(load(path, years(1800, 20), 15000, kNever).written);
    EXPECT_TRUE(load(path, years(1800, 20, 1), 15100, kNever).written);  // a history
    std::vector<std::string> around = years(1600, 200);
    for (const std::string& row : years(1820, 100)) around.push_back(row);
    EXPECT_TRUE(load(path, around, 15200, from).written);
    EXPECT_TRUE(load(path, years(1700, 100, 2), 15300, from).written);
    EXPECT_TRUE(load(path, years(1700, 100, 3), 15250, from).written);  // a vintage in between
    all.push_back(figures(path));
  }
  EXPECT_EQ(all[0], all[1]);
}

TEST_F(Loads, LeaveNoPageHalfEmpty) {
  const auto path = warehouse("full.db");
  EXPECT_TRUE(load(path, years(1000, 1000), 15000, 0).written);
  EXPECT_EQ(test::ask(path,
                      "SELECT sum(unused) * 10 < sum(pgsize) FROM dbstat"
                      " WHERE name = 'observation'"),
            "1")
      << "SQLite does not copy the records any more: the file is an eighth larger, the load slower";
}

TEST_F(Loads, ACellThatStandsTwiceIsToldAsEver) {
  std::vector<std::string> twice = years(1700, 50);
  twice.push_back("1720;0301;;Vedtak om bosetting;5");
  std::vector<std::string> said;
  for (const std::size_t from : {std::size_t{0}, kNever}) {
    const auto path = warehouse("twice" + std::to_string(from) + ".db");
    const LoadResult result = load(path, twice, 15000, from);
    EXPECT_FALSE(result.written);
    const auto found = test::of_rule(result.findings, "duplicate-cell");
    ASSERT_EQ(found.size(), 1U);
    said.push_back(std::to_string(found[0].row) + found[0].value);
    EXPECT_EQ(test::ask(path, "SELECT count(*) FROM observation"), "0");
  }
  EXPECT_EQ(said[0], said[1]);
}

TEST_F(Loads, OnlyWhereItPaysAndNothingHasToBeCompared) {
  const auto path = warehouse("b.db");
  EXPECT_TRUE(load(path, years(1700, 20), 15000, kNever).written);  // 480 cells
  SQLite::Database db = open_warehouse(path, Access::kWrite);
  const std::vector<std::pair<int, int>> scopes = {{900, 2001}};
  EXPECT_FALSE(BulkLoad::pays(db, {1900, 0}, scopes)) << "a fourth of the table is written again";
  EXPECT_TRUE(BulkLoad::pays(db, {1920, 0}, scopes));
  EXPECT_FALSE(BulkLoad::pays(db, {1920, std::size_t{1} << 30U}, scopes))
      << "so much of an archive would wait in memory";
  db.exec("PRAGMA foreign_keys = OFF");
  db.exec("INSERT INTO load_scope SELECT 900, 2001, 15000, load_id FROM load LIMIT 1");
  EXPECT_FALSE(BulkLoad::pays(db, {1920, 0}, scopes))
      << "a vintage of the same cells has to be compared with them";
}

// Cells of which no vintage speaks are nothing that a load makes; they must not be written over.
TEST_F(Loads, AFigureOfWhichTheLedgerKnowsNothingStopsThem) {
  const auto path = warehouse("c.db");
  EXPECT_TRUE(load(path, years(1700, 20), 15000, kNever).written);
  SQLite::Database(path.string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE load_scope SET indicator_id = indicator_id + 900");
  const std::string before = figures(path);
  EXPECT_THROW(load(path, years(1700, 200), 15100, 0), Error);
  EXPECT_EQ(figures(path), before);
}

TEST_F(Loads, AFullDiskLeavesTheWarehouseAsItWas) {
  const auto path = warehouse("d.db");
  const std::string before = figures(path);
  const auto size = test::fs::file_size(path);
  const std::vector<std::string> rows = years(1000, 1000);
  {
    const test::Room little(size + 64 * 1024);
    EXPECT_THROW(load(path, rows, 15000, 0), Error);
  }
  EXPECT_EQ(figures(path), before);
  EXPECT_EQ(test::fs::file_size(path), size);
  EXPECT_TRUE(load(path, rows, 15000, 0).written);
}

}  // namespace
}  // namespace kv::etl
