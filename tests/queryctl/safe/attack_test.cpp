// SPDX-License-Identifier: MIT
// --safe against SQL that means harm: nothing but the given file is read, nothing is written, time
// and memory stay within what was promised.
#include <chrono>
#include <filesystem>
#include <gmock/gmock.h>
#include <sys/resource.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

class Safe : public ::testing::Test {
 protected:
  Safe() {
    run_on(db_, "CREATE TABLE t (x); INSERT INTO t VALUES (1), (2); CREATE INDEX i0 ON t (x)");
  }

  Outcome run(std::vector<std::string> words, const std::string& input = {}) const {
    words.insert(words.begin(), {KV_QUERYCTL, db_, "--safe", "-csv", "--no-headers"});
    return run_program(words, input);
  }
  Outcome sql(const std::string& text) const { return run({"-c", text}); }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / ""))
      names.push_back(entry.path().filename());
    return names;
  }

  Folder folder_;
  const std::string db_ = folder_ / "a.db";
};

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

long largest_child_kibibytes() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  return usage.ru_maxrss;
}

TEST_F(Safe, ReadsAsEver) {
  const Outcome outcome =
      sql("SELECT sum(x), printf('%05.1f %s', 2.5, 'a'), upper('b') FROM t;"
          "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 3) SELECT max(n) "
          "FROM c;"
          "SELECT value FROM json_each('[7]'); SELECT name FROM pragma_table_info('t')");
  EXPECT_EQ(outcome.out, "3,002.5 a,B\n3\n7\nx\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
}

TEST_F(Safe, PluginsStayUsable) {
  const Outcome outcome = sql("SELECT count(*) > 2 FROM indices_help");
  EXPECT_EQ(outcome.out, "1\n") << outcome.err;
  const Outcome fit = run({"logit", "y ~ x", "--data",
                           "WITH d(y, x) AS (VALUES (0, 1), (1, 2), (0, 3), (1, 4), (0, 5), (1, 6))"
                           " SELECT * FROM d"});
  EXPECT_EQ(fit.code, 0) << fit.err;
  EXPECT_THAT(fit.out, HasSubstr("(Intercept),"));
}

TEST_F(Safe, TablesOfOnesOwnAreInMemoryOnly) {
  const Outcome outcome =
      sql("CREATE TEMP TABLE mine AS SELECT x * 2 AS y FROM t; INSERT INTO mine VALUES (9);"
          "SELECT sum(y) FROM mine");
  EXPECT_EQ(outcome.out, "15\n") << outcome.err;
  EXPECT_THAT(files(), ::testing::ElementsAre("a.db"));
}

// Each would read or write a file, load a library, or change what the next statement may do.
TEST_F(Safe, RefusesWhatReachesBeyondTheFile) {
  const std::string before = read_file(db_);
  const std::string other = folder_ / "other.db";
  for (const std::string& attack :
       std::vector<std::string>{"ATTACH '" + other + "' AS o",
                                "ATTACH ':memory:' AS o",
                                "DETACH main",
                                "VACUUM",
                                "VACUUM INTO '" + other + "'",
                                "SELECT load_extension('" + other + "')",
                                "SELECT writefile('" + other + "', 'x')",
                                "SELECT readfile('/etc/passwd')",
                                "SELECT edit('x', 'touch " + other + "')",
                                "SELECT fts3_tokenizer('simple')",
                                "SELECT fts3_tokenizer('simple', x'0000000000000000')",
                                "SELECT * FROM fts3tokenize('simple', 'a b')",
                                "SELECT * FROM dbstat",
                                "SELECT * FROM sqlite_stmt",
                                "SELECT rtreecheck('main', 't')",
                                "SELECT rtreenode(2, zeroblob(100))",
                                "CREATE VIRTUAL TABLE temp.v USING fts5(a)",
                                "CREATE VIRTUAL TABLE v USING rtree(a, b, c)",
                                "CREATE TABLE u (x)",
                                "CREATE VIEW u AS SELECT 1",
                                "CREATE INDEX i ON t (x)",
                                "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
                                "CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
                                "INSERT INTO t VALUES (3)",
                                "UPDATE t SET x = 0",
                                "UPDATE sqlite_schema SET sql = 'x'",
                                "DELETE FROM t",
                                "DROP TABLE t",
                                "ALTER TABLE t RENAME TO u",
                                "ANALYZE",
                                "REINDEX",
                                "PRAGMA writable_schema = ON",
                                "PRAGMA trusted_schema = ON",
                                "PRAGMA temp_store = FILE",
                                "PRAGMA temp_store_directory = '" + folder_ / "" + "'",
                                "PRAGMA hard_heap_limit = 0",
                                "PRAGMA soft_heap_limit = 0",
                                "PRAGMA journal_mode = WAL",
                                "PRAGMA user_version = 3",
                                "PRAGMA mmap_size = 1000000000",
                                "PRAGMA busy_timeout = 100000",
                                "PRAGMA wal_checkpoint",
                                "PRAGMA optimize",
                                "PRAGMA incremental_vacuum",
                                "PRAGMA shrink_memory",
                                "PRAGMA threads = 8"}) {
    const Outcome outcome = sql(attack);
    EXPECT_EQ(outcome.code, 1) << attack << "\n" << outcome.err;
    EXPECT_EQ(outcome.out, "") << attack;
  }
  EXPECT_EQ(read_file(db_), before);
  EXPECT_THAT(files(), ::testing::ElementsAre("a.db"));
}

TEST_F(Safe, SaysWhatItRefusedAndWhy) {
  const Outcome outcome = sql("ATTACH 'x.db' AS x");
  EXPECT_THAT(outcome.err, HasSubstr("ATTACH (or VACUUM) is not allowed with --safe"));
  EXPECT_THAT(outcome.err, HasSubstr("it only reads, and only this file"));
}

// One value, one function call: too much memory is refused before it is taken.
TEST_F(Safe, ValuesThatBlowUpAreRefusedAtOnce) {
  for (const char* attack :
       {"SELECT printf('%.*c', 1e9, 'x')", "SELECT printf('%1000000000d', 1)",
        "SELECT format('%-999999999s', 'x')", "SELECT length(zeroblob(1000000000))",
        "SELECT length(randomblob(1000000000))", "SELECT length(hex(zeroblob(30000000)))",
        "SELECT length(replace(hex(zeroblob(10000000)), '0', 'xxxxxxxxxx'))",
        "SELECT length(quote(zeroblob(30000000)))",
        "SELECT length(group_concat(zeroblob(20000000))) FROM t",
        "SELECT length(json_group_array(hex(zeroblob(8000000)))) FROM t, t AS u"}) {
    Outcome outcome;
    const double seconds = seconds_of([&] { outcome = sql(attack); });
    EXPECT_EQ(outcome.code, 1) << attack << "\n" << outcome.err;
    EXPECT_THAT(outcome.err, ::testing::AnyOf(HasSubstr("too big"), HasSubstr("out of memory")));
    EXPECT_LT(seconds, 8) << attack;
  }
}

// Many values, each allowed: the memory limit ends it, and is what it says it is.
TEST_F(Safe, MemoryStaysWithinTheLimit) {
  for (const char* attack :
       {"WITH RECURSIVE c(x) AS (SELECT randomblob(1000000) UNION ALL SELECT randomblob(1000000) "
        "FROM "
        "c) SELECT x FROM c ORDER BY x",
        "WITH RECURSIVE c(n, x) AS (SELECT 1, 'a' UNION SELECT n + 1, hex(zeroblob(100000)) || n "
        "FROM "
        "c) SELECT count(DISTINCT x) FROM c",
        "CREATE TEMP TABLE big AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "
        "SELECT randomblob(100000) AS b FROM c"}) {
    const Outcome outcome = run({"--max-memory", "64M", "-c", attack});
    EXPECT_EQ(outcome.code, 1) << attack << "\n" << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("--max-memory"));
  }
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LT(largest_child_kibibytes(), (64 + 96) * 1024);
#endif
}

