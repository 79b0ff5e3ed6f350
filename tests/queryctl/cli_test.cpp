// SPDX-License-Identifier: MIT
#include <filesystem>
#include <gmock/gmock.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Cli : public ::testing::Test {
 protected:
  Cli() {
    run_on(db_,
           "CREATE TABLE t (kode TEXT, navn TEXT); INSERT INTO t VALUES ('0301', 'Oslo'), ('0219', "
           "'Bærum')");
  }

  static Outcome run(std::vector<std::string> words, const std::string& input = {},
                     const std::vector<std::string>& environment = {}) {
    words.insert(words.begin(), KV_QUERYCTL);
    return run_program(words, input, environment);
  }

  static void expect(const Outcome& outcome, int code, const std::string& out,
                     const std::string& err) {
    EXPECT_EQ(outcome.code, code);
    EXPECT_EQ(outcome.out, out);
    EXPECT_EQ(without_codes(outcome.err), err);
  }

  Folder folder_;
  const std::string db_ = folder_ / "a.db";
};

TEST_F(Cli, WithoutArgumentsHelpsOnStderr) {
  const Outcome outcome = run({});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, StartsWith("usage: queryctl"));
}

TEST_F(Cli, HelpAndVersionGoToStdout) {
  const Outcome help = run({"--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_THAT(help.out, HasSubstr("Exit codes"));
  EXPECT_EQ(help.err, "");
  EXPECT_THAT(run({"-V"}).out, StartsWith("queryctl " KV_VERSION " (SQLite 3."));
}

TEST_F(Cli, RunsSqlFilesAndInputInTheOrderGiven) {
  folder_.write("two.sql", "SELECT 2 AS b;\n");
  expect(run({db_, "-csv", "-c", "SELECT 1 AS a", "-f", folder_ / "two.sql", "-f", "-", "-c",
              "SELECT 4 AS d"},
             "SELECT 3 AS c;"),
         0, "a\n1\nb\n2\nc\n3\nd\n4\n", "");
}

TEST_F(Cli, ReadsSqlFromAPipe) {
  expect(run({db_, "-m", "json"}, "SELECT kode FROM t ORDER BY kode;"), 0,
         "[{\"kode\":\"0219\"},\n{\"kode\":\"0301\"}]\n", "");
  expect(run({db_, "-csv"}, ""), 0, "", "");
}

TEST_F(Cli, ErrorsHaveAPlaceASuggestionAndACode) {
  expect(run({db_, "-c", "SELECT kod FROM t"}), 1, "",
         "queryctl: no such column: kod\n  SELECT kod FROM t\n         ^\nDid you mean kode?\n");
  folder_.write("bad.sql", "SELECT 1;\nSELECT nvn FROM t;");
  const Outcome outcome = run({db_, "-f", folder_ / "bad.sql"});
  EXPECT_THAT(outcome.err, HasSubstr("bad.sql:2:8: no such column: nvn"));
  EXPECT_EQ(outcome.code, 1);
}

TEST_F(Cli, CannotOpenIsThree) {
  EXPECT_EQ(run({folder_ / "none.db", "-c", "SELECT 1"}).code, 3);
  EXPECT_EQ(run({db_, "-f", folder_ / "none.sql"}).code, 3);
  EXPECT_EQ(run({db_, "-f", folder_ / ""}).code, 3);
  EXPECT_EQ(run({db_, "-o", folder_ / "none/a.csv", "-c", "SELECT 1"}).code, 3);
  EXPECT_EQ(run({db_, "--sql-dir", folder_ / "none", "-c", "SELECT 1"}).code, 3);
}

TEST_F(Cli, UsageIsTwo) {
  expect(run({db_, "--sound", "-c", "SELECT 1"}), 2, "",
         "queryctl: There is no option --sound.\nSee queryctl --help.\n");
  EXPECT_EQ(run({"-c", "SELECT 1"}).code, 2);
  EXPECT_EQ(run({db_, "no-such-command"}).code, 2);
}

const std::string kEndless =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c";

TEST_F(Cli, TimeoutIsFour) {
  const Outcome outcome = run({db_, "--timeout", "0.1", "-c", kEndless});
  EXPECT_EQ(outcome.code, 4);
  EXPECT_THAT(outcome.err, HasSubstr("Stopped after 0.1 s"));
}

// Interrupted when the first result is there, that is, when the second statement surely runs: not
// after a time, which on a busy machine may pass before the program has begun.
TEST_F(Cli, InterruptIs130) {
  folder_.write("run.sh",
                "\"$@\" >out & child=$!\n"
                "until [ -s out ]; do sleep 0.05; done\n"
                "kill -INT $child; wait $child\n");
  const Outcome outcome =
      run_program({"bash", "-c", "cd \"$0\" && . ./run.sh", folder_ / "", KV_QUERYCTL, db_, "-csv",
                   "--timeout", "60", "-c", "SELECT 'begun' AS a; " + kEndless});
  expect(outcome, 130, "", "queryctl: Interrupted.\n");
  EXPECT_EQ(read_file(folder_ / "out"), "a\nbegun\n");
}

TEST_F(Cli, AFailedQueryLeavesTheFileAsItWas) {
  folder_.write("out.csv", "old");
  EXPECT_EQ(run({db_, "-csv", "-o", folder_ / "out.csv", "-c", "SELECT * FROM t; SELECT bad"}).code,
            1);
  EXPECT_EQ(read_file(folder_ / "out.csv"), "old");
  expect(run({db_, "-csv", "-o", folder_ / "out.csv", "-c", "SELECT navn FROM t ORDER BY kode"}), 0,
         "", "");
  EXPECT_EQ(read_file(folder_ / "out.csv"), "navn\nBærum\nOslo\n");
}

TEST_F(Cli, ABrokenPipeEndsQuietly) {
  const std::string many =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 300000) SELECT x FROM "
      "c";
  const Outcome outcome =
      run_program({"bash", "-c", "set -o pipefail; \"$0\" \"$1\" -csv -c \"$2\" | head -1",
                   KV_QUERYCTL, db_, many});
  expect(outcome, 0, "x\n", "");
}

// A reader that went away must not leave a script with --write half done.
TEST_F(Cli, ABrokenPipeDoesNotStopAScriptThatWrites) {
  const std::string many =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 300000) SELECT x FROM "
      "c;"
      "DELETE FROM t";
  run_program(
      {"bash", "-c", "\"$0\" \"$1\" --write -csv -c \"$2\" | head -1", KV_QUERYCTL, db_, many});
  expect(run({db_, "-csv", "-c", "SELECT count(*) AS n FROM t"}), 0, "n\n0\n", "");
}

