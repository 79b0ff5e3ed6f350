// SPDX-License-Identifier: MIT
#include "queryctl/commands/arguments.h"

#include <gmock/gmock.h>

#include "queryctl/commands/command.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

CommandInfo command() {
  CommandInfo info;
  info.name = "try";
  info.arguments = {{"indicator", "text", true, std::nullopt, "Which."}};
  info.options = {{"from", "year", false, "2010", "First."},
                  {"to", "year", false, "2013", "Last."},
                  {"suppressed_max", "count", false, std::nullopt, "At most."},
                  {"share", "number", false, std::nullopt, "Share."},
                  {"day", "date", false, std::nullopt, "Day."},
                  {"code", "text", false, std::nullopt, "Code."},
                  {"all", "flag", false, std::nullopt, "All."}};
  return info;
}

std::string refusal(const std::vector<std::string>& words) {
  try {
    parse_arguments(command(), words);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ExitCode::kUsage);
    return error.what() + ("|" + error.remedy());
  }
  return "accepted";
}

TEST(Arguments, AreTypedAndFilledIn) {
  const Arguments arguments = parse_arguments(
      command(),
      std::vector<std::string>{"bosatt", "--to", "2012", "--suppressed-max=4", "--share", "-1.5",
                               "--code", "0301", "--day", "2012-02-29", "--all"});
  EXPECT_EQ(arguments.text("indicator"), "bosatt");
  EXPECT_EQ(arguments.values().at("from"), Value{std::int64_t{2010}});
  EXPECT_EQ(arguments.values().at("to"), Value{std::int64_t{2012}});
  EXPECT_EQ(arguments.values().at("suppressed_max"), Value{std::int64_t{4}});
  EXPECT_EQ(arguments.values().at("share"), Value{-1.5});
  EXPECT_EQ(arguments.values().at("code"), Value{std::string("0301")}) << "a code is text";
  EXPECT_EQ(arguments.values().at("day"), Value{std::string("2012-02-29")});
  EXPECT_TRUE(arguments.flag("all"));
}

TEST(Arguments, LeftOutWithoutDefaultAreNull) {
  const Arguments arguments = parse_arguments(command(), std::vector<std::string>{"bosatt"});
  EXPECT_TRUE(arguments.values().contains("code"));
  EXPECT_FALSE(arguments.has("code"));
  EXPECT_FALSE(arguments.flag("all"));
}

struct Wrong {
  std::vector<std::string> words;
  std::string said;
};

class RefusedArguments : public ::testing::TestWithParam<Wrong> {};

TEST_P(RefusedArguments, SayWhatIsWrong) {
  EXPECT_THAT(refusal(GetParam().words), HasSubstr(GetParam().said));
}

INSTANTIATE_TEST_SUITE_P(
    Words, RefusedArguments,
    ::testing::Values(
        Wrong{{}, "try: INDICATOR is missing: Which."},
        Wrong{{"a", "b"}, "'b' is one word too many"},
        Wrong{{"a", "--form", "2010"}, "there is no option --form.|try has --from, --to"},
        Wrong{{"a", "--from"}, "--from needs a value"},
        Wrong{{"a", "--from", "--to"}, "--from needs a value"},
        Wrong{{"a", "--from", "2010", "--from", "2011"}, "--from is given twice"},
        Wrong{{"a", "--all", "--all"}, "--all is given twice"},
        Wrong{{"a", "--all=1"}, "--all takes no value"},
        Wrong{{"a", "--from", "2014"}, "--from 2014 is later than --to 2013"},
        Wrong{{"a", "--from", "10"}, "'10' is not a year of four digits"},
        Wrong{{"a", "--from", "2010x"}, "'2010x' is not a year"},
        Wrong{{"a", "--from", ""}, "'' is not a year"},
        Wrong{{"a", "--suppressed-max", "-1"}, "'-1' is not a whole number from 0"},
        Wrong{{"a", "--suppressed-max", "99999999999999999999"}, "is not a whole number"},
        Wrong{{"a", "--share", "1,5"}, "'1,5' is not a number"},
        Wrong{{"a", "--share", "nan"}, "'nan' is not a number"},
        Wrong{{"a", "--day", "2013-02-29"}, "is not a date that exists"},
        Wrong{{"a", "--day", "2013-2-1"}, "is not a date that exists"}));

}  // namespace
}  // namespace kv::queryctl
