// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

class NorwegianSql : public ::testing::Test {
 protected:
  Outcome run(std::vector<std::string> words) const {
    words.insert(words.begin(), {KV_QUERYCTL, db_, "-list", "--no-headers", "--no-plugins"});
    return run_program(words);
  }

  Folder folder_;
  const std::string db_ = folder_ / "a.db";
};

TEST_F(NorwegianSql, OrdersAndFindsOnTheCommandLineAndUnderSafe) {
  run_on(db_,
         "CREATE TABLE t (n); INSERT INTO t VALUES ('Ål'), ('Ørsta'), ('Asker'), ('Aasen'), "
         "('BÆRUM')");
  for (const char* mode : {"--quiet", "--safe"}) {
    EXPECT_EQ(run({mode, "-c", "SELECT n FROM t ORDER BY n COLLATE nb"}).out,
              "Asker\nBÆRUM\nØrsta\nÅl\nAasen\n");
    EXPECT_EQ(run({mode, "-c", "SELECT n FROM t ORDER BY n COLLATE nb_aa LIMIT 1"}).out, "Aasen\n");
    EXPECT_EQ(run({mode, "-c",
                   "SELECT n FROM t WHERE n LIKE 'bær%' OR n = 'ål' COLLATE nb_nocase ORDER BY 1"})
                  .out,
              "BÆRUM\nÅl\n");
    EXPECT_EQ(run({mode, "-c",
                   "SELECT upper('å'), lower('Ø'), upper(NULL) IS NULL, upper(x'61'), 1 LIKE 1"})
                  .out,
              "Å|ø|1|A|1\n");
  }
}

// An index on lower(n) was made with SQLite's lower(): asked by another it would not be found.
TEST_F(NorwegianSql, StaysOutOfFilesWhoseIndexesKnowAnotherLower) {
  run_on(db_, "CREATE TABLE t (n); INSERT INTO t VALUES ('BÆRUM'); CREATE INDEX i ON t (lower(n))");
  EXPECT_EQ(run({"-c", "SELECT n FROM t INDEXED BY i WHERE lower(n) = 'bÆrum'"}).out, "BÆRUM\n");
  EXPECT_EQ(run({"--write", "-c", "INSERT INTO t VALUES ('ÅL'); PRAGMA integrity_check"}).out,
            "ok\n");
  EXPECT_THAT(run({"-v", "-c", "SELECT 1"}).err, ::testing::HasSubstr("SQLite's own here"));
}

}  // namespace
}  // namespace kv::queryctl
