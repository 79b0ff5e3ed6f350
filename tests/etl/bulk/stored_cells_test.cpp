// SPDX-License-Identifier: MIT
// A vintage is compared with what is read here. A cell that is passed over would be loaded as new,
// one that is read wrongly as revised.
#include "etl/bulk/stored_cells.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fstream>
#include <gtest/gtest.h>
#include <random>

#include "etl/guards.h"
#include "schema/error.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

class Stored : public ::testing::Test {
 protected:
  // The warehouse's table, alone, with `count` rows of all kinds.
  std::unique_ptr<SQLite::Database> make(const std::string& name, int page_size, int count) {
    auto db = std::make_unique<SQLite::Database>((dir_ / name).string(),
                                                 SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    db->exec("PRAGMA synchronous = OFF; PRAGMA page_size = " + std::to_string(page_size));
    db->exec(definition_);
    SQLite::Transaction transaction(*db);
    SQLite::Statement insert(*db, "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::mt19937 random(static_cast<unsigned>(count));
    for (int i = 0; i < count; ++i) {
      const int key = static_cast<int>(static_cast<unsigned>(i) * 7919U %
                                       static_cast<unsigned>(count));  // not in order
      insert.bind(1, 1 + key / 5000);
      insert.bind(2, key / 1000 % 5);
      insert.bind(3, key / 10 % 100 * 700);
      insert.bind(4, key % 10);
      const auto kind = random() % 5;
      if (kind == 0)
        insert.bind(5);
      else if (kind == 1)
        insert.bind(5, static_cast<double>(random()) / 7);
      else
        insert.bind(5, static_cast<std::int64_t>(random()) - (std::int64_t{1} << (random() % 40)));
      insert.bind(6, kind == 0 ? 1 + static_cast<int>(random() % 5) : 0);
      insert.bind(7, static_cast<int>(random() % 30'000) - 100);
      insert.exec();
      insert.reset();
    }
    transaction.commit();
    return db;
  }
  static std::string text(const StoredCells& cells) {
    const CellKey& key = cells.key();
    std::string line;
    for (const int id : {key.indicator, key.period, key.region, key.breakdown})
      line += std::to_string(id) + ' ';
    return line + value_text(cells.value()) + ' ' + std::to_string(cells.vintage());
  }
  static std::vector<std::string> asked(SQLite::Database& db, const CellKey& from) {
    SQLite::Statement rows(
        db,
        "SELECT indicator_id, period_id, region_id, breakdown_id, value, status_id, vintage"
        " FROM observation WHERE (indicator_id, period_id, region_id, breakdown_id) >="
        " (?, ?, ?, ?) ORDER BY 1, 2, 3, 4");
    int at = 0;
    for (const int id : {from.indicator, from.period, from.region, from.breakdown})
      rows.bind(++at, id);
    std::vector<std::string> lines;
    while (rows.executeStep()) {
      Value value;
      value.status = static_cast<std::uint8_t>(rows.getColumn(5).getInt());
      value.is_integer = !rows.getColumn(4).isFloat();
      value.integer = rows.getColumn(4).getInt64();
      value.real = rows.getColumn(4).getDouble();
      std::string line;
      for (int i = 0; i < 4; ++i) line += rows.getColumn(i).getString() + ' ';
      lines.push_back(line + value_text(value) + ' ' + rows.getColumn(6).getString());
    }
    return lines;
  }
  static std::vector<std::string> read(SQLite::Database& db, const CellKey& from) {
    StoredCells cells(db);
    std::vector<std::string> lines;
    for (cells.seek(from); cells.there(); cells.next()) lines.push_back(text(cells));
    return lines;
  }
  test::TempDir dir_;
  std::string definition_ = test::ask(test::empty_warehouse(dir_),
                                      "SELECT sql FROM sqlite_schema WHERE name = 'observation'");
};

TEST_F(Stored, AreThoseThatSqliteGives) {
  for (const int page : {512, 1024, 4096, 65536})
    for (const int count : {0, 1, 15, 300, 2'000, 20'000}) {
      const auto db = make(std::to_string(page) + "-" + std::to_string(count) + ".db", page, count);
      ASSERT_EQ(read(*db, {}), asked(*db, {})) << page << ' ' << count;
      for (const CellKey& from :
           {CellKey{1, 3, 0, 0}, CellKey{1, 2, 35'000, 5}, CellKey{1, 2, 35'001, 0},
            CellKey{2, 4, 70'000, 9}, CellKey{9, 0, 0, 0}})
        ASSERT_EQ(read(*db, from), asked(*db, from)) << page << ' ' << count;
    }
}

// Every cell can be where a seek ends, also those that stand between two pages.
TEST_F(Stored, AreFoundOneByOne) {
  const auto db = make("a.db", 512, 3'000);
  StoredCells all(*db);
  StoredCells one(*db);
  int count = 0;
  for (all.seek({}); all.there(); all.next(), ++count) {
    one.seek(all.key());
    ASSERT_TRUE(one.there());
    ASSERT_EQ(text(one), text(all));
    CellKey after = all.key();
    ++after.breakdown;
    one.seek(after);
    ASSERT_TRUE(!one.there() || one.key() > all.key());
  }
  EXPECT_EQ(count, 3'000);
}

// Within a transaction they are those of before it, and only where the file has them.
TEST_F(Stored, StayWhileATransactionWrites) {
  const auto db = make("a.db", 1024, 2'000);
  const std::vector<std::string> before = read(*db, {});
  EXPECT_FALSE(StoredCells::possible(*db)) << "pages may be written before the commit";
  {
    const KeptPages kept(*db);
    EXPECT_TRUE(StoredCells::possible(*db));
    const SQLite::Transaction transaction(*db);
    db->exec("UPDATE observation SET vintage = 5; DELETE FROM observation WHERE period_id = 1");
    EXPECT_EQ(read(*db, {}), before);
  }
  db->exec("PRAGMA journal_mode = WAL");
  {
    const SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
    EXPECT_TRUE(StoredCells::possible(*db));
    db->exec("UPDATE observation SET vintage = 5");
    EXPECT_EQ(read(*db, {}), before);
  }
  db->exec("DELETE FROM observation WHERE period_id = 1");
  const SQLite::Transaction transaction(*db, SQLite::TransactionBehavior::IMMEDIATE);
  EXPECT_FALSE(StoredCells::possible(*db)) << "the log has what the file has not";
}

// Whatever stands in the file: an answer or a sentence, and an end.
TEST_F(Stored, OfADamagedFileAreRefusedOrRead) {
  const auto sound = make("a.db", 512, 3'000);
  const std::string bytes = test::read_text(dir_ / "a.db");
  std::mt19937 random(7);
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string changed = bytes;
    const std::size_t page = (2 + random() % (bytes.size() / 512 - 2)) * 512;
    for (int n = 0; n < 4; ++n)
      changed[page + random() % (n < 2 ? 24 : 512)] = static_cast<char>(random());
    test::write_file(dir_ / "b.db", changed);
    SQLite::Database db((dir_ / "b.db").string(), SQLite::OPEN_READWRITE);
    try {
      EXPECT_LE(read(db, {}).size(), 6'000U);
    } catch (const Error&) {
      ++refused;
    } catch (const SQLite::Exception&) {
      // the schema's own page
    }
  }
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace kv::etl
