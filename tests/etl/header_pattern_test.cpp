// SPDX-License-Identifier: MIT
#include "etl/header_pattern.h"

#include <gtest/gtest.h>

#include "etl/header.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

TEST(HeaderPatterns, AStarStandsForAnyText) {
  EXPECT_TRUE(matches_pattern("a*_b*_c", "a1_b_b2_c"));
  EXPECT_FALSE(matches_pattern("a*_b*_c", "a1_c"));
  EXPECT_TRUE(matches_pattern("*ab", "aab"));
  EXPECT_FALSE(matches_pattern("ab*ba", "aba")) << "the parts of a pattern overlap in a short text";
}

TEST(HeaderPatterns, AHostileCellIsAnsweredAtOnce) {
  std::string cell;
  for (int i = 0; i < 20000; ++i) cell += "_kjonn.";
  EXPECT_FALSE(matches_pattern("*_kjonn.*_kjonn.*_kjonn.*_kjonn.*_enhet.*", cell));
}

TEST(HeaderPatterns, AlternativesNameTheColumnAfterTheFirst) {
  const HeaderPattern age("[alder|age]");
  EXPECT_TRUE(age.optional());
  EXPECT_TRUE(age.literal());
  EXPECT_TRUE(age.fits("age"));
  EXPECT_FALSE(age.fits("ages"));
  EXPECT_EQ(column_names({"region", "[alder|age]", "Tall *"}, {"age", "Tall 1", "region"}),
            (std::vector<std::string>{"alder", "Tall 1", "region"}));
}

// Matches one row of header cells against a layout of that header.
struct Match {
  explicit Match(const std::string& header, const std::string& text)
      : source(parse_source("s.sql",
                            "-- @source s\n-- @title t\n-- @publisher p\n-- @licence l\n\n"
                            "-- @layout a\n-- @header " +
                                header + "\n-- @region 1\n-- @value *\nSELECT 1;\n")) {
    match = match_header(text, source, "f.csv", findings);
  }
  Source source;
  Findings findings;
  HeaderMatch match;
};

TEST(HeaderRow, MayStandInAnyOrderWithOptionalColumns) {
  const std::string header = "region;alder|age;[kjønn|sex];Persons *;...";
  EXPECT_TRUE(Match(header, "age;Persons 2010;region;Persons 2011\n").match.layout);
  EXPECT_TRUE(Match(header, "region;alder;sex;Persons 2010\n").match.layout);
  const Match without(header, "region;Persons 2010\n");
  EXPECT_FALSE(without.match.layout) << "a file without ages was taken";
  const auto found = test::of_rule(without.findings, "unknown-layout");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message.find("'alder' was expected"), std::string::npos) << found[0].message;
}

TEST(HeaderRow, TwoColumnsOfOneNameAreRefusedWhereTheSecondStands) {
  const Match twice("region;Tall *;...", "region;Tall 2010;Tall 2010\n");
  const auto found = test::of_rule(twice.findings, "unknown-layout");
  ASSERT_EQ(found.size(), 1U) << "which of the two is the figure cannot be known";
  EXPECT_EQ(found[0].column, 3U);
}

TEST(HeaderRow, AColumnWithoutANameIsNoValue) {
  const Match empty("region;*;...", "region;;Tall\n1;2;3\n");
  const auto found = test::of_rule(empty.findings, "unknown-layout");
  ASSERT_EQ(found.size(), 1U) << "figures of nobody knows what would be loaded";
  EXPECT_EQ(found[0].column, 2U);
}

TEST(HeaderRow, TitlesAboveItArePassedOverAndTold) {
  const Match titled("region;Tall", "\"07459: Folkemengde, etter region\"\n\nregion;Tall\n1;2\n");
  ASSERT_TRUE(titled.match.layout);
  EXPECT_EQ(titled.match.first_row, 3U);
  const auto told = test::of_rule(titled.findings, "rows-above");
  ASSERT_EQ(told.size(), 1U) << "rows disappeared without a word";
  EXPECT_EQ(told[0].value, "07459: Folkemengde, etter region");
}

TEST(HeaderRow, ARowWithMoreThanOneCellIsNoTitle) {
  EXPECT_FALSE(Match("region;Tall", "a;b\nregion;Tall\n1;2\n").match.layout)
      << "rows of data above a header would be lost";
}

}  // namespace
}  // namespace kv::etl
