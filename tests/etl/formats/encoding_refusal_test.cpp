// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "etl/formats/encoding.h"
#include "etl/formats/utf8.h"
#include "tests/etl/formats/csv_helpers.h"

namespace kv::etl {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(DecodeRefuses, AnEmptyFile) {
  EXPECT_THAT(places(decode("").problems), ElementsAre("empty-file@0:0"));
  EXPECT_THAT(places(decode("\xEF\xBB\xBF").problems), ElementsAre("empty-file@0:0"));
  EXPECT_THAT(places(decode("\xFF\xFE").problems), ElementsAre("empty-file@0:0"));
}

TEST(DecodeRefuses, FilesThatAreNoText) {
  const Decoded xlsx = decode("PK\x03\x04\x14\0\x06\0"s);
  EXPECT_THAT(places(xlsx.problems), ElementsAre("not-text@0:0"));
  EXPECT_THAT(xlsx.problems[0].message, HasSubstr("Excel"));
  EXPECT_EQ(xlsx.text, "");
  EXPECT_THAT(places(decode("\xFF\xFE\0\0a\0\0\0"s).problems), ElementsAre("utf-32@0:0"));
}

TEST(DecodeRefuses, Utf16ThatDoesNotSaySo) {
  EXPECT_THAT(places(decode("0\0\x39\0;\0R\0i\0s\0\xF8\0r\0"s).problems),
              ElementsAre("utf-16-without-mark@0:0"));
  EXPECT_THAT(places(decode("\0"
                            "0\0\x39\0;\0R\0i\0s\0\xF8\0r"s)
                         .problems),
              ElementsAre("utf-16-without-mark@0:0"));
}

TEST(DecodeRefuses, DamagedUtf16) {
  EXPECT_THAT(places(decode("\xFF\xFE\x61\0\n\0\x00\xDC\x61\0"s).problems),
              ElementsAre("bad-utf-16@2:0"));
  const Decoded cut = decode("\xFF\xFE\x61\0;\0\x62\0\n\0\x63"s);
  EXPECT_THAT(places(cut.problems), ElementsAre("bad-utf-16@2:1"));
  EXPECT_EQ(cut.text, "a;b\n");
}

TEST(DecodeRefuses, NulAndControlCharactersAndSaysWhere) {
  const Decoded decoded = decode("a;b\n\"c\nd\";e\x01\nf;g\0h\n\x7F;i\n"s);
  EXPECT_THAT(places(decoded.problems),
              ElementsAre("control-character@2:2", "nul-byte@3:2", "control-character@4:1"));
  EXPECT_EQ(decoded.problems[0].value, "0x01 in \"d\";e\\x01\"");
  EXPECT_THAT(places(decode("a;\xC2\x85\n").problems), ElementsAre("control-character@1:2"));
}

TEST(DecodeRefuses, Cp1252BytesThatStandForNothing) {
  const Decoded decoded = decode("a;b\nc;\xE5 \x81\n");
  EXPECT_THAT(places(decoded.problems), ElementsAre("undefined-byte@2:2"));
  EXPECT_EQ(decoded.problems[0].value, "0x81 in \"c;å \u0081\"");
}

TEST(DecodeRefuses, OldCodePagesThatWouldTurnLettersIntoSigns) {
  const Decoded dos = decode("0901;Ris\x9Br\n0904;Grimstad\n");
  EXPECT_THAT(places(dos.problems), ElementsAre("other-encoding@1:2"));
  EXPECT_THAT(dos.problems[0].message, HasSubstr("IBM 850"));
  const Decoded mac = decode("0901;Ris\xBFr\n");
  EXPECT_THAT(places(mac.problems), ElementsAre("other-encoding@1:2"));
  EXPECT_THAT(mac.problems[0].message, HasSubstr("Macintosh"));
}

TEST(DecodeRefuses, MixedEncodingsAndNamesBothRows) {
  const Decoded decoded =
      decode("code;name\n0901;Risør\n0911;Gjerstad\n0914;Tvedestr\xE5nd\n0919;Frølånd\n");
  EXPECT_THAT(places(decoded.problems), ElementsAre("mixed-encoding@4:2"));
  EXPECT_THAT(decoded.problems[0].message, HasSubstr("row 2: \"0901;Risør\""));
  EXPECT_THAT(decoded.problems[0].message, HasSubstr("row 4"));
  EXPECT_THAT(decoded.problems[0].value, HasSubstr("0xE5"));
  EXPECT_THAT(decoded.text, HasSubstr("Tvedestrånd"));
}

TEST(DecodeRefuses, Latin1BehindAUtf8Mark) {
  const Decoded decoded = decode(
      "\xEF\xBB\xBF"
      "a;b\n0901;Ris\xF8r\n");
  EXPECT_TRUE(decoded.had_bom);
  EXPECT_THAT(places(decoded.problems), ElementsAre("mixed-encoding@2:2"));
  EXPECT_THAT(decoded.problems[0].message, HasSubstr("byte order mark"));
}

TEST(DecodeRefuses, AFileThatIsCutInsideALetter) {
  const Decoded decoded = decode("0901;Risør\n0926;Lillesand\n0929;\xC3");
  EXPECT_THAT(places(decoded.problems), ElementsAre("cut-letter@3:2"));
  EXPECT_EQ(decoded.text, "0901;Risør\n0926;Lillesand\n0929;");
  EXPECT_THAT(places(decode("a;b\n0929;\xC3").problems), ElementsAre("cut-letter@2:2"));
  EXPECT_THAT(places(decode("\xEF\xBB\xBF"
                            "a;b\nc;\xE2\x80")
                         .problems),
              ElementsAre("cut-letter@2:2"));
}

TEST(DecodeRefuses, LostLettersInADamagedFileAreToldToo) {
  EXPECT_THAT(places(decode("a;Ris\uFFFDr\nb;\xC3").problems),
              ElementsAre("cut-letter@2:2", "lost-letters@1:2"));
  EXPECT_THAT(places(decode("a;Ris\uFFFDr\nb;\xE5s\n").problems),
              ElementsAre("mixed-encoding@2:2", "lost-letters@1:2"));
}

TEST(DecodeRefuses, DoubleEncodingAndSaysWhatTheLettersWere) {
  const Decoded decoded = decode("a;RisÃ¸r\nb;TvedestrÃ¥nd\nc;Ã†rfugl\nd;\u00C3\u0086s\n");
  EXPECT_THAT(places(decoded.problems), ElementsAre("double-encoding@1:2", "double-encoding@2:2",
                                                    "double-encoding@3:2", "double-encoding@4:2"));
  EXPECT_THAT(decoded.problems[0].value, HasSubstr("\"Ã¸\" for \"ø\""));
  EXPECT_THAT(decoded.problems[2].value, HasSubstr("for \"Æ\""));
  EXPECT_THAT(places(decode("1990â€“2000;ï»¿x;ï¿½;Â\u00A0\n").problems),
              ElementsAre("double-encoding@1:1", "double-encoding@1:2", "double-encoding@1:3",
                          "double-encoding@1:4"));
}

TEST(DecodeRefuses, LostLettersWithEveryPlace) {
  const Decoded decoded =
      decode("region,age\n0901 Ris\uFFFDr,0 years\n\"x,\ny\",S\uFFFDr-\uFFFDst\n");
  EXPECT_THAT(places(decoded.problems),
              ElementsAre("lost-letters@2:1", "lost-letters@3:2", "lost-letters@3:2"));
  EXPECT_EQ(decoded.encoding, "utf-8");
  EXPECT_THAT(decoded.problems[0].value,
              HasSubstr("0xEF 0xBF 0xBD in \"0901 Ris\uFFFDr,0 years\""));
  EXPECT_THAT(decoded.text, HasSubstr("0901 Ris\uFFFDr"));
}

TEST(DecodeRefuses, ListsManyLostLettersUpToALimitAndCountsTheRest) {
  std::string bytes;
  for (std::size_t i = 0; i < kMaxListedPerRule + 50; ++i) bytes += "Ris\uFFFDr;1\n";
  const Decoded decoded = decode(bytes);
  ASSERT_EQ(decoded.problems.size(), kMaxListedPerRule + 1);
  EXPECT_EQ(decoded.problems[kMaxListedPerRule - 1].row, kMaxListedPerRule);
  EXPECT_EQ(decoded.problems.back().row, 0u);
  EXPECT_EQ(decoded.problems.back().value, "50");
}

TEST(DecodeRefuses, AMarkWhereFilesWereJoined) {
  EXPECT_THAT(places(decode("a;b\n\uFEFF"
                            "c;d\n")
                         .problems),
              ElementsAre("mark-inside@2:1"));
}

TEST(DecodeRefuses, NothingIsReportedInInvalidUtf8WhateverTheBytes) {
  std::mt19937 random(3);
  for (int round = 0; round < 4000; ++round) {
    std::string bytes;
    for (std::size_t n = random() % 80; n > 0; --n) {
      bytes +=
          random() % 2 == 0 ? static_cast<char>(random() % 256) : "a\xC3\xA5;\n\""[random() % 6];
    }
    const Decoded decoded = decode(bytes);
    ASSERT_TRUE(check_utf8(decoded.text).valid);
    for (const Problem& problem : decoded.problems) {
      ASSERT_TRUE(check_utf8(problem.value).valid) << problem.rule;
      ASSERT_TRUE(check_utf8(problem.message).valid) << problem.rule;
      ASSERT_FALSE(problem.remedy.empty());
    }
  }
}

}  // namespace
}  // namespace kv::etl
