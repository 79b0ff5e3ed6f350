// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/queryctl/support/program.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ConfigCli : public ::testing::Test {
 protected:
  Outcome run(const std::vector<std::string>& words,
              const std::vector<std::string>& more = {}) const {
    std::vector<std::string> all = {KV_QUERYCTL};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<std::string> environment = {"XDG_CONFIG_HOME=" + (folder_ / "user"),
                                            "XDG_CONFIG_DIRS=" + (folder_ / "system"),
                                            "HOME=" + (folder_ / "home")};
    environment.insert(environment.end(), more.begin(), more.end());
    return run_program(all, "", environment);
  }
  void user(const std::string& text) const { folder_.write("user/queryctl/config.toml", text); }
  void system(const std::string& text) const { folder_.write("system/queryctl/config.toml", text); }
  std::string select(const std::vector<std::string>& options = {},
                     const std::vector<std::string>& environment = {}) const {
    std::vector<std::string> words = options;
    words.insert(words.end(), {":memory:", "-c", "SELECT 1 AS a UNION ALL SELECT 2"});
    return run(words, environment).out;
  }
  Folder folder_;
};

TEST_F(ConfigCli, EachPlaceGoesOverTheOneBefore) {
  EXPECT_THAT(select(), HasSubstr("| 1 |"));
  system("mode = 'csv'\nlimit = 1\n");
  EXPECT_EQ(select(), "a\n1\n");
  user("mode = 'jsonl'\n[profile.year]\nmode = 'tsv'\nlimit = 2\n");
  EXPECT_EQ(select(), "{\"a\":1}\n");
  EXPECT_EQ(select({"-P", "year"}), "a\n1\n2\n");
  EXPECT_EQ(select({}, {"QUERYCTL_PROFILE=year"}), "a\n1\n2\n");
  folder_.write("project.toml", "mode = 'list'\n");
  EXPECT_EQ(select({"--config", folder_ / "project.toml"}), "a\n1\n");
  EXPECT_EQ(select({"--config", folder_ / "project.toml"}, {"QUERYCTL_MODE=csv"}), "a\n1\n");
  EXPECT_EQ(select({"--jsonl", "--limit", "2"}, {"QUERYCTL_MODE=csv"}), "{\"a\":1}\n{\"a\":2}\n");
  EXPECT_THAT(select({"--no-config"}), HasSubstr("| 1 |"));
}

// What is off in a profile is off with that profile, and with no other.
TEST_F(ConfigCli, FalseTurnsOffWhatAPlaceBeforeHasTurnedOn) {
  const auto shown = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"config", "show", "-m", "list"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words).out;
  };
  system("bom = true\n");
  user("quiet = true\n[profile.loud]\nbom = false\nquiet = false\n");
  EXPECT_THAT(shown({}), AllOf(HasSubstr("bom|true|"), HasSubstr("quiet|true|")));
  EXPECT_THAT(shown({"--profile", "loud"}),
              AllOf(HasSubstr("bom||default"), HasSubstr("quiet||default")));
  user("bom = false\n");
  EXPECT_THAT(shown({}), HasSubstr("bom||default"));
  user("mode = false\n");
  EXPECT_THAT(run({"config", "validate"}).err, HasSubstr("config.toml:1: mode needs a value"));
}

