// SPDX-License-Identifier: MIT
#include "etl/bulk/bulk_table.h"

#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <gtest/gtest.h>
#include <limits>
#include <memory>
#include <random>

#include "etl/bulk/observation_record.h"
#include "schema/error.h"
#include "tests/etl/stream/environment.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

struct Row {
  CellKey key;
  Value value;
  int vintage = 0;
};

Value real(double number) {
  Value value;
  value.is_integer = false;
  value.real = number;
  return value;
}

Value whole(std::int64_t number) {
  Value value;
  value.integer = number;
  return value;
}

Value symbol(std::uint8_t status) {
  Value value;
  value.status = status;
  return value;
}

// The warehouse's table, alone, in a file of its own.
class Tables : public ::testing::Test {
 protected:
  std::unique_ptr<SQLite::Database> make(const std::string& name, int page_size) {
    auto db = std::make_unique<SQLite::Database>((dir_ / name).string(),
                                                 SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db->exec("PRAGMA synchronous = OFF; PRAGMA page_size = " + std::to_string(page_size));
    db->exec(definition_);
    return db;
  }
  static void fill(SQLite::Database& db, const std::vector<Row>& rows) {
    BulkTable table(db, "observation");
    std::string record;
    for (const Row& row : rows) {
      make_observation_record(record, row.key, row.value, row.vintage);
      table.add(record);
    }
    table.finish();
    ASSERT_EQ(db.execAndGet("PRAGMA bulk.integrity_check").getString(), "ok") << rows.size();
    db.exec("INSERT INTO main.observation SELECT * FROM bulk.observation");
  }
  static std::string text(SQLite::Database& db) {
    std::string all;
    SQLite::Statement rows(
        db,
        "SELECT indicator_id, period_id, region_id, breakdown_id, typeof(value), quote(value),"
        " status_id, vintage FROM observation ORDER BY 1, 2, 3, 4");
    while (rows.executeStep()) {
      for (int i = 0; i < 8; ++i) all += rows.getColumn(i).getString() + ' ';
      all += '\n';
    }
    return all;
  }
  test::TempDir dir_;
  std::string definition_ = test::ask(test::empty_warehouse(dir_),
                                      "SELECT sql FROM sqlite_schema WHERE name = 'observation'");
};

std::vector<Row> some_rows(int count) {
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i)
    rows.push_back({{1, 2010 + i / 1000, i / 100 % 10, i % 100}, whole(i * 37 % 1001), 19774});
  return rows;
}

