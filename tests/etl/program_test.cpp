// SPDX-License-Identifier: MIT
#include "etl/program.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::etl;

class Program : public ::testing::Test {
 protected:
  std::string path(const char* name) const { return (dir_ / name).string(); }
  std::vector<std::string> load_of(const test::fs::path& db) const {
    return {"load", db.string(), "imdi-bosetting",
            test::write_file(dir_ / "a.csv", test::whole_long_file()).string()};
  }
  test::TempDir dir_;
};

TEST_F(Program, HelpIsDataAndSaysTheExitCodes) {
  for (const char* word : {"--help", "-h", "help"}) {
    const test::Outcome help = etl({word});
    EXPECT_EQ(help.code, 0);
    EXPECT_TRUE(help.err.empty());
    EXPECT_NE(help.out.find("etl load DB SOURCE FILE..."), std::string::npos) << help.out;
    EXPECT_NE(help.out.find("Exit codes: 0 ok"), std::string::npos);
  }
  for (const char* command :
       {"init", "sources", "check", "load", "loads", "diff", "upgrade", "verify"})
    EXPECT_EQ(etl({command, "--help"}).code, 0) << command;
}

TEST_F(Program, NoCommandIsAUsageError) {
  const test::Outcome none = etl({});
  EXPECT_EQ(none.code, 2);
  EXPECT_TRUE(none.out.empty());
  EXPECT_NE(none.err.find("Usage: etl COMMAND"), std::string::npos);
}

TEST_F(Program, WrongArgumentsAreUsageErrorsWithTheRightOnes) {
  KV_EXPECT_REFUSED(etl({"lod"}), 2,
                    "There is no command 'lod'. Commands: init, sources, check, plan, load");
  KV_EXPECT_REFUSED(etl({"load"}), 2, "DB is missing. Usage: etl load DB SOURCE FILE...");
  KV_EXPECT_REFUSED(etl({"load", "x.db", "klass-131"}), 2, "FILE is missing");
  KV_EXPECT_REFUSED(etl({"load", "x.db", "klass", "f"}), 2,
                    "There is no source 'klass'. Known sources: bosetting-fylke, folkemengde, ");
  KV_EXPECT_REFUSED(etl({"load", "x.db", "klass-131", "f", "--vintag", "x"}), 2, "vintag");
  KV_EXPECT_REFUSED(etl({"load", "x.db", "klass-131", "f", "--vintage", "2013"}), 2,
                    "--vintage 2013 is no date");
  KV_EXPECT_REFUSED(etl({"load", "x.db", "klass-131", "f", "--vintage", "2013-02-29"}), 2,
                    "2024-06-01");
  KV_EXPECT_REFUSED(etl({"diff", "x.db", "klass-131", "2014-01-01", "2013-01-01"}), 2,
                    "is after TO");
  KV_EXPECT_REFUSED(etl({"verify", "a", "b"}), 2, "too many");
}

TEST_F(Program, AFileThatCannotBeOpenedIsNamed) {
  const test::fs::path db = test::small_warehouse(dir_);
  KV_EXPECT_REFUSED(etl({"load", db.string(), "klass-131", path("none.csv")}), 3,
                    "none.csv cannot be read");
  KV_EXPECT_REFUSED(etl({"load", db.string(), "klass-131", path("")}), 3, "is a folder");
  KV_EXPECT_REFUSED(etl({"verify", path("none.db")}), 3, "none.db");
}

