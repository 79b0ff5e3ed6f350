// SPDX-License-Identifier: MIT
// Database files made to do harm: with and without --safe the program answers or refuses, in time,
// and changes nothing.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gmock/gmock.h>
#include <random>
#include <sqlite3.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

/// Runs SQL as an attacker who makes a file: nothing is forbidden.
void make_file(const std::string& path, const std::string& sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
  char* message = nullptr;
  EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message), SQLITE_OK) << message;
  sqlite3_free(message);
  sqlite3_close(db);
}

class HostileFile : public ::testing::Test {
 protected:
  Outcome query(const std::string& sql, bool safe) const {
    std::vector<std::string> words{KV_QUERYCTL, db_, "-csv", "--no-headers", "--timeout", "2"};
    if (safe) words.emplace_back("--safe");
    words.insert(words.end(), {"-c", sql});
    return run_program(words);
  }
  /// Neither a signal nor a hang, in both modes; returns the outcome under --safe.
  Outcome survives(const std::string& sql) const {
    const std::string before = read_file(db_);
    Outcome outcome;
    for (const bool safe : {false, true}) {
      const auto start = std::chrono::steady_clock::now();
      outcome = query(sql, safe);
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
      EXPECT_LT(outcome.code, 128) << sql << "\n" << outcome.err;
      EXPECT_LT(took.count(), 10) << sql;
    }
    EXPECT_EQ(read_file(db_), before) << sql;
    return outcome;
  }

  Folder folder_;
  const std::string db_ = folder_ / "a.db";
};

// A schema's own expressions are the file's, not the user's: none may reach a function with an
// effect.
TEST_F(HostileFile, ViewsAndExpressionsThatCallFunctionsOfEffect) {
  make_file(db_,
            "CREATE TABLE t (x, y AS (x || 'a'), CHECK (length(x) < 100));"
            "INSERT INTO t (x) VALUES ('1');"
            "CREATE VIEW v1 AS SELECT load_extension('/tmp/evil.so');"
            "CREATE VIEW v2 AS SELECT fts3_tokenizer('simple');"
            "CREATE VIEW v3 AS SELECT writefile('" +
                folder_ / "stolen" +
                "', 'x');"
                "CREATE INDEX i ON t (abs(length(x)))");
  for (const char* view : {"v1", "v2", "v3"})
    EXPECT_EQ(survives(std::string("SELECT * FROM ") + view).code, 1) << view;
  EXPECT_EQ(survives("SELECT y FROM t WHERE abs(length(x)) = 1").out, "1a\n");
  make_file(db_,
            "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (x, y AS (load_extension(x)),"
            " CHECK (load_extension(x)))' WHERE name = 't'");
  EXPECT_NE(survives("SELECT y FROM t").code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "stolen"));
}

// A view named as one asks for it may be a bomb: of joins, of depth, or of itself.
TEST_F(HostileFile, ViewsThatAreBombs) {
  std::string sql =
      "CREATE TABLE a (x); INSERT INTO a VALUES (1), (2), (3); CREATE VIEW v0 AS SELECT x FROM a;";
  for (int i = 1; i < 40; ++i)
    sql += "CREATE VIEW v" + std::to_string(i) + " AS SELECT l.x FROM v" + std::to_string(i - 1) +
           " l, v" + std::to_string(i - 1) + " r;";
  sql +=
      "CREATE VIEW endless AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
      "SELECT x FROM c;"
      "CREATE VIEW wide AS SELECT * FROM a,a b,a c,a d,a e,a f,a g,a h,a i,a j,a k,a l,a m,a n,a "
      "o,a p,a q,a r,a s,a u;"
      "CREATE VIEW circle AS SELECT * FROM a;"
      "UPDATE sqlite_schema SET sql = 'CREATE VIEW circle AS SELECT * FROM circle' WHERE name = "
      "'circle';";
  make_file(db_, sql);
  EXPECT_NE(survives("SELECT count(*) FROM v39").code, 0);
  EXPECT_EQ(survives("SELECT count(*) FROM endless").code, 4);
  EXPECT_EQ(survives("SELECT count(*) FROM wide").code, 4);
  EXPECT_EQ(survives("SELECT * FROM circle").code, 1);
  survives("SELECT nothing FROM v3");  // looking for a near name reads every view's columns
}

// Tables of SQLite's own modules have a past of flaws in reading damaged data.
TEST_F(HostileFile, VirtualTablesAreNotOpenedInSafeMode) {
  make_file(db_,
            "CREATE VIRTUAL TABLE f USING fts5(a); INSERT INTO f VALUES ('hei');"
            "CREATE VIRTUAL TABLE r USING rtree(id, x0, x1); INSERT INTO r VALUES (1, 2, 3);"
            "UPDATE f_data SET block = randomblob(2000); UPDATE r_node SET data = randomblob(50);");
  for (const char* table : {"f", "r"}) {
    const Outcome outcome = survives(std::string("SELECT * FROM ") + table);
    EXPECT_EQ(outcome.code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("no such module")) << table;
  }
  survives("SELECT * FROM f WHERE f MATCH 'hei'");
  EXPECT_EQ(survives("SELECT count(*) > 0 FROM f_data").out, "1\n");
}

