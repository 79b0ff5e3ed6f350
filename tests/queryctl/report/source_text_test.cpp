// SPDX-License-Identifier: MIT
#include "queryctl/report/source_text.h"

#include <gmock/gmock.h>

#include "queryctl/report/origin.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

using testing::HasSubstr;

sql::Document document_of(const std::string& text) {
  sql::Document document;
  document.path = "r.md";
  document.text = text;
  document.text_line = 10;
  return document;
}

std::string refusal(const std::string& text) {
  try {
    take_apart(document_of(text));
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(ReportSource, BlocksAndExpressionsAreTakenOutAndTheirLinesKept) {
  const SourceText source = take_apart(document_of(
      "One {{ a.b | 1 }} and {{\n  SELECT 1\n}} x.\n\n"
      "```freq T09 --wave \"a wave\"\n-- @caption Goal\n-- @caption.en Goal in English\n```\n"
      "```text\n{{ not asked }}\n```\n\\{{ braces }}\n"));
  ASSERT_EQ(source.expressions.size(), 2u);
  EXPECT_EQ(source.expressions[0].text, "a.b | 1");
  EXPECT_EQ(source.expressions[1].text, "SELECT 1");
  EXPECT_EQ(source.expressions[1].line, 10);
  ASSERT_EQ(source.blocks.size(), 1u);
  EXPECT_EQ(source.blocks[0].command, "freq");
  EXPECT_EQ(source.blocks[0].words, (std::vector<std::string>{"T09", "--wave", "a wave"}));
  EXPECT_EQ(source.blocks[0].line, 14);
  EXPECT_EQ(source.blocks[0].caption.in("en"), "Goal in English");
  EXPECT_EQ(source.blocks[0].caption.in("nn"), "Goal");
  EXPECT_THAT(source.markdown, HasSubstr("{{ not asked }}\n```\n{{ braces }}"));
  EXPECT_EQ(source.lines.back(), 21);
  EXPECT_EQ(source.lines.size(),
            static_cast<std::size_t>(std::ranges::count(source.markdown, '\n')));
}

TEST(ReportSource, TheSqlOfABlockKnowsItsLine) {
  const SourceText source =
      take_apart(document_of("```sql\n-- @name n\n-- @hidden\nSELECT 1\n  AS a\n```\n"));
  EXPECT_EQ(source.blocks.at(0).sql, "SELECT 1\n  AS a");
  EXPECT_EQ(source.blocks.at(0).sql_line, 13);
  EXPECT_TRUE(source.blocks.at(0).hidden);
}

// An analyst who forgets something must be told where, before anything is asked.
TEST(ReportSource, WhatIsWrongIsToldWithItsLine) {
  EXPECT_THAT(refusal("a\n{{ SELECT 1\n\nb"), HasSubstr("r.md:11: {{ is opened and not closed"));
  EXPECT_THAT(refusal("{{ SELECT 1"), HasSubstr("r.md:10: {{ is opened"));
  EXPECT_THAT(refusal("```sql\nSELECT 1"),
              HasSubstr("r.md:10: the block is opened and not closed"));
  EXPECT_THAT(refusal("```sql\nSELECT 1\n```"), HasSubstr("r.md:10: the block has no caption"));
  EXPECT_THAT(refusal("```sql\n-- @caption x\n```"), HasSubstr("there is no SQL"));
  EXPECT_THAT(refusal("```freq T1\n-- @caption x\nSELECT 1\n```"), HasSubstr("tags only"));
  EXPECT_THAT(refusal("```freq T1\n-- @captoin x\n```"), HasSubstr("r.md:11: "));
  EXPECT_THAT(refusal("```freq T1\n-- @caption x\n-- @caption y\n```"), HasSubstr("stands twice"));
  EXPECT_THAT(refusal("```freq \"T1\n-- @caption x\n```"), HasSubstr("not closed"));
  EXPECT_THAT(refusal("```freq T1\n-- @caption x\n-- @rows kind\n```"), HasSubstr("@rows must"));
  EXPECT_THAT(refusal("```freq T1\n-- @hidden\n```"), HasSubstr("of no use"));
  EXPECT_THAT(refusal("```freq T1\n-- @caption x\n-- @data some\n```"), HasSubstr("@data is"));
  EXPECT_THAT(refusal("\xEE\x80\x80 x"), HasSubstr("private area"));
  EXPECT_THAT(refusal("a\n\xFF"), HasSubstr("r.md:11: the text is not valid UTF-8"));
}

TEST(ReportSource, AFenceIsClosedByOneAsLong) {
  const SourceText source =
      take_apart(document_of("~~~~sql\n-- @caption c\nSELECT '\n~~~\n```\n'\n~~~~\nafter"));
  EXPECT_THAT(source.blocks.at(0).sql, HasSubstr("~~~\n```\n'"));
  EXPECT_THAT(source.markdown, HasSubstr("after"));
}

// A figure made of made-up answers must not pass for one that was collected.
TEST(ReportOrigin, IsFoundInTheRowsAndInTheQuery) {
  const CapturedTable made{{{"status", {}}},
                           {{"reconstructed; too few: 2 left"}, {"reconstructed"}}};
  EXPECT_EQ(origin_of(made), Origin::kReconstructed);
  EXPECT_EQ(origin_of(CapturedTable{{{"status", {}}}, {{"rate reconstructed"}}}), Origin::kPartly);
  EXPECT_EQ(origin_of(CapturedTable{{{"status", {}}}, {{"reconstructed"}, {""}}}), Origin::kPartly);
  EXPECT_EQ(origin_of(CapturedTable{{{"status", {}}}, {{"invented"}, {""}}}), Origin::kInvented);
  EXPECT_EQ(origin_of(CapturedTable{{{"status", {}}}, {{""}}}), Origin::kPublished);
  const std::map<std::string, Origin, std::less<>> known = {{"fri", Origin::kPublished},
                                                            {"laget", Origin::kReconstructed}};
  EXPECT_EQ(origin_of("SELECT * FROM laget", known, false), Origin::kReconstructed);
  EXPECT_EQ(origin_of("SELECT * FROM fri JOIN laget", known, false), Origin::kPartly);
  EXPECT_EQ(origin_of("SELECT * FROM lagetnoe", known, false), Origin::kPublished);
  EXPECT_EQ(origin_of("SELECT * FROM survey_answers", known, true), Origin::kReconstructed);
  EXPECT_EQ(origin_of("SELECT * FROM survey_answers", known, false), Origin::kPublished);
  EXPECT_EQ(origin_of("… observations WHERE indicator = 'bosatt_rekonstruert'", known, false),
            Origin::kReconstructed);
}

}  // namespace
}  // namespace kv::queryctl::report