// A tree with a page too many, an empty page or a row between two pages that is lost would show
// figures that nobody published, or none.
TEST_F(Tables, EveryNumberOfRowsMakesASoundTree) {
  std::vector<int> counts;
  for (int count = 0; count < 120; ++count) counts.push_back(count);
  for (int count = 420; count < 470; ++count) counts.push_back(count);  // three levels begin here
  for (const int count : {9'000, 9'001, 40'000}) counts.push_back(count);
  for (const int count : counts) {
    const auto db = make("t" + std::to_string(count) + ".db", 512);
    fill(*db, some_rows(count));
    ASSERT_EQ(db->execAndGet("SELECT count(*) FROM observation").getInt(), count);
    ASSERT_EQ(db->execAndGet("PRAGMA integrity_check").getString(), "ok") << count;
    // Each is found by its key: the rows that separate pages are where seeks go wrong.
    ASSERT_EQ(db->execAndGet("SELECT count(*) FROM observation AS a JOIN observation AS b USING"
                             " (indicator_id, period_id, region_id, breakdown_id)")
                  .getInt(),
              count);
  }
}

TEST_F(Tables, EveryPageSizeOfAWarehouse) {
  for (const int page : {512, 1024, 4096, 16384, 32768, 65536}) {
    const auto db = make("p" + std::to_string(page) + ".db", page);
    ASSERT_EQ(db->execAndGet("PRAGMA page_size").getInt(), page);
    fill(*db, some_rows(20'000));
    EXPECT_EQ(
        db->execAndGet("SELECT count(*) || ' ' || sum(value) FROM observation").getString(),
        db->execAndGet("WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
                       " WHERE i < 19999) SELECT count(*) || ' ' || sum(i * 37 % 1001) FROM n")
            .getString());
    EXPECT_EQ(db->execAndGet("PRAGMA integrity_check").getString(), "ok") << page;
  }
}

// Numbers of every size, their neighbours, and what is no number: as SQLite would have stored them.
TEST_F(Tables, ValuesAreTheSameAsInserted) {
  std::vector<Value> values = {whole(0), whole(1), whole(-1), whole(2)};
  for (int bits = 6; bits < 64; ++bits)
    for (const std::int64_t by : {-1, 0, 1}) {
      const auto power = std::int64_t{1} << (bits - 1);
      values.push_back(whole(power + by));
      values.push_back(whole(-power + by));
    }
  values.push_back(whole(std::numeric_limits<std::int64_t>::max()));
  values.push_back(whole(std::numeric_limits<std::int64_t>::min()));
  for (const double number : {0.5, -0.1, 1e300, 5e-324, 100.25, 9007199254740993.0})
    values.push_back(real(number));
  for (std::uint8_t status = 1; status <= 5; ++status) values.push_back(symbol(status));
  std::vector<Row> rows;
  std::mt19937 random(3);
  for (std::size_t i = 0; i < values.size(); ++i)
    rows.push_back({{static_cast<int>(1 + i / 100), 2010, static_cast<int>(random() % 70'000),
                     static_cast<int>(i)},
                    values[i],
                    static_cast<int>(random() % 40'000) - 10'000});
  std::ranges::sort(rows, {}, &Row::key);

  const auto bulk = make("bulk.db", 1024);
  fill(*bulk, rows);
  const auto inserted = make("inserted.db", 1024);
  SQLite::Statement insert(*inserted, "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?)");
  for (const Row& row : rows) {
    insert.bind(1, row.key.indicator);
    insert.bind(2, row.key.period);
    insert.bind(3, row.key.region);
    insert.bind(4, row.key.breakdown);
    if (row.value.status != kStatusNumber)
      insert.bind(5);
    else if (row.value.is_integer)
      insert.bind(5, row.value.integer);
    else
      insert.bind(5, row.value.real);
    insert.bind(6, static_cast<int>(row.value.status));
    insert.bind(7, row.vintage);
    insert.exec();
    insert.reset();
  }
  EXPECT_EQ(text(*bulk), text(*inserted));
  const char* const kBytes = "SELECT sum(payload) FROM dbstat WHERE name = 'observation'";
  EXPECT_EQ(bulk->execAndGet(kBytes).getInt(), inserted->execAndGet(kBytes).getInt())
      << "a number takes more room than SQLite gives it";
}

// SQLite never uses the page at 1 GiB of a file, where its locks are.
TEST(KeyTree, PassesOverThePageOfTheLocks) {
  constexpr std::uint32_t kLocked = (1U << 30U) / 1024 + 1;
  std::vector<std::uint32_t> pages;
  KeyTree tree({1024, 2, kLocked - 3},
               [&](std::uint32_t page, std::string_view) { pages.push_back(page); });
  std::string record;
  for (const Row& row : some_rows(500)) {
    make_observation_record(record, row.key, row.value, row.vintage);
    tree.add(record);
  }
  EXPECT_GT(tree.finish(), kLocked);
  EXPECT_EQ(std::ranges::count(pages, kLocked), 0);
  EXPECT_EQ(std::ranges::count(pages, kLocked - 1), 1);
  EXPECT_EQ(std::ranges::count(pages, kLocked + 1), 1);
  EXPECT_EQ(pages.back(), 2U) << "the root is where SQLite looks for it";
}

TEST_F(Tables, LeaveNoFileBehindAndSayWhereThereIsNoRoom) {
  test::fs::create_directory(dir_ / "temporary");
  const test::Environment folder("SQLITE_TMPDIR", (dir_ / "temporary").string());
  const auto db = make("a.db", 4096);
  {
    BulkTable table(*db, "observation");
    EXPECT_TRUE(test::fs::is_empty(dir_ / "temporary")) << "a kill now would leave a file";
  }
  {
    const test::Room less_than_the_empty_table(4096);
    EXPECT_THROW(BulkTable(*db, "observation"), Error);
    EXPECT_TRUE(test::fs::is_empty(dir_ / "temporary"));
  }
  const test::Room none(16'384);
  EXPECT_THROW(
      {
        BulkTable table(*db, "observation");
        std::string record;
        for (const Row& row : some_rows(20'000)) {
          make_observation_record(record, row.key, row.value, row.vintage);
          table.add(record);
        }
        table.finish();
      },
      Error);
  EXPECT_EQ(db->execAndGet("SELECT count(*) FROM pragma_database_list").getInt(), 1)
      << "the next load on this connection could not make its own";
}

}  // namespace
}  // namespace kv::etl
