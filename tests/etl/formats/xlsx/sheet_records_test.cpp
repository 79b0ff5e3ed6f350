// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/sheet_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/xlsx/records.h"

namespace kv::etl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using xlsx::one_sheet;

constexpr const char* kStrings =
    "<si><t>Kommune¹</t></si><si><t>Antall*</t></si><si><t>Areal km²</t></si><si><t>:</t></si>"
    "<si><t>12*</t></si>";

TEST(SheetRecords, AreAsWideAsTheSheetAndCountItsEmptyRows) {
  const Records out = records_of(
      one_sheet("<row r='2'><c r='B2'><v>1</v></c></row><row r='4'><c r='A4'><v>2</v></c>"
                "<c r='C4'><v>3</v></c></row><row r='6'><c r='F6' s='0'/></row>"));
  EXPECT_THAT(out.lines, ElementsAre("1 blank ||", "2 |1|", "3 blank ||", "4 2||3"));
  EXPECT_THAT(out.problems, IsEmpty());
}

TEST(SheetRecords, HaveTheDigitsOfTheFileWithTheMarkOfTheLayout) {
  const auto file =
      one_sheet("<row><c><v>0.10000000000000001</v></c><c t='s'><v>3</v></c></row>", kStrings);
  EXPECT_THAT(records_of(file).lines, ElementsAre("1 0.10000000000000001|:"));
  EXPECT_THAT(records_of(file, {.decimal = ','}).lines, ElementsAre("1 0,10000000000000001|:"));
}

TEST(SheetRecords, OfOneOfTwoTablesSideBySide) {
  const auto file = one_sheet(
      "<row r='1'><c r='A1'><v>1</v></c><c r='B1' t='e'><v>#N/A</v></c><c r='D1'><v>2</v></c>"
      "<c r='E1'><v>3</v></c></row><row r='2'><c r='A2'><v>4</v></c></row>"
      "<row r='3'><c r='E3'><v>5</v></c></row>");
  const Records out =
      records_of(file, {.first_row = 1, .last_row = 2, .first_column = 4, .last_column = 9});
  EXPECT_THAT(out.lines, ElementsAre("1 2|3", "2 blank |"));
  EXPECT_THAT(out.problems, IsEmpty()) << "an error in the other table is not ours";
  EXPECT_THAT(records_of(file).problems, ElementsAre("error-value@1:2"));
}

TEST(SheetRecords, TellCellsThatCannotBeTaken) {
  const Records out =
      records_of(one_sheet("<row r='1'><c r='A1'><f>B1</f></c><c r='B1'><v>abc</v></c></row>"
                           "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>"));
  EXPECT_THAT(out.lines, ElementsAre("1 |abc", "2 1|"));
  EXPECT_THAT(out.problems, ElementsAre("formula-without-value@1:1", "bad-cell-value@1:2",
                                        "duplicate-cell-ref@2:1"));
}

TEST(SheetRecords, TakeFootnoteMarksOffLabelsOnRequest) {
  const auto file = one_sheet(
      "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c><c t='s'><v>4</v></c>"
      "</row>",
      kStrings);
  EXPECT_THAT(records_of(file).lines, ElementsAre("1 Kommune¹|Antall*|Areal km²|12*"));
  const Records out = records_of(file, {.strip_notes = true});
  EXPECT_THAT(out.lines, ElementsAre("1 Kommune|Antall|Areal km²|12*"));
  EXPECT_EQ(out.counts.notes_stripped, 2u);
}

TEST(SheetRecords, CountWhatWasRepairedAndWhatIsHidden) {
  auto file = one_sheet(
      "<row r='1'><c s='1'><v>301</v></c><c><f>A1</f><v>5</v></c></row>"
      "<row r='2' hidden='1'><c s='1'><v>1101</v></c></row><row r='3' hidden='1'/>");
  file.formats = "<numFmt numFmtId='164' formatCode='0000'/>";
  file.styles = "<xf numFmtId='0'/><xf numFmtId='164'/>";
  file.sheets[0].before = "<cols><col min='2' max='5' hidden='1'/></cols>";
  const Records out = records_of(file);
  EXPECT_THAT(out.lines, ElementsAre("1 0301|5", "2 1101|"));
  EXPECT_EQ(out.counts.codes_padded, 1u);
  EXPECT_EQ(out.counts.formulas, 1u);
  EXPECT_EQ(out.counts.hidden_rows, 1u);
  EXPECT_EQ(out.counts.hidden_columns, 1u);
}

TEST(SheetRecords, TellLettersThatWereLostOrEncodedTwice) {
  const Records out = records_of(one_sheet(
      "<row r='4'><c t='inlineStr'><is><t>Ris\xEF\xBF\xBDr</t></is></c>"
      "<c t='inlineStr'><is><t>RisÃ¸r</t></is></c><c t='inlineStr'><is><t>Risør</t></is></c>"
      "</row>"));
  EXPECT_THAT(out.problems, ElementsAre("lost-letters@4:1", "double-encoding@4:2"));
}

TEST(SheetRecords, OfAnEmptySheetAreNone) {
  const Records out = records_of(one_sheet("<row r='7'/>"));
  EXPECT_THAT(out.lines, IsEmpty());
  EXPECT_THAT(out.problems, IsEmpty());
}

TEST(SheetRecords, RefuseAStrayValueAtTheEndOfTheSheet) {
  const auto file = one_sheet(
      "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c "
      "r='XFD1048576'><v>1</v></c></row>");
  EXPECT_THAT(xlsx::refusal([&] { records_of(file); }), HasSubstr("stray value"));
  EXPECT_THAT(records_of(file, {.last_row = 2, .last_column = 2}).lines,
              ElementsAre("1 1|", "2 blank |"));
}

TEST(SheetRecords, RowsAndColumnsCountFromOne) {
  EXPECT_THAT(xlsx::refusal([] { records_of(one_sheet("<row/>"), {.first_row = 0}); }),
              HasSubstr("count from 1"));
}

}  // namespace
}  // namespace kv::etl
