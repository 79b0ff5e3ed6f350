// SPDX-License-Identifier: MIT
#include "etl/formats/survey/survey_csv.h"

#include <gmock/gmock.h>

namespace kv::etl {
namespace {

using ::testing::HasSubstr;

std::string problems_of(std::string_view text) {
  SurveyTable table;
  std::vector<Problem> problems;
  std::string all;
  if (read_survey_csv(text, table, problems)) all = "read\n";
  for (const Problem& problem : problems)
    all += problem.rule + " " + std::to_string(problem.row) + "/" + std::to_string(problem.column) +
           " " + problem.value + "\n";
  return all;
}

TEST(SurveyCsv, CellsAreTextAndEmptyOnesAreNothing) {
  SurveyTable table;
  std::vector<Problem> problems;
  ASSERT_TRUE(
      read_survey_csv("respid;Kommunenr;q1\n1;0901;\n2;0904;\"Ja; delvis\"\n", table, problems));
  EXPECT_EQ(table.rows, 2U);
  EXPECT_EQ(code_text(table.cell(0, 1)), "0901");
  EXPECT_EQ(table.cell(0, 2).kind, SurveyCell::Kind::kNothing);
  EXPECT_EQ(code_text(table.cell(1, 2)), "Ja; delvis");
  EXPECT_EQ(table.find("KOMMUNENR"), 1U);
  EXPECT_EQ(table.find("q9"), SurveyTable::kNone);
}

// A row that is shifted by a cell puts answers under other questions.
TEST(SurveyCsv, RowsThatDoNotFitAreRefused) {
  EXPECT_EQ(problems_of("a;b;c\n1;2;3\n1;2\n1;2;3\n"), "ragged-row 3/0 1\n");
  EXPECT_EQ(problems_of("a;b;c\n1;2;3\n1;2;3;4\n1;2;3\n"), "ragged-row 3/0 1\n");
  EXPECT_EQ(problems_of("a;b;c\n1;2;3\n1;2;3;;\n"), "read\n");
  EXPECT_EQ(problems_of("a;b;c\n1;2;3\n\n1;2;3\n"), "ragged-row 4/0 1\n");
  EXPECT_EQ(problems_of("a;b;c\n1;2;3\n\n"), "read\n");
  EXPECT_EQ(problems_of("a;b;A\n1;2;3\n1;2;3\n"), "repeated-name 1/3 A\n");
  EXPECT_EQ(problems_of("a;;c\n1;2;3\n1;2;3\n"), "no-name 1/2 \n");
  EXPECT_THAT(problems_of("a;b;c\n1;\"2;3\n1;2;3\n"), HasSubstr("unclosed-quote"));
  EXPECT_THAT(problems_of("one column only\nx\ny\n"), HasSubstr("no-separator"));
}

TEST(SurveyCsv, CodesAreWrittenAsACodebookWritesThem) {
  EXPECT_EQ(code_text(1.0), "1");
  EXPECT_EQ(code_text(-9.0), "-9");
  EXPECT_EQ(code_text(2.5), "2.5");
  EXPECT_EQ(code_text(-0.0), "0");
  EXPECT_EQ(code_text(1e20), "1e+20");
}

}  // namespace
}  // namespace kv::etl
