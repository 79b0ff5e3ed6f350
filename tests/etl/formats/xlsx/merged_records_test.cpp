// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "etl/formats/xlsx/survey.h"
#include "tests/etl/formats/xlsx/records.h"

namespace kv::etl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Two header rows (a year over two columns each) and a county that stands over its municipalities.
xlsx::BookFile table() {
  auto file = xlsx::one_sheet(
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1'><v>2012</v></c>"
      "<c r='E1'><v>2013</v></c></row>"
      "<row r='2'><c r='C2' t='s'><v>2</v></c><c r='D2' t='s'><v>3</v></c><c r='E2' t='s'><v>2</v>"
      "</c><c r='F2' t='s'><v>3</v></c></row>"
      "<row r='3'><c r='A3' t='s'><v>4</v></c><c r='B3'><v>901</v></c><c r='C3'><v>1</v></c></row>"
      "<row r='4'><c r='B4'><v>904</v></c><c r='C4'><v>2</v></c></row>",
      "<si><t>Fylke</t></si><si><t>Kommune</t></si><si><t>Menn</t></si><si><t>Kvinner</t></si>"
      "<si><t>Aust-Agder</t></si>");
  file.sheets[0].after =
      "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:B2'/><mergeCell ref='C1:D1'/>"
      "<mergeCell ref='E1:F1'/><mergeCell ref='A3:A4'/><mergeCell ref='C3:D3'/></mergeCells>";
  return file;
}

TEST(MergedRecords, AHeaderStandsOverEachOfItsColumns) {
  const Records out = records_of(table(), {.header_rows = 2});
  EXPECT_THAT(out.lines,
              ElementsAre("1 Fylke|Kommune|2012|2012|2013|2013", "2 ||Menn|Kvinner|Menn|Kvinner",
                          "3 Aust-Agder|901|1|||", "4 |904|2|||"));
  EXPECT_EQ(out.counts.merged_filled, 2u);
}

TEST(MergedRecords, LabelsStandInEachOfTheirRowsWhereAsked) {
  const Records out = records_of(table(), {.header_rows = 2, .fill_down = true});
  EXPECT_THAT(out.lines, ElementsAre("1 Fylke|Kommune|2012|2012|2013|2013",
                                     "2 Fylke|Kommune|Menn|Kvinner|Menn|Kvinner",
                                     "3 Aust-Agder|901|1|||", "4 Aust-Agder|904|2|||"));
  EXPECT_EQ(out.counts.merged_filled, 5u);
}

TEST(MergedRecords, AMergedNumberBelowTheHeaderIsOneNumber) {
  auto file = table();
  file.sheets[0].after = "<mergeCells><mergeCell ref='C3:D5'/></mergeCells>";
  EXPECT_THAT(records_of(file, {.first_row = 3, .fill_down = true}).lines,
              ElementsAre("3 Aust-Agder|901|1|||", "4 |904||||"));
}

TEST(MergedRecords, AValueBeneathAMergedCellIsToldAndNotGiven) {
  auto file = xlsx::one_sheet(
      "<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row><row r='2'><c r='A2'/>"
      "<c r='B2'><v>3</v></c></row>");
  file.sheets[0].after = "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>";
  const Records out = records_of(file);
  EXPECT_THAT(out.lines, ElementsAre("1 1|", "2 |3"));
  EXPECT_THAT(out.problems, ElementsAre("hidden-by-merge@1:2"));
}

TEST(MergedRecords, ARangeThatBeginsAboveTheTableIsFilledToo) {
  const Records out = records_of(table(), {.first_row = 2, .header_rows = 1, .fill_down = true});
  EXPECT_EQ(out.lines[0], "2 Fylke|Kommune|Menn|Kvinner|Menn|Kvinner");
}

TEST(MergedRecords, ARangeThatIsNoneIsTold) {
  auto file = table();
  file.sheets[0].after = "<mergeCells><mergeCell ref='A1:Q'/></mergeCells>";
  EXPECT_THAT(records_of(file).problems, ElementsAre("bad-merge@0:0"));
}

TEST(MergedRecords, RangesThatOverlapAreRefused) {
  auto file = table();
  file.sheets[0].after =
      "<mergeCells><mergeCell ref='A1:C2'/><mergeCell ref='B2:D3'/></mergeCells>";
  EXPECT_THAT(xlsx::refusal([&] { records_of(file); }), HasSubstr("overlap in row 2"));
}

TEST(Survey, SaysWhatASheetIsLike) {
  auto file = table();
  file.sheets[0].before = "<dimension ref='A1'/><cols><col min='2' max='3' hidden='1'/></cols>";
  const std::string bytes = file.bytes();
  const auto book = xlsx::Workbook::from_bytes(bytes);
  const xlsx::Survey found = xlsx::survey(book, book.sheet("1"));
  EXPECT_EQ(found.last_row, 4u) << "the file's own dimension is wrong";
  EXPECT_EQ(found.last_column, 6u);
  EXPECT_EQ(found.cells, 13u);
  EXPECT_EQ(found.merges.size(), 6u);
  ASSERT_EQ(found.hidden_columns.size(), 1u);
  EXPECT_EQ(found.hidden_columns[0].last.column, 3u);
}

}  // namespace
}  // namespace kv::etl
