// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plugins/support/host.h"

namespace {

using kv::test::Host;
using testing::HasSubstr;
using testing::StartsWith;

class Sdk : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(host_.load(SDKPROBE), ""); }
  Host host_;
};

TEST_F(Sdk, WhateverAFunctionThrowsBecomesAnSqlErrorAndTheHostLives) {
  EXPECT_EQ(host_.ask("SELECT sdkprobe_raise('memory')"), "error: out of memory");
  EXPECT_EQ(host_.ask("SELECT sdkprobe_raise('std')"),
            "error: sdkprobe_raise: 100 %s of it went wrong");
  EXPECT_THAT(host_.ask("SELECT sdkprobe_raise('int')"),
              StartsWith("error: sdkprobe_raise: an unknown error"));
  EXPECT_EQ(host_.ask("SELECT 1"), "1");
}

TEST_F(Sdk, AnInfiniteResultIsAnErrorAndNotANumber) {
  EXPECT_THAT(host_.ask("SELECT sdkprobe_raise('infinity')"), HasSubstr("too large for a number"));
}

TEST_F(Sdk, AnUnknownChoiceIsAnsweredWithTheKnownOnes) {
  EXPECT_EQ(host_.ask("SELECT sdkprobe_raise('Memory')"),
            "error: sdkprobe_raise: argument 1 (value) must be 'memory', 'int', 'std' or "
            "'infinity', got the text 'Memory'");
  EXPECT_THAT(host_.ask("SELECT sdkprobe_raise(NULL)"), HasSubstr("got NULL"));
  EXPECT_THAT(host_.ask("SELECT sdkprobe_raise(x'0102')"), HasSubstr("got a BLOB of 2 bytes"));
}

TEST_F(Sdk, ATextArgumentIsReadAsItIsOrRefused) {
  EXPECT_EQ(
      host_.ask(
          "SELECT sdkprobe_echo('Vegårshei'), sdkprobe_echo(''), sdkprobe_echo(NULL) IS NULL"),
      "Vegårshei||1");
  EXPECT_EQ(host_.ask("SELECT hex(sdkprobe_echo(CAST(x'610062' AS TEXT)))"), "610062");
  EXPECT_EQ(host_.ask("SELECT sdkprobe_echo(901)"),
            "error: sdkprobe_echo: argument 1 (value) must be a text, got 901");
}

TEST_F(Sdk, ALongTextIsShownByItsBeginningAndItsLengthInWholeCharacters) {
  EXPECT_EQ(
      host_.ask("SELECT sdkprobe_sum('x' || replace(hex(zeroblob(100)), '00', 'ø'))"),
      "error: sdkprobe_sum: argument 1 (value) must be a number, got the text that begins 'x" +
          [] {
            std::string text;
            for (int i = 0; i < 29; ++i) text += "ø";
            return text;
          }() +
          "' and has 201 bytes");
}

TEST_F(Sdk, TheStateOfAGroupIsDestroyedOnceAlsoAfterAnError) {
  const std::string rows =
      " FROM (SELECT 1 AS g, 1 AS x UNION ALL SELECT 1, 2 UNION ALL SELECT 2, 5)";
  EXPECT_EQ(host_.ask("SELECT g, sdkprobe_sum(x)" + rows + " GROUP BY g"), "1|3\n2|5");
  EXPECT_EQ(host_.ask("SELECT x, sdkprobe_sum(x) OVER (ORDER BY x ROWS 1 PRECEDING)" + rows),
            "1|1\n2|3\n5|7");
  EXPECT_EQ(host_.ask("SELECT sdkprobe_sum(x)" + rows + " WHERE 0"), "0");
  EXPECT_THAT(host_.ask("SELECT sdkprobe_sum(x) FROM (SELECT 1 AS x UNION ALL SELECT 'a')"),
              HasSubstr("'a'"));
  EXPECT_THAT(host_.ask("SELECT sdkprobe_sum(x) FROM (SELECT 8 AS x UNION ALL SELECT 5)"),
              HasSubstr("13 is refused"));
  EXPECT_THAT(
      host_.ask("SELECT sdkprobe_sum(x) OVER (ORDER BY x) FROM (SELECT 5 AS x UNION ALL SELECT 8)"),
      HasSubstr("13 is refused"));
  EXPECT_EQ(host_.ask("SELECT sdkprobe_alive(0)"), "0");
}

TEST_F(Sdk, TooFewArgumentsOfARepeatingFunctionAreAnsweredWithItsSignature) {
  EXPECT_EQ(host_.ask("SELECT sdkprobe_alive()"),
            "error: sdkprobe_alive: too few arguments; write sdkprobe_alive");
}

TEST(SdkLoad, APluginThatFailsHalfwayNamesTheFunctionAndLeavesNothingBehind) {
  Host host;
  const std::string sentence = host.load(SDKBROKEN);
  EXPECT_THAT(sentence, HasSubstr("sdkbroken: long_long_"));
  EXPECT_THAT(sentence, HasSubstr("could not be registered: bad parameter"));
  EXPECT_THAT(host.ask("SELECT sdkbroken_raise('std')"), HasSubstr("no such function"));
  EXPECT_THAT(host.ask("SELECT * FROM sdkbroken_help"), HasSubstr("no such table"));
  EXPECT_EQ(host.ask("SELECT count(*) FROM pragma_function_list WHERE name LIKE 'sdkbroken%'"),
            "0");
}

TEST(SdkLoad, AHostWithTooOldAnSqliteGetsASentenceWithBothVersions) {
  Host host;
  const std::string sentence = host.load(SDKTOOOLD);
  EXPECT_THAT(sentence, HasSubstr("sdktooold: this program has SQLite " +
                                  host.ask("SELECT sqlite_version()")));
  EXPECT_THAT(sentence, HasSubstr("needs 99.1.2 or newer"));
  EXPECT_THAT(host.ask("SELECT sdktooold_alive(0)"), HasSubstr("no such function"));
}

}  // namespace
