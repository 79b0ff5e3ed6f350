// SPDX-License-Identifier: MIT
#include "schema/explain/explain.h"

#include <gmock/gmock.h>
#include <set>

namespace kv {
namespace {

using ::testing::HasSubstr;

TEST(Explain, EveryCodeHasATextInBothLanguagesAndIsOfItsExitCode) {
  std::set<std::string> codes;
  for (const Explanation& one : explanations()) {
    EXPECT_TRUE(codes.insert(one.code).second) << one.code << " is there twice";
    const int first = one.code[2] - '0';
    EXPECT_EQ(first == 9 ? 130 : first, one.exit_code) << one.code;
    for (const char* lang : {"nb", "en"}) {
      const std::string text = explain_code(one.code, lang);
      EXPECT_THAT(text, HasSubstr(one.code));
      EXPECT_GT(text.size(), 100U) << one.code;
    }
  }
}

// A message without a code is one that cannot be looked up.
TEST(Explain, EveryExitCodeHasACodeForWhatFitsNoOther) {
  for (const ExitCode code :
       {ExitCode::kDataError, ExitCode::kUsage, ExitCode::kCannotOpen, ExitCode::kTimeout,
        ExitCode::kProblems, ExitCode::kPlugin, ExitCode::kInterrupted})
    EXPECT_FALSE(code_of("something nobody foresaw", code).empty()) << static_cast<int>(code);
}

// Codes are looked up and written down: what a message is called must not change.
TEST(Explain, MessagesKeepTheirCodes) {
  const auto is = [](const char* message, ExitCode exit, const char* code) {
    EXPECT_EQ(code_of(message, exit), code) << message;
  };
  is("no such table: x", ExitCode::kDataError, "KV1101");
  is("near \"SELEC\": syntax error", ExitCode::kDataError, "KV1104");
  is("There is no indicator 'x'.", ExitCode::kDataError, "KV1203");
  is("There is no option --mod.", ExitCode::kUsage, "KV2001");
  is("show: there is no option --yaer.", ExitCode::kUsage, "KV2001");
  is("There is no command .tabels.", ExitCode::kUsage, "KV2003");
  is("x.db does not exist.", ExitCode::kCannotOpen, "KV3001");
  is("x.db is not a SQLite database.", ExitCode::kCannotOpen, "KV3002");
  is("The plugin x.so was not loaded: anyone may change x.so.", ExitCode::kPlugin, "KV6001");
  is("no such table: x", ExitCode::kUsage, "KV2000");
}

TEST(Explain, TheCodeStandsAtTheEndOfTheFirstLine) {
  EXPECT_EQ(with_code("no such table: x\n  SELECT\n  ^", ExitCode::kDataError),
            "no such table: x [KV1101]\n  SELECT\n  ^");
  EXPECT_EQ(with_code("", ExitCode::kUsage), " [KV2000]");
}

// Every pattern must be reachable: one that an earlier one hides explains nothing.
TEST(Explain, PatternsLeadToTheirOwnCode) {
  for (const Explanation& one : explanations())
    for (const std::string& pattern : one.patterns) {
      std::string message;
      for (const char c : pattern) message += c == '*' ? std::string("zz") : std::string(1, c);
      EXPECT_EQ(code_of(message, static_cast<ExitCode>(one.exit_code)), one.code) << pattern;
    }
}

TEST(Explain, PatternsTakeAnyTextForAStar) {
  EXPECT_TRUE(fits_pattern("a*c", "abbc"));
  EXPECT_TRUE(fits_pattern("*", ""));
  EXPECT_TRUE(fits_pattern("*aab", "aaaab"));
  EXPECT_FALSE(fits_pattern("a*c", "abcd"));
  EXPECT_FALSE(fits_pattern("", "a"));
  EXPECT_FALSE(fits_pattern(std::string(50, '*') + "b", std::string(5000, 'a')));
}

// What `etl check` writes in front of a finding is looked up as it stands there.
TEST(Explain, TheRulesOfACheckHavePages) {
  EXPECT_THAT(explain_code("ragged-row", "en"), HasSubstr("KV5101  Text, quotes and letters"));
  EXPECT_THAT(list_of_codes("en"), HasSubstr("ragged-row"));
  EXPECT_EQ(code_of("A check found problems", ExitCode::kProblems), "KV5000");
}

// Looking up a message that repeats a long text must not take longer than what it tells of.
TEST(Explain, AMessageOfMegabytesHasItsCodeAtOnce) {
  const std::string text(20'000'000, '0');
  EXPECT_EQ(code_of("There is no indicator '" + text + "'.", ExitCode::kDataError), "KV1203");
  EXPECT_EQ(code_of(text + ": integer overflow", ExitCode::kDataError), "KV1109");
}

TEST(Explain, AnUnknownCodeIsAnErrorInWords) {
  EXPECT_THROW(explain_code("KV0", "nb"), Error);
  EXPECT_EQ(explain_code("kv2001", "en"), explain_code("KV2001", "en"));
  EXPECT_THAT(list_of_codes("nb"), HasSubstr("KV2001  Det finnes ikke noe slikt valg"));
}

}  // namespace
}  // namespace kv