TEST_F(Cli, AFullDiskIsAnError) {
  const Outcome outcome =
      run_program({"bash", "-c", "\"$0\" \"$1\" -csv -c 'SELECT 1' >/dev/full", KV_QUERYCTL, db_});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err,
              HasSubstr("Standard output cannot be written: No space left on device."));
}

TEST_F(Cli, WritesOnlyWhenAllowed) {
  expect(run({db_, "-c", "DELETE FROM t"}), 1, "",
         "queryctl: attempt to write a readonly database\nFiles are opened read-only; --write "
         "allows changes.\n");
  expect(run({db_, "--write", "-c", "BEGIN; DELETE FROM t"}), 1, "",
         "queryctl: The SQL ended inside a transaction; what it changed was not saved.\nEnd it "
         "with COMMIT.\n");
  expect(run({db_, "-csv", "-c", "SELECT count(*) AS n FROM t"}), 0, "n\n2\n", "");
}

TEST_F(Cli, ParametersAreTextUnlessSaidToBeNumbers) {
  expect(run({db_, "-csv", "-p", "kode=0301", "-p", "n:=1", "-c",
              "SELECT navn, typeof(:kode) AS k, typeof(:n) AS n FROM t WHERE kode = :kode"}),
         0, "navn,k,n\nOslo,text,integer\n", "");
}

TEST_F(Cli, AWorkbookIsWrittenWholeOrNotAtAll) {
  expect(run({db_, "-o", folder_ / "a.xlsx", "-c", "SELECT * FROM t; SELECT 1"}), 0, "", "");
  EXPECT_THAT(read_file(folder_ / "a.xlsx"), StartsWith("PK"));
  EXPECT_EQ(run({db_, "-o", folder_ / "b.xlsx", "-c", "SELECT * FROM t; SELECT bad"}).code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "b.xlsx"));
  EXPECT_EQ(run({db_, "-m", "csv", "-o", folder_ / "b.xlsx", "-c", "SELECT 1"}).code, 2);
  EXPECT_EQ(run({db_, "-m", "xlsx", "-c", "SELECT 1"}).code, 2);
}

TEST_F(Cli, ExcelGetsItsMarkAndItsComma) {
  expect(
      run({db_, "-csv", "--bom", "--decimal-comma", "-c", "SELECT kode, 0.5 AS n FROM t LIMIT 1"}),
      0, "\xEF\xBB\xBFkode;n\n0301;0,5\n", "");
  EXPECT_EQ(run({db_, "-json", "--decimal-comma", "-c", "SELECT 1"}).code, 2);
  EXPECT_EQ(run({db_, "-json", "--bom", "-c", "SELECT 1"}).code, 2);
}

TEST_F(Cli, LimitTellsWhatItLeftOut) {
  expect(run({db_, "-csv", "--limit", "1", "-c", "SELECT kode FROM t ORDER BY kode"}), 0,
         "kode\n0219\n", "1 of 2 rows are shown; --limit sets how many.\n");
}

TEST_F(Cli, AMemoryDatabaseNeedsNoFile) {
  expect(run({":memory:", "-csv", "--no-headers", "-c", "SELECT 1, NULL, ''"}), 0, "1,,\"\"\n", "");
}

TEST_F(Cli, APluginThatWasAskedForAndFailsIsSix) {
  const std::string fixtures = KV_TEST_PLUGINS;
  const Outcome asked = run({db_, "--plugin", fixtures + "/fails.so", "-c", "SELECT 1"});
  EXPECT_EQ(asked.code, 6);
  EXPECT_THAT(asked.err, HasSubstr("the moon is not full"));
  EXPECT_EQ(asked.out, "");

  const Outcome found =
      run({db_, "-csv", "-c", "SELECT good_two() AS g"}, "", {"QUERYCTL_PLUGIN_PATH=" + fixtures});
  EXPECT_EQ(found.code, 0) << found.err;
  EXPECT_EQ(found.out, "g\n2\n");
  EXPECT_THAT(found.err, HasSubstr("the moon is not full"));
}

// Started from a build tree, with nothing set, the program finds its plugins.
TEST_F(Cli, FindsItsOwnPlugins) {
  const Outcome outcome = run({db_, "plugins", "-csv"});
  EXPECT_THAT(outcome.out, HasSubstr("indices,"));
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(run({db_, "--no-plugins", "plugins", "-csv", "--no-headers"}).out, "");
}

}  // namespace
}  // namespace kv::queryctl