TEST_F(Safe, RecursionEndsAtTheTimeLimit) {
  for (const char* attack :
       {"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c WHERE x < "
        "0",
        "SELECT count(*) FROM json_each(json_array(1,2,3,4,5,6,7,8,9)) a, "
        "json_each('[1,2,3,4,5,6,7]') "
        "b, (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100000000) "
        "SELECT x "
        "FROM c)"}) {
    Outcome outcome;
    const double seconds = seconds_of([&] { outcome = run({"--timeout", "1", "-c", attack}); });
    EXPECT_EQ(outcome.code, 4) << attack << "\n" << outcome.err;
    EXPECT_LT(seconds, 6) << attack;
  }
}

// One call of one function: SQLite cannot be asked to stop within it; the program ends all the
// same.
TEST_F(Safe, AFunctionThatDoesNotReturnEndsTheProgram) {
  const char* attack =
      "SELECT instr(zeroblob(30000000), CAST(zeroblob(15000000) || 'x' AS BLOB)), "
      "instr(zeroblob(30000000), x'00' || zeroblob(15000000) || x'01')";
  Outcome outcome;
  const double seconds = seconds_of([&] { outcome = run({"--timeout", "1", "-c", attack}); });
  EXPECT_THAT(outcome.code, ::testing::AnyOf(0, 4));
  EXPECT_LT(seconds, 6);
  const std::string output = folder_ / "out.csv";
  const char* like =
      "SELECT instr(CAST(replace(hex(zeroblob(3000000)), '0', 'aa') AS BLOB),"
      " CAST(replace(hex(zeroblob(1500000)), '0', 'aa') || 'b' AS BLOB))";
  const double longer = seconds_of([&] {
    outcome = run({"--timeout", "1", "-o", output, "-c", like});
  });
  EXPECT_EQ(outcome.code, 4) << outcome.err;
  EXPECT_THAT(outcome.err, HasSubstr("after the time limit of 1 s"));
  EXPECT_LT(longer, 6);
  EXPECT_THAT(files(), ::testing::ElementsAre("a.db"));
}

