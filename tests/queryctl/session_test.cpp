// SPDX-License-Identifier: MIT
#include "queryctl/session.h"

#include <chrono>
#include <gmock/gmock.h>
#include <sstream>
#include <thread>

#include "schema/error.h"
#include "schema/warehouse.h"
#include "tests/queryctl/support/sample.h"

namespace kv::queryctl {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kEndless =
    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c";

class SessionTest : public ::testing::Test {
 protected:
  SessionTest() { settings_.mode = "csv"; }

  Session& open(const std::string& path, bool write = false) {
    SessionOptions options;
    options.database = path;
    options.write = write;
    options.plugins.folders = plugin_folders_;
    session_ = std::make_unique<Session>(options, settings_, out_, err_);
    return *session_;
  }

  Session& open_plain(bool write = false) {
    run_on(folder_ / "a.db",
           "CREATE TABLE t (kode TEXT, antall INTEGER); INSERT INTO t VALUES ('0301', 1), ('0101', "
           "2)");
    return open(folder_ / "a.db", write);
  }

  template <typename Work>
  Error error_of(Work work) {
    try {
      work();
    } catch (const Error& error) {
      return error;
    }
    return Error("no error", {}, ExitCode::kOk);
  }

  Folder folder_;
  Settings settings_;
  std::vector<std::filesystem::path> plugin_folders_;
  std::ostringstream out_;
  std::ostringstream err_;
  std::unique_ptr<Session> session_;
};

TEST_F(SessionTest, RunsEveryStatementOfAScript) {
  open_plain().run_sql(
      "\xEF\xBB\xBFSELECT kode FROM t ORDER BY kode; -- one\n;;\nSELECT 2 AS to_; /* end */ ");
  EXPECT_EQ(out_.str(), "kode\n0101\n0301\nto_\n2\n");
}

TEST_F(SessionTest, StopsAtTheFirstErrorAndSaysWhere) {
  Session& session = open_plain();
  const Error error =
      error_of([&] { session.run_sql("SELECT 1 AS a;\nSELECT bad;\nSELECT 3", "q.sql"); });
  EXPECT_THAT(error.what(), HasSubstr("q.sql:2:8: no such column: bad"));
  EXPECT_EQ(out_.str(), "a\n1\n");
}

TEST_F(SessionTest, IsReadOnlyUnlessToldOtherwise) {
  const Error error = error_of([&] { open_plain().run_sql("DELETE FROM t"); });
  EXPECT_THAT(error.remedy(), HasSubstr("--write"));
  Session& writing = open(folder_ / "a.db", true);
  writing.run_sql("DELETE FROM t");
  writing.finish();
  EXPECT_EQ(writing.fetch("SELECT count(*) FROM t", {}).at(0).at(0), Value{std::int64_t{0}});
}

TEST_F(SessionTest, ParametersStayText) {
  settings_.parameters = {{"kode", std::string("0301")}, {"n", std::int64_t{1}}};
  open_plain().run_sql(
      "SELECT count(*) AS n FROM t WHERE kode = :kode AND antall = $n; SELECT typeof(@kode) AS t");
  EXPECT_EQ(out_.str(), "n\n1\nt\ntext\n");
  session_->finish();
  EXPECT_EQ(err_.str(), "");
}

TEST_F(SessionTest, TellsOfAParameterThatNothingUses) {
  settings_.parameters = {{"kdoe", std::string("0301")}};
  open_plain().run_sql("SELECT 1");
  session_->finish();
  EXPECT_EQ(err_.str(), "The parameter kdoe was given, but no SQL uses :kdoe.\n");
}

// BEGIN without COMMIT would throw the work away without a word.
TEST_F(SessionTest, TellsOfAnOpenTransaction) {
  Session& session = open_plain(true);
  session.run_sql("BEGIN; DELETE FROM t");
  EXPECT_THAT(error_of([&] { session.finish(); }).what(), HasSubstr("was not saved"));
}

TEST_F(SessionTest, LimitCountsWhatItLeavesOut) {
  settings_.limit = 1;
  open_plain().run_sql("SELECT kode FROM t ORDER BY kode; SELECT 1 AS en");
  EXPECT_EQ(out_.str(), "kode\n0101\nen\n1\n");
  EXPECT_EQ(err_.str(), "1 of 2 rows are shown; --limit sets how many.\n");
}

TEST_F(SessionTest, AnEmptyResultStillHasItsColumns) {
  open_plain().run_sql("SELECT kode, antall FROM t WHERE false");
  EXPECT_EQ(out_.str(), "kode,antall\n");
}

TEST_F(SessionTest, TimeLimitEndsAQuery) {
  settings_.timeout = std::chrono::duration<double>(0.05);
  const Error error = error_of([&] { open_plain().run_sql(kEndless); });
  EXPECT_EQ(error.code(), ExitCode::kTimeout);
  EXPECT_THAT(error.what(), HasSubstr("0.05 s"));
  session_->settings().timeout = std::chrono::duration<double>(0);
  EXPECT_THAT(session_->table_names(), Contains("t"))
      << "the session goes on, and so does completion";
  EXPECT_NO_THROW(session_->run_sql("SELECT 1"));
}

TEST_F(SessionTest, InterruptEndsTheStatementOnly) {
  Session& session = open_plain();
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    session.interrupt();
  });
  const Error error = error_of([&] { session.run_sql(kEndless + "; SELECT 1"); });
  other.join();
  EXPECT_EQ(error.code(), ExitCode::kInterrupted);
  EXPECT_EQ(out_.str(), "");
  EXPECT_NO_THROW(session.run_sql("SELECT 1"));
}

