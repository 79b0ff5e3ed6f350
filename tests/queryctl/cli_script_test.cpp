// SPDX-License-Identifier: MIT
// Scripts: dot-commands in them, errors that do not end them, what is told at their end.
#include <filesystem>
#include <gmock/gmock.h>
#include <regex>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Script : public ::testing::Test {
 protected:
  Script() { run_on(db_, "CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)"); }

  Outcome run(std::vector<std::string> words, const std::string& input = {},
              const std::vector<std::string>& environment = {}) const {
    words.insert(words.begin(), {KV_QUERYCTL, db_});
    return run_program(words, input, environment);
  }

  Folder folder_;
  const std::string db_ = folder_ / "a.db";
};

TEST_F(Script, HasDotCommandsBetweenStatements) {
  const Outcome outcome =
      run({"-c", ".mode csv", "-c", "SELECT 1 AS a", "-f", "-", "-c", ".print slutt"},
          ".headers off\nSELECT max(x)\n  FROM t;\n.parameter set :n 2\nSELECT :n");
  EXPECT_EQ(outcome.out, "a\n1\n3\n2\nslutt\n") << outcome.err;
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(run({"-csv"}, ".exit 9\nSELECT 1;").code, 9);
}

// A script of SQL alone must not pass by what the one before it has set.
TEST_F(Script, WhatADotCommandSetsHoldsForTheNextScript) {
  const std::string a = folder_ / "a.csv";
  const std::string b = folder_ / "b.csv";
  ASSERT_EQ(run({"-csv", "-c", ".once '" + a + "'", "-c", "SELECT 1 AS x"}).code, 0);
  EXPECT_EQ(read_file(a), "x\n1\n");
  // A second one before anything was written leaves the first one's file as it was.
  ASSERT_EQ(run({"-csv"}, ".once '" + a + "'\n.once '" + b + "'\nSELECT 2 AS y;\n").code, 0);
  EXPECT_EQ(read_file(a), "x\n1\n");
  EXPECT_EQ(read_file(b), "y\n2\n");
}

TEST_F(Script, StopsAtTheFirstErrorUnlessToldToGoOn) {
  const std::string text = "SELECT 1 AS a;\nSELECT bad;\nSELECT 2 AS b;\n";
  const Outcome stopped = run({"-csv"}, text);
  EXPECT_EQ(stopped.code, 1);
  EXPECT_EQ(stopped.out, "a\n1\n");
  const Outcome went_on = run({"-csv", "--on-error", "continue"}, text);
  EXPECT_EQ(went_on.code, 1);
  EXPECT_EQ(went_on.out, "a\n1\nb\n2\n");
  EXPECT_THAT(went_on.err, HasSubstr("stdin:2:8: no such column: bad"));
  EXPECT_EQ(run({"-csv"}, ".bail off\n" + text).out, "a\n1\nb\n2\n");
  EXPECT_EQ(run({"--on-error", "maybe", "-c", "SELECT 1"}).code, 2);
}

// A file that a script reads counts as the script, and a message has its code wherever it stands.
TEST_F(Script, ErrorsOfAFileThatIsReadSetTheExitCodeToo) {
  folder_.write("inner.sql", "SELECT 1 AS a;\n.mode foo\nSELECT 2 AS b;\n");
  folder_.write("outer.sql", ".read '" + (folder_ / "inner.sql") + "'\nSELECT 3 AS c;\n");
  const Outcome went_on = run({"-csv", "--on-error", "continue", "-f", folder_ / "outer.sql"});
  EXPECT_EQ(went_on.code, 2) << went_on.err;
  EXPECT_EQ(went_on.out, "a\n1\nb\n2\nc\n3\n");
  EXPECT_THAT(went_on.err,
              HasSubstr("inner.sql, line 2: There is no output mode \"foo\". [KV2008]"));
  EXPECT_THAT(run({"-f", folder_ / "outer.sql"}).err, HasSubstr("[KV2008]"));
}