TEST_F(Program, WhatIsNoWarehouseIsLeftAlone) {
  const std::string text = "this is a letter\n" + std::string(2000, 'x');
  test::write_file(dir_ / "letter.db", text);
  {
    SQLite::Database other(path("other.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE t (a)");
  }
  for (const char* name : {"letter.db", "other.db"})
    for (const std::vector<std::string>& call : {load_of(dir_ / name),
                                                 std::vector<std::string>{"verify", path(name)},
                                                 {"loads", path(name)},
                                                 {"init", path(name)}})
      EXPECT_EQ(etl(call).code, 3) << name << " " << call[0];
  EXPECT_EQ(test::read_text(dir_ / "letter.db"), text);
  EXPECT_EQ(test::ask(dir_ / "other.db", "SELECT count(*) FROM sqlite_schema"), "1");
}

TEST_F(Program, ABusyWarehouseIsToldAndNothingIsWritten) {
  const test::fs::path db = test::small_warehouse(dir_);
  const std::string before = test::content_hash(db);
  SQLite::Database other(db.string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN EXCLUSIVE");
  const test::Outcome loaded = etl(load_of(db));
  other.exec("ROLLBACK");
  EXPECT_EQ(loaded.code, 3) << loaded.err;
  EXPECT_FALSE(loaded.err.empty());
  EXPECT_EQ(test::content_hash(db), before);
}

TEST_F(Program, InitDoesNotReplaceAWarehouse) {
  const test::fs::path db = test::small_warehouse(dir_);
  const std::string before = test::content_hash(db);
  EXPECT_EQ(etl({"init", db.string()}).code, 3);
  EXPECT_EQ(test::content_hash(db), before);
}

TEST_F(Program, ExitCodesOfALoadTellItsEnd) {
  const test::fs::path db = test::small_warehouse(dir_);
  EXPECT_EQ(etl({"check", db.string(), "imdi-bosetting",
                 test::write_file(dir_ / "b.csv", "x;y\n").string()})
                .code,
            5);
  EXPECT_EQ(etl(load_of(db)).code, 0);
  EXPECT_EQ(etl(load_of(db)).code, 0);
}

TEST_F(Program, JsonIsOneDocumentThatHoldsEveryFinding) {
  const test::fs::path db = test::small_warehouse(dir_);
  std::vector<std::string> rows(30, "2012;0902;Feil \"navn\";Anmodning om bosetting;1O");
  const test::fs::path file = test::write_file(dir_ / "b.csv", test::long_file(rows));
  const test::Outcome checked =
      etl({"check", db.string(), "imdi-bosetting", file.string(), "--json"});
  EXPECT_EQ(checked.code, 5);
  rapidjson::Document document;
  ASSERT_FALSE(document.Parse(checked.out.c_str()).HasParseError()) << checked.out;
  EXPECT_FALSE(document["written"].GetBool());
  EXPECT_EQ(document["errors"].GetUint64(), document["findings"].Size());
  std::size_t numbers = 0;
  for (const auto& finding : document["findings"].GetArray())
    if (std::string_view(finding["rule"].GetString()) == "not-a-number") {
      ++numbers;
      EXPECT_STREQ(finding["column_letters"].GetString(), "F");
      EXPECT_STREQ(finding["value"].GetString(), "1O");
    }
  EXPECT_EQ(numbers, 30U);
}

TEST_F(Program, ManyFindingsOfOneRuleAreCountedUnlessAllAreWanted) {
  const test::fs::path db = test::small_warehouse(dir_);
  std::vector<std::string> rows(30, "2012;0901;Risør;Anmodning om bosetting;1O");
  const std::string file = test::write_file(dir_ / "b.csv", test::long_file(rows)).string();
  const std::string some = etl({"check", db.string(), "imdi-bosetting", file}).out;
  EXPECT_NE(some.find("error not-a-number: 10 more of these; --all shows each"), std::string::npos)
      << some;
  const std::string all = etl({"check", db.string(), "imdi-bosetting", file, "--all"}).out;
  EXPECT_NE(all.find("row 31, column F"), std::string::npos);
}

TEST_F(Program, SourcesAreListedAndDescribed) {
  EXPECT_NE(etl({"sources"}).out.find("imdi-bosetting  Bosetting av flyktninger"),
            std::string::npos);
  const std::string one = etl({"sources", "imdi-bosetting"}).out;
  EXPECT_NE(one.find("layout wide, 3 header row(s)"), std::string::npos) << one;
  EXPECT_EQ(etl({"sources", "none"}).code, 2);
  rapidjson::Document document;
  ASSERT_FALSE(document.Parse(etl({"sources", "--json"}).out.c_str()).HasParseError());
  EXPECT_EQ(document.Size(), sources().size());
}

}  // namespace
}  // namespace kv::etl
