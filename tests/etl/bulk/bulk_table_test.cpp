// SPDX-License-Identifier: MIT
#include "etl/bulk/bulk_table.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <limits>
#include <memory>
#include <random>
#include <set>

#include "etl/bulk/observation_record.h"
#include "etl/guards.h"
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
    db->exec("CREATE TABLE note (text)");
    return db;
  }
  // The rows as a load writes them: `other_pages` are expected to come beside, and `notes` come.
  static void fill(SQLite::Database& db, const std::vector<Row>& rows, std::size_t other_pages = 0,
                   int notes = 0) {
    const KeptPages kept(db);
    SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
    BulkTable table(db, "observation", other_pages);
    add(table, rows);
    table.complete();
    for (int i = 0; i < notes; ++i) db.exec("INSERT INTO note VALUES (randomblob(500))");
    table.adopt();
    transaction.commit();
  }
  static void add(BulkTable& table, const std::vector<Row>& rows) {
    ObservationCell cell;
    for (const Row& row : rows) table.add_cell(cell.make(row.key, row.value, row.vintage));
  }
  static std::string sum(SQLite::Database& db) {
    return db.execAndGet("SELECT count(*) || ' ' || coalesce(sum(value), 0) FROM observation")
        .getString();
  }
  // No page is lost, none is in the file that does not count.
  static void expect_sound(SQLite::Database& db) {
    ASSERT_EQ(db.execAndGet("PRAGMA integrity_check").getString(), "ok");
    ASSERT_EQ(db.execAndGet("PRAGMA page_count").getInt64() *
                  db.execAndGet("PRAGMA page_size").getInt64(),
              static_cast<std::int64_t>(test::fs::file_size(db.getFilename())));
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
  std::size_t other_pages = 0;
  for (const int count : counts) {
    const auto db = make("t" + std::to_string(count) + ".db", 512);
    other_pages = (other_pages + 7) % 23;
    fill(*db, some_rows(count), other_pages, count % 12);
    ASSERT_EQ(db->execAndGet("SELECT count(*) FROM observation").getInt(), count);
    ASSERT_EQ(db->execAndGet("SELECT count(*) FROM note").getInt(), count % 12);
    ASSERT_NO_FATAL_FAILURE(expect_sound(*db)) << count;
    EXPECT_EQ(db->execAndGet("PRAGMA freelist_count").getInt(), 0) << count;
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
    ASSERT_NO_FATAL_FAILURE(expect_sound(*db)) << page;
  }
}