TEST_F(SessionTest, RefusesWhatIsNoDatabase) {
  folder_.write("text.db", "kode;navn\n0301;Oslo\n" + std::string(2000, 'x'));
  EXPECT_THAT(error_of([&] { open(folder_ / "text.db"); }).what(),
              HasSubstr("is not a SQLite database"));
  const Error missing = error_of([&] { open(folder_ / "none.db", true); });
  EXPECT_THAT(missing.what(), HasSubstr("does not exist"));
  EXPECT_EQ(missing.code(), ExitCode::kCannotOpen);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none.db"))
      << "a misspelt name must not make a file";
  EXPECT_THAT(error_of([&] { open(folder_ / ""); }).what(), HasSubstr("it is a folder"));
}

TEST_F(SessionTest, RefusesAWarehouseOfANewerProgram) {
  make_sample_warehouse(folder_ / "k.db");
  run_on(folder_ / "k.db", "PRAGMA user_version = 999");
  const Error error = error_of([&] { open(folder_ / "k.db"); });
  EXPECT_THAT(error.what(), HasSubstr("has schema version 999; this program knows version " +
                                      std::to_string(schema_version())));
  EXPECT_EQ(error.code(), ExitCode::kCannotOpen);
}

TEST_F(SessionTest, ABusyFileIsSaidToBeBusy) {
  settings_.timeout = std::chrono::duration<double>(0.05);
  Session& session = open_plain(true);
  SQLite::Database other(folder_ / "a.db", SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  const Error error = error_of([&] { session.run_sql("DELETE FROM t"); });
  EXPECT_EQ(error.code(), ExitCode::kCannotOpen) << error.what();
  EXPECT_THAT(error.remedy(), HasSubstr("Try again"));
}

TEST_F(SessionTest, ListsNamesForCompletionInSpiteOfABrokenView) {
  run_on(folder_ / "v.db",
         "CREATE TABLE \"bærum\" (kode TEXT); CREATE TABLE gone (a);"
         "CREATE VIEW broken AS SELECT a FROM gone; DROP TABLE gone");
  Session& session = open(folder_ / "v.db");
  EXPECT_THAT(session.table_names(), Contains("bærum"));
  EXPECT_THAT(session.table_names(), Contains("broken"));
  EXPECT_THAT(session.column_names(), Contains("kode"));
  EXPECT_THAT(session.column_names("broken"), IsEmpty());
  EXPECT_THAT(session.function_names(), Contains("upper"));
  EXPECT_THAT(session.group_names(), IsEmpty());
}

TEST_F(SessionTest, NamesOfAWarehouse) {
  make_sample_warehouse(folder_ / "k.db");
  Session& session = open(folder_ / "k.db");
  EXPECT_THAT(session.indicator_names(), Contains("vedtatt"));
  EXPECT_THAT(session.indicator_names(), Contains("bosettingsindeks"));
  EXPECT_THAT(session.group_names(), Contains("imdi-sor"));
  EXPECT_THAT(session.command_names(), Contains("show"));
}

// The built-in commands' SQL is part of the program: each must run on an empty warehouse and on a
// full one.
TEST_F(SessionTest, BuiltInListingsRunOnEveryWarehouse) {
  create_warehouse(folder_ / "empty.db");
  make_sample_warehouse(folder_ / "k.db");
  for (const char* name : {"empty.db", "k.db"}) {
    Session& session = open(folder_ / name);
    for (const char* command : {"help", "indicators", "groups", "sources", "loads", "tables",
                                "schema", "plugins", "functions"})
      EXPECT_NO_THROW(session.run_command(command, {})) << name << " " << command;
  }
}

TEST_F(SessionTest, WarehouseCommandsSayWhatTheyNeed) {
  Session& session = open_plain();
  for (const char* command : {"groups", "sources", "loads"})
    EXPECT_THAT(error_of([&] { session.run_command(command, {}); }).what(),
                HasSubstr("is not one"));
  EXPECT_NO_THROW(session.run_command("tables", {}));
  EXPECT_NO_THROW(session.run_command("indicators", {}));
  EXPECT_THAT(err_.str(), HasSubstr("is not a warehouse: no loaded indicators"));
}

TEST_F(SessionTest, AnUnknownCommandIsUsage) {
  const Error error = error_of([&] { open_plain().run_command("bosetingsindeks", {}); });
  EXPECT_EQ(error.code(), ExitCode::kUsage);
  EXPECT_EQ(error.remedy(), "Did you mean bosettingsindeks?");
}

TEST_F(SessionTest, APluginsCommandAndFunctionsAreThere) {
  plugin_folders_ = {KV_TEST_PLUGINS};
  run_on(folder_ / "a.db", "CREATE TABLE t (a)");
  Session& session = open(folder_ / "a.db");
  EXPECT_EQ(err_.str(), "");  // they are loaded by what needs them
  session.run_command("good-twice", std::vector<std::string>{"--number", "4"});
  EXPECT_THAT(err_.str(), HasSubstr("The command show of the plugin clash is left out"));
  EXPECT_EQ(out_.str(), "twice\n8\n");
  EXPECT_THAT(session.function_names(), Contains("good_two"));
  EXPECT_THAT(session.command_names(), Not(Contains("short-twice")));
}

// A file's header and its SQL must say the same, or manual and result part ways.
TEST_F(SessionTest, AQueryMustReturnTheColumnsAndUseTheParametersItDeclares) {
  Session& session = open_plain();
  const std::vector<Column> columns = {{"a", {}}, {"b", {}}};
  EXPECT_THAT(
      error_of([&] { session.run_query("SELECT 1 AS a, 2 AS c", {}, columns, "x.sql"); }).what(),
      HasSubstr("x.sql: the SQL returns the columns a and c, but a and b are declared"));
  EXPECT_THAT(error_of([&] {
                session.run_query("SELECT 1", {{"year", Value{}}}, {}, "x.sql");
              }).what(),
              HasSubstr("does not use the parameter :year"));
  EXPECT_THAT(error_of([&] { session.run_query("SELECT 1; SELECT 2", {}, {}, "x.sql"); }).what(),
              HasSubstr("a second statement"));
  EXPECT_NO_THROW(session.run_query("SELECT :lang AS l; -- end", {}, {}, "x.sql"));
}

// A report is made of other commands' results: nothing of them may be cut by --limit, or reach the
// output or stderr on the way.
TEST_F(SessionTest, WhatACommandGivesIsKeptWholeForAnother) {
  settings_.quiet = true;
  make_sample_warehouse(folder_ / "w.db");
  Session& session = open(folder_ / "w.db");
  const Captured shown =
      session.capture_command("show", std::vector<std::string>{"vedtatt", "--year", "2011"});
  ASSERT_EQ(shown.tables.size(), 1u);
  EXPECT_EQ(shown.tables[0].columns.front().name, "region");
  EXPECT_GT(shown.tables[0].rows.size(), 1u);
  EXPECT_EQ(out_.str() + err_.str(), "");

  const Captured asked =
      session.capture_query("SELECT :a AS a, x'00ff' AS b", {{"a", "0301"}, {"unused", ""}}, "x");
  EXPECT_EQ(asked.tables.at(0).rows.at(0).at(0), Value("0301"));
  EXPECT_EQ(asked.tables.at(0).rows.at(0).at(1), Value("00FF"));
  EXPECT_THAT(error_of([&] { session.capture_command("shwo", {}); }).remedy(), HasSubstr("show"));

  session.settings().limit = 1;
  EXPECT_THAT(error_of([&] { session.capture_query("VALUES (1), (2)", {}, "x"); }).what(),
              HasSubstr("needed whole"));
  EXPECT_THAT(error_of([&] {
                session.capture_command("show", std::vector<std::string>{"vedtatt"});
              }).what(),
              HasSubstr("needed whole"));
  session.run_sql("SELECT 1 AS a");
  EXPECT_EQ(out_.str(), "a\n1\n") << "after a failure results are written again";
}

}  // namespace
}  // namespace kv::queryctl