TEST_F(Script, TheTimeLimitEndsOneThatGoesOnAfterErrors) {
  const Outcome outcome =
      run({"--on-error", "continue", "--timeout", "0.3"},
          "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c;\n"
          "SELECT 'after';\n");
  EXPECT_EQ(outcome.code, 4);
  EXPECT_THAT(outcome.out, Not(HasSubstr("after")));
}

TEST_F(Script, StatisticsAreOneLineOfJsonWhateverHappens) {
  const Outcome good =
      run({"-csv", "--stats", "--limit", "2", "-c", "SELECT x FROM t; SELECT 'æ\"'"});
  const auto start = good.err.find('{');
  ASSERT_NE(start, std::string::npos) << good.err;
  const std::string json = good.err.substr(start);
  EXPECT_THAT(json, StartsWith("{\"statements\":2,\"rows\":3,\"rows_left_out\":1,\"bytes\":"));
  EXPECT_THAT(json, HasSubstr("\"vintage\":null,\"borders\":null,"));
  EXPECT_THAT(json, EndsWith(",\"exit\":0}\n"));
  EXPECT_THAT(run({"--stats", "-c", "SELECT bad"}).err, HasSubstr(",\"exit\":1}\n"));
}

TEST_F(Script, ColoursAreForTerminalsOrWhereForced) {
  const std::string red = "\x1b[31m";
  EXPECT_THAT(run({"-c", "SELECT bad"}).err, Not(HasSubstr(red)));
  EXPECT_THAT(run({"-c", "SELECT bad"}, "", {"TERM=xterm", "CLICOLOR_FORCE=1"}).err,
              HasSubstr(red));
  EXPECT_THAT(run({"-c", "SELECT bad"}, "", {"TERM=dumb", "CLICOLOR_FORCE=1"}).err,
              Not(HasSubstr(red)));  // it could not show them
  EXPECT_THAT(run({"-c", "SELECT bad"}, "", {"TERM=xterm", "CLICOLOR_FORCE=1", "NO_COLOR=1"}).err,
              Not(HasSubstr(red)));
  EXPECT_THAT(run({"--color=always", "-c", "SELECT bad"}, "", {"NO_COLOR=1"}).err, HasSubstr(red));
  EXPECT_THAT(
      run({"--color=never", "-c", "SELECT bad"}, "", {"TERM=xterm", "CLICOLOR_FORCE=1"}).err,
      Not(HasSubstr(red)));
  EXPECT_THAT(run({"--color=always", "-c", "SELECT 1"}).out,
              Not(HasSubstr("\x1b")));  // data stays data
}

TEST_F(Script, ProgressIsToldWhereAskedFor) {
  const std::string slow =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c";
  // On a busy machine the line comes late: what has passed and what is left still make up the
  // limit.
  const std::string told = run({"--progress", "--timeout", "4", "-c", slow}).err;
  std::smatch found;
  ASSERT_TRUE(std::regex_search(told, found, std::regex("(\\d+) s, 0 rows, stopped in (\\d+) s\n")))
      << told;
  EXPECT_GE(std::stoi(found[1]), 2) << told;
  EXPECT_EQ(std::stoi(found[1]) + std::stoi(found[2]), 4) << told;
  EXPECT_THAT(run({"--timeout", "2.5", "-c", slow}).err, Not(HasSubstr("rows")));
}

TEST_F(Script, OutputOfTheShellsCommandsGoesToFilesWorkbooksAndPrograms) {
  const Outcome outcome =
      run({"-csv"}, ".once '" + folder_ / "a.csv" +
                        "'\nSELECT 1 AS a;\n.once \"| tr a-z A-Z\"\nSELECT 'b' AS c;\n.once '" +
                        folder_ / "a.xlsx" + "'\nSELECT 2;\nSELECT 3 AS d;\n");
  EXPECT_EQ(outcome.out, "C\nB\nd\n3\n") << outcome.err;
  EXPECT_EQ(read_file(folder_ / "a.csv"), "a\n1\n");
  EXPECT_THAT(read_file(folder_ / "a.xlsx"), StartsWith("PK"));
}