TEST_F(ConfigCli, ShowNamesTheWinner) {
  system("mode = 'csv'\nlimit = 1\n");
  user("\nmode = 'jsonl'\n[profile.year]\nlang = 'en'\n");
  const Outcome shown =
      run({"config", "show", "-m", "list", "--profile", "year"}, {"QUERYCTL_TIMEOUT=5"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_THAT(
      shown.out,
      AllOf(HasSubstr("mode|jsonl|" + (folder_ / "user/queryctl/config.toml:2\n")),
            HasSubstr("limit|1|" + (folder_ / "system/queryctl/config.toml:2\n")),
            HasSubstr("lang|en|" + (folder_ / "user/queryctl/config.toml:4, profile year\n")),
            HasSubstr("timeout|5|QUERYCTL_TIMEOUT\n"), HasSubstr("null||default\n")));
}

TEST_F(ConfigCli, ShowTellsWhatTheCommandLineAndTheEnvironmentDecide) {
  user("mode = 'jsonl'\nlimit = 7\ndb = 'sub/home.db'\n");
  const auto shown = [&](const std::vector<std::string>& words,
                         const std::vector<std::string>& more = {}) {
    const Outcome outcome = run(words, more);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.out;
  };
  const std::string before = shown({"--limit", "3", "-list", "config", "show", "--quiet"});
  EXPECT_THAT(before,
              AllOf(HasSubstr("limit|3|command line\n"), HasSubstr("mode|list|command line\n"),
                    HasSubstr("quiet|true|command line\n"),
                    HasSubstr("db|" + (folder_ / "user/queryctl/sub/home.db") + "|" +
                              (folder_ / "user/queryctl/config.toml:3\n"))));
  EXPECT_THAT(shown({"config", "show", "-m", "list"},
                    {"QUERYCTL_DB=x.db", "QUERYCTL_LIMIT=4", "NO_COLOR=1"}),
              AllOf(HasSubstr("db|x.db|QUERYCTL_DB\n"), HasSubstr("limit|4|QUERYCTL_LIMIT\n"),
                    HasSubstr("NO_COLOR|1|environment\n"), HasSubstr("PAGER|")));
  EXPECT_THAT(shown({"config", "show", "--no-config", "--list"}), HasSubstr("limit||default\n"));
  EXPECT_THAT(run({"config", "show", "--limit", "x"}).err,
              HasSubstr("'x' is not a number of rows"));
}

// As psql has PGDATABASE.
TEST_F(ConfigCli, TheDatabaseMayStandInAVariable) {
  const Folder data;
  ASSERT_EQ(std::system(("sqlite3 '" + (data / "home.db") +
                         "' 'CREATE TABLE t(a); INSERT INTO t VALUES (7)'")
                            .c_str()),
            0);
  const std::vector<std::string> home = {"QUERYCTL_DB=" + (data / "home.db")};
  EXPECT_EQ(run({"--csv", "-c", "SELECT a FROM t"}, home).out, "a\n7\n");
  EXPECT_THAT(run({"tables", "--csv"}, home).out, HasSubstr("t,"));
  EXPECT_EQ(run({":memory:", "--csv", "-c", "SELECT 1"}, home).out, "1\n1\n");
  const Outcome slip = run({"tabels"}, home);
  EXPECT_EQ(slip.code, 2);
  EXPECT_THAT(slip.err, AllOf(HasSubstr("'tabels' is neither a file here nor a command."),
                              HasSubstr("home.db (QUERYCTL_DB")));
  EXPECT_EQ(run({"--no-config", "--csv", "-c", "SELECT a FROM t"}, home).code, 2);
  EXPECT_EQ(run({}, {}).code, 2);
  user("db = '" + (data / "home.db") + "'\n");
  EXPECT_EQ(run({"--csv", "-c", "SELECT a FROM t"}).out, "a\n7\n");
}

// A slip in a file must not be a setting that silently does not count.
TEST_F(ConfigCli, WhatIsWrongIsToldWithItsPlace) {
  user("mod = 'csv'\nmode = 'csvv'\nlimit = 'x'\nquiet = 'yes'\nwrite = true\nlang = ['nb']\n");
  const Outcome checked = run({"config", "validate"});
  EXPECT_EQ(checked.code, 5);
  EXPECT_THAT(checked.err, AllOf(HasSubstr("config.toml:1: there is no key 'mod'"),
                                 HasSubstr("Did you mean mode?"),
                                 HasSubstr("config.toml:2: There is no mode 'csvv'"),
                                 HasSubstr("config.toml:3: --limit: 'x' is not a number of rows"),
                                 HasSubstr("config.toml:4: quiet is true or false"),
                                 HasSubstr("config.toml:5: there is no key 'write'"),
                                 HasSubstr("config.toml:6: lang takes one value, no list")));
  const Outcome used = run({":memory:", "-c", "SELECT 1"});
  EXPECT_EQ(used.code, 2);
  EXPECT_THAT(used.err, HasSubstr("config validate"));
  user("mode = \n");
  EXPECT_THAT(run({"config", "validate"}).err, HasSubstr("config.toml:1: "));
  user("mode = 'csv'\n");
  EXPECT_EQ(run({"config", "validate"}).code, 0);
}

TEST_F(ConfigCli, ANamedFileAndAProfileMustBeThere) {
  EXPECT_EQ(run({":memory:", "--config", folder_ / "none.toml", "-c", "SELECT 1"}).code, 2);
  user("[profile.year]\nmode = 'csv'\n");
  EXPECT_THAT(run({":memory:", "-P", "yaer", "-c", "SELECT 1"}).err,
              HasSubstr("Did you mean year?"));
}

// Such a file may have been written by somebody else.
TEST_F(ConfigCli, AFileThatAnyoneMayChangeIsRefusedAndThatOfTheCurrentFolderNotRead) {
  user("mode = 'csv'\n");
  chmod((folder_ / "user/queryctl/config.toml").c_str(), 0666);
  EXPECT_THAT(run({":memory:", "-c", "SELECT 1"}).err, HasSubstr("anyone may change it"));
  const Outcome here = run_program({"sh", "-c",
                                    "cd '" + (folder_ / "") +
                                        "' && mkdir -p queryctl && echo 'mode = \"csv\"' > "
                                        "config.toml && cp config.toml queryctl/ && exec '" +
                                        KV_QUERYCTL + "' :memory: -c 'SELECT 1'"},
                                   "", {"XDG_CONFIG_HOME=relative", "XDG_CONFIG_DIRS=."});
  EXPECT_THAT(here.out, HasSubstr("| 1 |"));
}

TEST_F(ConfigCli, FoldersOfAFileAreBelowIt) {
  folder_.write(
      "user/queryctl/mine/indicators/eget.sql",
      "-- @indicator eget\n-- @title Eget\n-- @unit tall\n-- @kind count\n-- @column region R.\n"
      "-- @column value V.\n-- @definition D.\nSELECT 'x' AS region, 1 AS value\n");
  user("sql-dir = ['mine']\n");
  const Outcome help = run({":memory:", "help", "--csv"});
  EXPECT_THAT(help.out + help.err, HasSubstr("eget"));
}

}  // namespace
}  // namespace kv::queryctl
