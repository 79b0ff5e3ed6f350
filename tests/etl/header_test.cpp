// SPDX-License-Identifier: MIT
#include "etl/header.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "etl/header_pattern.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

HeaderMatch match(const std::string& text, const char* source = "imdi-bosetting") {
  Findings findings;
  return match_header(text, find_source(source), "f.csv", findings);
}

Finding mismatch(const std::string& text, const char* source = "imdi-bosetting") {
  Findings findings;
  EXPECT_EQ(match_header(text, find_source(source), "f.csv", findings).layout, nullptr);
  if (findings.all().size() != 1) throw std::runtime_error("one finding was expected");
  return findings.all().front();
}

TEST(MatchesPattern, StarStandsForAnyText) {
  EXPECT_TRUE(matches_pattern("År: *", "År: 2012"));
  EXPECT_TRUE(matches_pattern("År: *", "År: "));
  EXPECT_TRUE(matches_pattern("*.*", "a.b.c"));
  EXPECT_TRUE(matches_pattern("*", ""));
  EXPECT_FALSE(matches_pattern("År: *", "Ar: 2012"));
  EXPECT_FALSE(matches_pattern("År", "År "));
  EXPECT_FALSE(matches_pattern("", "x"));
}

TEST(MatchHeader, FindsLayoutAndSeparator) {
  for (const char separator : {';', ',', '\t'}) {
    std::string text = "Enhet;År;Kommunenummer;Kommune;Bosetting;Antall\n";
    std::ranges::replace(text, ';', separator);
    const HeaderMatch found = match(text);
    ASSERT_NE(found.layout, nullptr);
    EXPECT_EQ(found.layout->name, "long");
    EXPECT_EQ(found.separator, separator);
  }
}

TEST(MatchHeader, OneRowOfNamesMayStandInAnotherOrder) {
  const HeaderMatch found = match("År;Enhet;Kommune;Kommunenummer;Antall;Bosetting\n");
  ASSERT_NE(found.layout, nullptr);
  EXPECT_EQ(found.rows[0][3], "Kommunenummer")
      << "columns would be read by their place, not their name";
}

TEST(MatchHeader, SpacesQuotesAndEmptyColumnsAtTheEndDoNotMatter) {
  const HeaderMatch found =
      match("\"Enhet\"; År ;Kommunenummer\xC2\xA0;Kommune;Bosetting;Antall;;;\n");
  ASSERT_NE(found.layout, nullptr);
  EXPECT_EQ(found.rows[0].size(), 6U) << "nameless columns would be columns of the data";
}

TEST(MatchHeader, ARepeatedPatternTakesAnyNumberOfColumns) {
  const HeaderMatch found = match(
      "Region;Navn;Bosetting: a;Bosetting: b\n;;Enhet: Personer;Enhet: Prosent\n;;År: 2012;År: "
      "2012\n");
  ASSERT_NE(found.layout, nullptr);
  EXPECT_EQ(found.layout->name, "wide");
  EXPECT_EQ(found.rows.size(), 3U);
}

TEST(MatchHeader, TheRefusalNamesRowColumnValueAndWhatWasExpected) {
  const Finding first = mismatch("Enhet;Aar;Kommunenummer;Kommune;Bosetting;Antall\n");
  EXPECT_EQ(first.rule, "unknown-layout");
  EXPECT_EQ(first.row, 1U);
  EXPECT_EQ(first.column, 2U);
  EXPECT_EQ(first.value, "Aar");
  EXPECT_NE(first.message.find("nearest is long, where 'År' was expected"), std::string::npos)
      << first.message;
  EXPECT_NE(first.remedy.find("long (1 header row, the first: Enhet;År;"), std::string::npos)
      << first.remedy;

  const Finding third = mismatch("Region;Navn;Bosetting: a\n;;Enhet: Personer\n;;Year: 2012\n");
  EXPECT_EQ(third.row, 3U);
  EXPECT_EQ(third.column, 3U);
  EXPECT_EQ(third.value, "Year: 2012");
}

TEST(MatchHeader, AColumnTooManyOrTooFewIsNamed) {
  const Finding surplus = mismatch("Enhet;År;Kommunenummer;Kommune;Bosetting;Antall;Kilde\n");
  EXPECT_EQ(surplus.column, 7U);
  EXPECT_EQ(surplus.value, "Kilde");
  EXPECT_NE(surplus.message.find("no such column"), std::string::npos) << surplus.message;
  const Finding lacking = mismatch("Enhet;År;Kommunenummer;Kommune;Bosetting\n");
  EXPECT_EQ(lacking.column, 6U);
  EXPECT_NE(lacking.message.find("'Antall' was expected"), std::string::npos) << lacking.message;
}

TEST(MatchHeader, AHeaderWhoseLettersWereDamagedSaysSo) {
  EXPECT_NE(mismatch(test::double_encoded("Enhet;År;Kommunenummer;Kommune;Bosetting;Antall\n"))
                .message.find("UTF-8 that was read as latin-1"),
            std::string::npos);
  EXPECT_NE(mismatch("Enhet;\xEF\xBF\xBDr;Kommunenummer;Kommune;Bosetting;Antall\n")
                .message.find("U+FFFD"),
            std::string::npos);
}

TEST(MatchHeader, EmptyTextAndRubbishAreRefusedWithoutACrash) {
  for (const std::string& text :
       {std::string(), std::string("\n\n"), std::string(";;;;\n"), std::string(5000, ';'),
        std::string(5000, '"'), std::string("\0\0\0", 3)})
    EXPECT_EQ(mismatch(text).rule, "unknown-layout");
}

TEST(MatchHeader, AFileWithOnlyAPartOfTheHeaderRowsIsRefused) {
  EXPECT_EQ(mismatch("Region;Navn;Bosetting: a\n").row, 2U);
}

}  // namespace
}  // namespace kv::etl
