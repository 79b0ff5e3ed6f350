// SPDX-License-Identifier: MIT
#include "queryctl/options.h"

#include <gmock/gmock.h>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refusal(const std::vector<std::string>& words) {
  try {
    parse_options(words);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::kUsage);
    return error.what() + ("|" + error.remedy());
  }
  return "accepted";
}

TEST(Options, MayStandBeforeAndAfterTheDatabase) {
  const Options options =
      parse_options({"-m", "csv", "a.db", "--limit", "3", "-c", "SELECT 1", "--no-headers"});
  EXPECT_EQ(options.database, "a.db");
  EXPECT_EQ(options.mode, "csv");
  EXPECT_EQ(options.settings.limit, 3);
  EXPECT_FALSE(options.settings.headers);
  ASSERT_EQ(options.inputs.size(), 1U);
  EXPECT_EQ(options.inputs[0].text, "SELECT 1");
}

// -cmd is not -c with the SQL "md".
TEST(Options, LongOptionsOfSqlite3MayHaveOneDash) {
  const Options options =
      parse_options({"-batch", "-cmd", ".mode csv", "a.db", "-init", "x.sql", "-noheader",
                     "-nullvalue", "?", "-separator", ";", "-readonly"});
  ASSERT_EQ(options.before.size(), 2U);
  EXPECT_EQ(options.before[0].text, ".mode csv");
  EXPECT_EQ(options.before[1].text, "x.sql");
  EXPECT_TRUE(options.inputs.empty());
  EXPECT_FALSE(options.settings.headers);
  EXPECT_EQ(options.settings.null_value, "?");
  EXPECT_EQ(options.settings.separator, ";");
  EXPECT_TRUE(parse_options({"-version"}).version);
  EXPECT_THAT(refusal({"a.db", "-cmd"}), HasSubstr("-cmd needs a value: SQL."));
}

// sqlite3 DB SQL is in everybody's fingers.
TEST(Options, SqlAndDotCommandsMayFollowTheDatabase) {
  const Options options = parse_options({"a.db", "-csv", "SELECT 1", ".mode list"});
  ASSERT_EQ(options.inputs.size(), 2U);
  EXPECT_EQ(options.inputs[0].text, "SELECT 1");
  EXPECT_EQ(options.inputs[1].text, ".mode list");
  EXPECT_FALSE(options.command);
  EXPECT_EQ(parse_options({"a.db", ".tables"}).inputs.size(), 1U);
  EXPECT_THAT(refusal({"a.db", "SELECT 1", "--yaer"}), HasSubstr("There is no option --yaer."));
}

// What worked without QUERYCTL_DB means the same with it: a file is a file, and a path a path.
TEST(Options, ADatabaseOfTheEnvironmentIsTakenWhereNoWordNamesOne) {
  EXPECT_EQ(parse_options({"-c", "SELECT 1"}, "home.db").database, "home.db");
  EXPECT_EQ(parse_options({"a.db", "-c", "SELECT 1"}, "home.db").database, "a.db");
  EXPECT_EQ(parse_options({":memory:", "-c", "SELECT 1"}, "home.db").database, ":memory:");
  const Options command = parse_options({"show", "bosatt", "--year", "2013"}, "home.db");
  EXPECT_EQ(command.database, "home.db");
  EXPECT_EQ(command.command, "show");
  EXPECT_THAT(command.arguments, ElementsAre("bosatt", "--year", "2013"));
  EXPECT_TRUE(command.is_default_database);
  const Options named = parse_options({"./show", "bosatt"}, "home.db");
  EXPECT_EQ(named.database, "./show");
  EXPECT_FALSE(named.is_default_database);
  EXPECT_THAT(refusal({"-c", "SELECT 1"}), HasSubstr("No database is named."));
}

// A script that mixes -c and -f relies on the order.
TEST(Options, KeepTheOrderOfSqlAndFiles) {
  const Options options = parse_options({"a.db", "-c", "1", "-f", "x.sql", "-c", "2", "-f", "-"});
  std::string order;
  for (const Input& input : options.inputs)
    order += (input.kind == Input::Kind::kSql ? "c:" : "f:") + input.text + " ";
  EXPECT_EQ(order, "c:1 f:x.sql c:2 f:- ");
}

TEST(Options, LeaveTheCommandItsOwnWords) {
  const Options options =
      parse_options({"a.db", "--lang", "nn", "bosettingsindeks", "--from", "2010", "-m", "json",
                     "--to=2013", "--lowest", "-3", "--group", "imdi-sor"});
  EXPECT_EQ(options.command, "bosettingsindeks");
  EXPECT_THAT(options.arguments,
              ElementsAre("--from", "2010", "--to=2013", "--lowest", "-3", "--group", "imdi-sor"));
  EXPECT_EQ(options.mode, "json") << "the program's own options may follow the command";
  EXPECT_EQ(options.settings.lang, "nn");
}

TEST(Options, ModesHaveNamesOfTheirOwn) {
  EXPECT_EQ(parse_options({"-csv", "a.db"}).mode, "csv");
  EXPECT_EQ(parse_options({"a.db", "--json"}).mode, "json");
  EXPECT_EQ(parse_options({"a.db", "-markdown"}).mode, "markdown");
}