TEST_F(Script, AnOutputThatFailsAtItsEndIsTold) {
  const Outcome program = run({}, ".output \"| cat >/dev/null; exit 3\"\nSELECT 1;\n");
  EXPECT_EQ(program.code, 1);
  EXPECT_THAT(program.err, HasSubstr("exit 3 ended with an error"));
  const Outcome book = run({}, ".output '" + folder_ / "ingen/a.xlsx" + "'\nSELECT 1;\n");
  EXPECT_NE(book.code, 0);
  EXPECT_THAT(book.err, HasSubstr("No such file or directory"));
  EXPECT_EQ(book.out, "");
}

// Under --safe the script is a stranger's: it may not name a file or a program.
TEST_F(Script, UnderSafeNamesNoFile) {
  for (const char* line : {".once 'stolen'", ".output 'stolen'", ".output '| touch stolen'",
                           ".read /etc/passwd", ".load evil", ".pager 'touch stolen'"}) {
    const Outcome outcome = run({"--safe"}, std::string(line) + "\nSELECT 1;\n");
    EXPECT_EQ(outcome.code, 1) << line;
    EXPECT_THAT(outcome.err, HasSubstr("is not allowed with --safe")) << line;
  }
  EXPECT_FALSE(std::filesystem::exists("stolen"));
  EXPECT_EQ(run({"--safe", "-csv"}, ".headers off\nSELECT 1;\n").out, "1\n");
}

// The statement limit of --safe counts a script as a whole, dot-commands or not.
TEST_F(Script, UnderSafeIsLimitedAsAWhole) {
  std::string many = ".headers off\n";
  for (int i = 0; i < 1001; ++i) many += "SELECT 1;\n";
  EXPECT_THAT(run({"--safe"}, many).err, HasSubstr("more than 1000 statements"));
}

// Plugins are loaded when they are asked for, and only then.
TEST_F(Script, PluginsComeWhenTheyAreNeeded) {
  EXPECT_THAT(run({"--stats", "-c", "SELECT 1"}).err, HasSubstr("\"plugins\":0,"));
  const Outcome used = run({"--stats", "-csv", "-c", "SELECT count(*) > 0 AS n FROM indices_help"});
  EXPECT_EQ(used.out, "n\n1\n");
  EXPECT_THAT(used.err, Not(HasSubstr("\"plugins\":0,")));
  EXPECT_THAT(
      run({"-csv", "-c", "SELECT name FROM pragma_function_list WHERE name LIKE 'indices%'"}).out,
      HasSubstr("indices_share"));
}

// Whatever is typed, the shell says something and goes on.
TEST_F(Script, AnyTextIsSurvived) {
  std::uint32_t state = 20140107;
  const auto next = [&](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  const std::vector<std::string> parts{".",
                                       "mode ",
                                       "csv",
                                       "'",
                                       "\"",
                                       ";",
                                       "\n",
                                       "SELECT ",
                                       "1",
                                       "--",
                                       "/*",
                                       "*/",
                                       "\\",
                                       "`",
                                       "[",
                                       "]",
                                       "(",
                                       ")",
                                       "\t",
                                       "\r\n",
                                       ".w 3 -1",
                                       "é",
                                       "\xFF",
                                       "#",
                                       "\n.once /dev/null\n",
                                       ".sep ",
                                       ".param set :a ",
                                       "CREATE TRIGGER a AFTER "
                                       "INSERT ON t BEGIN ",
                                       "END",
                                       "EXPLAIN ",
                                       "?1",
                                       ":a",
                                       "x'",
                                       "0301",
                                       ".",
                                       ".prompt",
                                       ".help "};
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (std::uint32_t i = next(40); i > 0; --i)
      text += parts[next(static_cast<std::uint32_t>(parts.size()))];
    const Outcome outcome =
        run({"--on-error", "continue", "--timeout", "20", "--no-plugins"}, text);
    EXPECT_LT(outcome.code, 128) << text << outcome.err;
  }
}

}  // namespace
}  // namespace kv::queryctl