// SQLite's JSON functions call themselves for each part of a path: a signal would end the program
// without a word.
#ifndef __SANITIZE_ADDRESS__
TEST_F(Safe, AStackThatIsUsedUpEndsInASentence) {
  const Outcome outcome =
      sql("SELECT json_insert('{}', '$' || replace(hex(zeroblob(500000)), '00', '.a'), 1)");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("nested too deeply"));
}
#endif

TEST_F(Safe, TimeIsLimitedWithoutBeingAsked) {
  Outcome outcome;
  const double seconds = seconds_of([&] {
    outcome =
        sql("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c");
  });
  EXPECT_EQ(outcome.code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("Stopped after 10 s"));
  EXPECT_LT(seconds, 20);
}

TEST_F(Safe, ResultsAreLimitedAndWhatIsLeftOutIsCounted) {
  const std::string many =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 1000003) SELECT x FROM "
      "c";
  const Outcome rows = sql(many);
  EXPECT_EQ(rows.code, 0);
  EXPECT_EQ(rows.err, "1000000 of 1000003 rows are shown; --limit sets how many.\n");

  const std::string wide =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 20)"
      " SELECT hex(zeroblob(5000)) FROM c";
  const Outcome bytes = run({"--max-bytes", "35K", "-c", wide});
  EXPECT_EQ(bytes.code, 0);
  EXPECT_EQ(bytes.err, "3 of 20 rows are shown; --max-bytes sets how much.\n");
}

TEST_F(Safe, StatementsAndTheirSizeAreLimited) {
  std::string many;
  for (int i = 0; i < 1001; ++i) many += "SELECT 1;";
  EXPECT_THAT(run({}, many).err, HasSubstr("more than 1000 statements"));
  std::string deep = "1";
  for (int i = 0; i < 400; ++i) deep += "+1";
  EXPECT_THAT(sql("SELECT " + deep).err, HasSubstr("too large (maximum depth 300)"));
  EXPECT_EQ(run({}, "SELECT '" + std::string(1'100'000, 'x') + "'").code, 1);
  std::string unions = "SELECT 1";
  for (int i = 0; i < 250; ++i) unions += " UNION SELECT " + std::to_string(i);
  EXPECT_THAT(sql(unions).err, HasSubstr("too many terms in compound SELECT"));
}

TEST_F(Safe, ContradictsWrite) {
  const Outcome outcome = run({"--write", "-c", "SELECT 1"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("--safe and --write contradict each other"));
}

}  // namespace
}  // namespace kv::queryctl