TEST(Options, TakeAValueThatLooksLikeAnOption) {
  EXPECT_EQ(parse_options({"a.db", "-c", "-- a comment"}).inputs.at(0).text, "-- a comment");
  EXPECT_EQ(parse_options({"a.db", "--null", "-"}).settings.null_value, "-");
  EXPECT_EQ(parse_options({"--", "-odd.db"}).database, "-odd.db");
}

TEST(Options, LettersMayBeJoined) {
  const Options options = parse_options({"a.db", "-qv", "-cSELECT 1"});
  EXPECT_TRUE(options.settings.quiet);
  EXPECT_TRUE(options.settings.verbose);
  EXPECT_EQ(options.inputs.at(0).text, "SELECT 1");
}

TEST(Options, TimesMayHaveAUnit) {
  EXPECT_EQ(parse_options({"a.db", "--timeout", "30s"}).settings.timeout.count(), 30);
  EXPECT_EQ(parse_options({"a.db", "--timeout", "0.5"}).settings.timeout.count(), 0.5);
}

struct Wrong {
  std::vector<std::string> words;
  std::string said;
};

class RefusedOptions : public ::testing::TestWithParam<Wrong> {};

TEST_P(RefusedOptions, SayWhatIsWrong) {
  EXPECT_THAT(refusal(GetParam().words), HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(
    Words, RefusedOptions,
    ::testing::Values(Wrong{{"-c", "SELECT 1"}, "No database is named"},
                      Wrong{{"a.db", "--safe", "--write"}, "contradict each other"},
                      Wrong{{"a.db", "--max-bytes", "lots"}, "is not a size"},
                      Wrong{{"a.db", "--max-memory", "9000000000000G"}, "is not a size"},
                      Wrong{{"a.db", "--sound"}, "There is no option --sound."},
                      Wrong{{"a.db", "--limt", "3"}, "Did you mean --limit?"},
                      Wrong{{"a.db", "-x"}, "There is no option -x."},
                      Wrong{{"a.db", "--lim", "3"}, "There is no option --lim."},
                      Wrong{{"a.db", "-m", "xml"}, "There is no mode 'xml'.|Known are box"},
                      Wrong{{"a.db", "--limit", "many"}, "'many' is not a number of rows"},
                      Wrong{{"a.db", "--limit", "-1"}, "'-1' is not a number of rows"},
                      Wrong{{"a.db", "--timeout", "0"}, "'0' is not a time"},
                      Wrong{{"a.db", "--timeout", "nan"}, "'nan' is not a time"},
                      Wrong{{"a.db", "--lang", "sv"}, "Known are nb, nn and en."},
                      Wrong{{"a.db", "--write=yes"}, "--write takes no value"},
                      Wrong{{"a.db", "-c"}, "-c needs a value: SQL."},
                      Wrong{{"a.db", "-o", "a", "-o", "b"}, "--output is given 2 times"},
                      Wrong{{"a.db", "show", "-c", "SELECT 1"}, "Both a command (show) and SQL"},
                      Wrong{{"a.db", "show", "-p", "a=1"}, "-p is for SQL"},
                      Wrong{{"a.db", "--plugin", "x", "--no-plugins"}, "contradict each other"},
                      Wrong{{"a.db", "-p", "a"}, "is not NAME=VALUE"},
                      Wrong{{"a.db", "-p", "=1"}, "is not NAME=VALUE"},
                      Wrong{{"a.db", "-p", "a b=1"}, "is not NAME=VALUE"},
                      Wrong{{"a.db", "-p", "a=1", "-p", "a=2"}, "a is given twice"},
                      Wrong{{"a.db", "-p", "a:=0x10"}, "is not a number"},
                      Wrong{{"a.db", "-p", "a:=1,5"}, "is not a number"},
                      Wrong{{"a.db", "-p", "a:=inf"}, "is not a number"}));

// The rule that keeps 0301 from becoming 301.
TEST(Parameters, AreTextUnlessWrittenAsANumber) {
  Values values;
  for (const char* text :
       {"code=0301", "year:=2012", "share:=-0.5", "none:=null", "empty=", "sql=a=b", "big:=1e3"})
    read_parameter(text, values);
  EXPECT_EQ(values["code"], Value{std::string("0301")});
  EXPECT_EQ(values["year"], Value{std::int64_t{2012}});
  EXPECT_EQ(values["share"], Value{-0.5});
  EXPECT_EQ(values["none"], Value{});
  EXPECT_EQ(values["empty"], Value{std::string()});
  EXPECT_EQ(values["sql"], Value{std::string("a=b")});
  EXPECT_EQ(values["big"], Value{1000.0});
}

TEST(Help, NamesEveryOptionModeAndExitCode) {
  const std::string text = help_text();
  for (const char* part :
       {"--command", "--sql-dir", "--no-plugins", "jsonl", "Exit codes", "  130  "})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(Options, SizesHaveUnitsAndSafeHasLimits) {
  const Options sizes = parse_options({"a.db", "--max-bytes", "64K", "--max-memory", "2GiB"});
  EXPECT_EQ(sizes.settings.max_bytes, 65536);
  EXPECT_EQ(sizes.max_memory, std::int64_t{2} << 30);
  const Options safe = parse_options({"a.db", "--safe", "--timeout", "3"});
  EXPECT_EQ(safe.settings.timeout.count(), 3);
  EXPECT_EQ(safe.settings.limit, 1'000'000);
  EXPECT_EQ(safe.max_memory, std::int64_t{256} << 20);
}

}  // namespace
}  // namespace kv::queryctl