TEST_F(HostileFile, ASchemaThatIsNotOne) {
  for (const char* sql :
       {"UPDATE sqlite_schema SET rootpage = 1 WHERE name = 't'",
        "UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 't'",
        "UPDATE sqlite_schema SET rootpage = -1 WHERE name = 't'",
        "UPDATE sqlite_schema SET sql = 'CREATE TABLE t (' || hex(randomblob(2000)) || ')'",
        "UPDATE sqlite_schema SET sql = 'DROP TABLE t'", "UPDATE sqlite_schema SET sql = x'FF00FE'",
        "UPDATE sqlite_schema SET type = 'view' WHERE name = 't'",
        "UPDATE sqlite_schema SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1'",
        "UPDATE sqlite_schema SET sql = 'CREATE INDEX u ON t (x COLLATE gone)' WHERE name = 'i'",
        "INSERT INTO sqlite_schema VALUES ('trigger', 'r', 't', 0, 'CREATE TRIGGER r AFTER SELECT "
        "ON t')",
        "PRAGMA application_id = 1263948611; PRAGMA user_version = 3"}) {
    std::filesystem::remove(db_);
    make_file(db_, "CREATE TABLE t (x); INSERT INTO t VALUES (1); CREATE INDEX i ON t (x);");
    make_file(db_, sql);
    survives("SELECT count(*) FROM t");
    survives("PRAGMA integrity_check");
  }
}

// Damage anywhere: what can be read is, and the rest is an error.
TEST_F(HostileFile, DamagedPages) {
  make_file(db_,
            "PRAGMA page_size = 1024; CREATE TABLE t (k TEXT PRIMARY KEY, x) WITHOUT ROWID;"
            "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 300)"
            " INSERT INTO t SELECT printf('%05d', n), hex(randomblob(n % 40 * 20)) FROM c;"
            "CREATE INDEX i ON t (x); CREATE VIEW v AS SELECT x, count(*) AS n FROM t GROUP BY x");
  const std::string whole = read_file(db_);
  std::mt19937 random(20140107);
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (int round = 0; round < 40; ++round) {
    std::string damaged = whole;
    if (round % 4 == 0) damaged.resize(1 + below(damaged.size() - 1));
    const std::size_t changes = 1 + below(30);
    for (std::size_t i = 0; i < changes && damaged.size() > 200; ++i) {
      // Half of the damage goes where pages begin: that is where their structure is.
      const std::size_t at =
          i % 2 == 0 ? below(damaged.size()) : below(damaged.size() / 1024 + 1) * 1024 + below(40);
      if (at >= 16 && at < damaged.size()) damaged[at] = static_cast<char>(below(256));
    }
    std::ofstream(db_, std::ios::binary | std::ios::trunc) << damaged;
    SCOPED_TRACE("round " + std::to_string(round));
    survives(round % 2 == 0 ? "SELECT k, x FROM t ORDER BY x; PRAGMA quick_check"
                            : "SELECT * FROM v");
  }
}

TEST_F(HostileFile, WhatIsNoDatabase) {
  for (const std::string& bytes :
       {std::string(), std::string("SQLite format 3"), std::string("SQLite format 3\0", 16),
        std::string("SQLite format 3\0", 16) + std::string(84, '\xff'), std::string(5000, 'x')}) {
    std::ofstream(db_, std::ios::binary | std::ios::trunc) << bytes;
    survives("SELECT 1");
  }
}

// A journal beside the file is part of the attack: replaying it would write to the file.
TEST_F(HostileFile, AJournalBesideItIsNotReplayedInSafeMode) {
  make_file(db_, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  const std::string before = read_file(db_);
  std::string journal("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
  const auto number = [&](std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
      journal += static_cast<char>(value >> shift & 0xFF);
  };
  for (const std::uint32_t value : {0xFFFFFFFFU, 7U, 1U, 512U, 4096U}) number(value);
  journal.resize(512, '\0');
  std::ofstream(db_ + "-journal", std::ios::binary) << journal << std::string(4096 + 8, 'x');
  const Outcome outcome = query("SELECT * FROM t", true);
  EXPECT_EQ(read_file(db_), before);
  EXPECT_TRUE(std::filesystem::exists(db_ + "-journal"));
  EXPECT_EQ(outcome.code, 3) << outcome.out;
  EXPECT_THAT(outcome.err, HasSubstr("--safe changes nothing"));
}

// SQLite makes two files beside one in write-ahead mode, even to read it, and leaves them there.
TEST_F(HostileFile, NothingIsMadeBesideAFileInWriteAheadMode) {
  make_file(db_, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  EXPECT_EQ(query("SELECT x FROM t", true).out, "1\n");
  EXPECT_FALSE(std::filesystem::exists(db_ + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(db_ + "-shm"));
  std::ofstream(db_ + "-wal", std::ios::binary) << std::string(5000, 'x');
  const Outcome outcome = query("SELECT x FROM t", true);
  EXPECT_EQ(outcome.code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("a log of changes lies beside it"));
  EXPECT_FALSE(std::filesystem::exists(db_ + "-shm"));
}

}  // namespace
}  // namespace kv::queryctl