// The rows of before are gone, their pages are free, and the connection sees what is new.
TEST_F(Tables, OneAfterTheOtherOnAConnection) {
  const auto db = make("a.db", 1024);
  for (const int count : {3'000, 20, 9'000, 0, 500}) {
    fill(*db, some_rows(count), 5, 20);
    EXPECT_EQ(db->execAndGet("SELECT count(*) FROM observation").getInt(), count);
    ASSERT_NO_FATAL_FAILURE(expect_sound(*db)) << count;
    db->exec("INSERT INTO observation VALUES (9, 1, 1, 1, 5, 0, 1); DELETE FROM note");
    ASSERT_NO_FATAL_FAILURE(expect_sound(*db)) << count;
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
  for (std::uint32_t first = kLocked - 12; first <= kLocked + 1; ++first)
    for (std::uint32_t last = kLocked - 14; last <= kLocked + 3; ++last) {
      std::set<std::uint32_t> pages;
      KeyTree tree(1024, first, [&](std::uint32_t page, std::string_view bytes) {
        for (std::size_t i = 0; i < bytes.size() / 1024; ++i)
          pages.insert(page + static_cast<std::uint32_t>(i));
      });
      ObservationCell cell;
      for (const Row& row : some_rows(500))
        tree.add_cell(cell.make(row.key, row.value, row.vintage));
      const std::uint32_t end = tree.finish(last,
                                            [&](std::uint32_t from, std::uint32_t to) {
                                              ASSERT_EQ(pages.erase(from), 1U);
                                              ASSERT_TRUE(pages.insert(to).second);
                                            })
                                    .last_page;
      std::set<std::uint32_t> wanted;
      for (std::uint32_t page = last + 1; page <= end; ++page)
        if (page != kLocked) wanted.insert(page);
      ASSERT_EQ(pages, wanted) << first << ' ' << last;
    }
}

TEST_F(Tables, WhatIsBrokenOffLeavesNothing) {
  const auto db = make("a.db", 4096);
  fill(*db, some_rows(300));
  const std::string before = text(*db);
  {
    const KeptPages kept(*db);
    SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
    BulkTable table(*db, "observation", 2);
    add(table, some_rows(20'000));
    table.complete();
    table.adopt();
  }
  EXPECT_EQ(text(*db), before);
  ASSERT_NO_FATAL_FAILURE(expect_sound(*db));
  {
    const test::Room none(64 * 1024);
    EXPECT_THROW(fill(*db, some_rows(20'000)), Error);
  }
  EXPECT_EQ(text(*db), before);
  ASSERT_NO_FATAL_FAILURE(expect_sound(*db));
}

// What the commit would take in must be what was written; else it must not happen.
TEST_F(Tables, ACommitThatIsNotTheOnePlannedIsUndone) {
  const auto db = make("a.db", 4096);
  fill(*db, some_rows(300));
  const std::string before = text(*db);
  const auto commit = [&](bool complete, const char* late) {
    const KeptPages kept(*db);
    SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
    BulkTable table(*db, "observation", 2);
    add(table, some_rows(20'000));
    if (complete)
      table.complete();
    else
      db->exec("INSERT INTO note VALUES (1)");
    table.adopt();
    db->exec(late);
    transaction.commit();
  };
  EXPECT_THROW(commit(false, ""), std::exception) << "the root would be the old one";
  EXPECT_EQ(text(*db), before);
  EXPECT_THROW(commit(true, "INSERT INTO note VALUES (zeroblob(100000))"), std::exception)
      << "SQLite's pages would lie where the tree has its own";
  EXPECT_EQ(text(*db), before);
  EXPECT_EQ(db->execAndGet("SELECT count(*) FROM note").getInt(), 0);
  SQLite::Database(db->getFilename(), SQLite::OPEN_READWRITE).exec("INSERT INTO note VALUES (2)");
  cut_off_what_was_left(*db);
  ASSERT_NO_FATAL_FAILURE(expect_sound(*db));
}

// Readers read on while the pages are written; one that does not end is in the way of the commit
// alone, and then nothing has happened.
TEST_F(Tables, ReadersSeeTheOldRowsUntilTheCommit) {
  const auto db = make("a.db", 4096);
  fill(*db, some_rows(300));
  SQLite::Database reader(db->getFilename(), SQLite::OPEN_READONLY);
  const std::string before = sum(reader);
  {
    const KeptPages kept(*db);
    SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
    BulkTable table(*db, "observation", 2);
    add(table, some_rows(20'000));
    EXPECT_EQ(sum(reader), before);
    table.complete();
    table.adopt();
    reader.exec("BEGIN");
    EXPECT_EQ(sum(reader), before);
    EXPECT_THROW(transaction.commit(), SQLite::Exception) << "it did not wait for the reader";
    EXPECT_EQ(sum(reader), before);
    reader.exec("COMMIT");
  }
  EXPECT_EQ(sum(*db), before);
  ASSERT_NO_FATAL_FAILURE(expect_sound(*db));
  fill(*db, some_rows(20'000), 2);
  EXPECT_EQ(sum(reader).substr(0, 6), "20000 ");
}

TEST_F(Tables, PagesOfAKilledLoadDoNoHarmAndAreCutOff) {
  const auto db = make("a.db", 4096);
  fill(*db, some_rows(300));
  const std::string before = text(*db);
  {
    std::ofstream file(db->getFilename(), std::ios::binary | std::ios::app);
    file << std::string(std::size_t{4096} * 20, 'x');
  }
  EXPECT_EQ(text(*db), before);
  EXPECT_EQ(db->execAndGet("PRAGMA integrity_check").getString(), "ok");
  {
    SQLite::Database writer(db->getFilename(), SQLite::OPEN_READWRITE);
    const SQLite::Transaction writes(writer, SQLite::TransactionBehavior::IMMEDIATE);
    cut_off_what_was_left(*db);
    EXPECT_GT(test::fs::file_size(db->getFilename()), 4096U * 20) << "they may be his";
  }
  cut_off_what_was_left(*db);
  ASSERT_NO_FATAL_FAILURE(expect_sound(*db));
  EXPECT_EQ(text(*db), before);
}

TEST_F(Tables, OnlyInFilesThatAreFitForIt) {
  const auto db = make("a.db", 4096);
  EXPECT_TRUE(BulkTable::possible(*db));
  db->exec("PRAGMA journal_mode = WAL");
  EXPECT_FALSE(BulkTable::possible(*db)) << "there a commit is written elsewhere";
  SQLite::Database tight((dir_ / "b.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  tight.exec("PRAGMA auto_vacuum = FULL");
  tight.exec(definition_);
  EXPECT_FALSE(BulkTable::possible(tight)) << "every page has an entry elsewhere";
}

}  // namespace
}  // namespace kv::etl
