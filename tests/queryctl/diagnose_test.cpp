// SPDX-License-Identifier: MIT
#include "queryctl/diagnose.h"

#include <gmock/gmock.h>
#include <memory>
#include <sqlite3.h>

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

class Diagnose : public ::testing::Test {
 protected:
  Diagnose() {
    sqlite3* db = nullptr;
    sqlite3_open(":memory:", &db);
    db_.reset(db);
    sqlite3_exec(db, "CREATE TABLE kommuner (kode TEXT, navn TEXT, \"år\" INTEGER)", nullptr,
                 nullptr, nullptr);
  }

  Error error_of(const std::string& script, std::string_view origin = {}, std::size_t offset = 0,
                 int first_line = 1) {
    try {
      std::size_t end = 0;
      Statement statement(db_.get(), {script, offset, origin, first_line}, end);
      statement.bind({});
      while (statement.step()) {
      }
    } catch (const Error& error) {
      return error;
    }
    return Error("no error");
  }

  std::unique_ptr<sqlite3, int (*)(sqlite3*)> db_{nullptr, sqlite3_close};
};

TEST_F(Diagnose, PointsAtTheCharacter) {
  const Error error = error_of("SELECT navn, kod FROM kommuner");
  EXPECT_STREQ(error.what(),
               "no such column: kod\n  SELECT navn, kod FROM kommuner\n               ^");
  EXPECT_EQ(error.remedy(), "Did you mean kode?");
  EXPECT_EQ(error.code(), ExitCode::kDataError);
}

// Columns are characters, not bytes, or the caret drifts with every æøå.
TEST_F(Diagnose, CountsCharactersNotBytes) {
  EXPECT_STREQ(
      error_of("SELECT 'æøå', kod FROM kommuner", "q.sql").what(),
      "q.sql:1:15: no such column: kod\n  SELECT 'æøå', kod FROM kommuner\n                ^");
}

TEST_F(Diagnose, NamesFileLineAndColumn) {
  const std::string script = "SELECT 1;\n\n-- og så\nSELECT navn,\n  kod\nFROM kommuner;\n";
  EXPECT_THAT(error_of(script, "q.sql", 9).what(),
              HasSubstr("q.sql:5:3: no such column: kod\n    kod\n    ^"));
  EXPECT_THAT(error_of(script, {}, 9).what(), HasSubstr("line 5, column 3: no such column"));
  EXPECT_THAT(error_of("SELECT kod FROM kommuner", "q.sql", 0, 20).what(),
              HasSubstr("q.sql:20:8:"));
}

// SQLite itself gives no place for an unknown table.
TEST_F(Diagnose, FindsTheUnknownTable) {
  const Error error = error_of("SELECT komuner_x FROM komuner");
  EXPECT_STREQ(
      error.what(),
      "no such table: komuner\n  SELECT komuner_x FROM komuner\n                        ^");
  EXPECT_EQ(error.remedy(), "Did you mean kommuner?");
  EXPECT_STREQ(error_of("SELECT 1 FROM komuner AS a, komuner AS b").what(),
               "no such table: komuner")
      << "which of two is unknown";
}

TEST_F(Diagnose, KnowsNamesNearUnknownOnes) {
  EXPECT_EQ(error_of("SELECT upperr('a')").remedy(), "Did you mean upper?");
  EXPECT_EQ(error_of("SELECT k.navnn FROM kommuner AS k").remedy(), "Did you mean navn?");
  EXPECT_EQ(error_of("SELECT 1 FROM main.komuner").remedy(), "Did you mean kommuner?");
  EXPECT_THAT(error_of("SELECT nothing_like_it(1)").remedy(), HasSubstr("Is its plugin loaded?"));
}

TEST_F(Diagnose, CutsALongLineAroundThePlace) {
  const std::string script =
      "SELECT '" + std::string(500, 'x') + "', kod, '" + std::string(500, 'y') + "' FROM kommuner";
  const std::string text = error_of(script).what();
  EXPECT_LT(text.size(), 400U);
  EXPECT_THAT(text, HasSubstr("…"));
  EXPECT_THAT(text, HasSubstr("kod"));
}

TEST_F(Diagnose, ErrorsWhileRunningNameTheStatement) {
  EXPECT_STREQ(error_of("\n\nSELECT abs(-9223372036854775807 - 1)", "q.sql").what(),
               "q.sql:3: integer overflow");
}

TEST_F(Diagnose, ParametersMustHaveAValueAndAName) {
  EXPECT_THAT(error_of("SELECT :kode").what(), HasSubstr("the parameter :kode has no value"));
  EXPECT_EQ(error_of("SELECT :kode").remedy(), "Give it with -p kode=value.");
  EXPECT_THAT(error_of("SELECT ?").what(), HasSubstr("parameter number 1 has no name"));
}

TEST_F(Diagnose, DotCommandsAreExplained) {
  EXPECT_THAT(error_of(".mode csv").remedy(), HasSubstr("Dot-commands belong to the shell"));
}

struct Text {
  std::string text;
  bool good;
};

class Utf8 : public ::testing::TestWithParam<Text> {};

// Latin-1 in a query compares unequal to everything, in silence.
TEST_P(Utf8, IsRequired) {
  if (GetParam().good)
    EXPECT_NO_THROW(require_utf8(GetParam().text, "q.sql"));
  else
    EXPECT_THROW(require_utf8(GetParam().text, "q.sql"), Error);
}

INSTANTIATE_TEST_SUITE_P(Texts, Utf8,
                         ::testing::Values(Text{"", true}, Text{"SELECT 'Bærum €'", true},
                                           Text{"'😀'", true}, Text{"B\xE6rum", false},
                                           Text{"\xC3", false}, Text{std::string("a\0b", 3), false},
                                           Text{"\xC0\xAF", false}, Text{"\xE0\x80\xAF", false},
                                           Text{"\xED\xA0\x80", false},
                                           Text{"\xF4\x90\x80\x80", false},
                                           Text{"\xF0\x8F\xBF\xBF", false}, Text{"\xE2\x82", false},
                                           Text{"\x80", false}));

TEST(Utf8Place, NamesTheLine) {
  try {
    require_utf8("SELECT 1;\nSELECT 'B\xE6rum'", "q.sql");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "q.sql:2: the SQL is not UTF-8.");
  }
}

}  // namespace
}  // namespace kv::queryctl
