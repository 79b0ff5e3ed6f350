// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl::xlsx {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

BookFile three_sheets() {
  BookFile book;
  book.sheets = {{"Forside", {}, {}, {}, {}},
                 {"2. Tall ", {}, "hidden", {}, {}},
                 {"Kladd", {}, "veryHidden", {}, {}}};
  return book;
}

TEST(Workbook, ListsItsSheetsInOrderWithTheirState) {
  const std::string bytes = three_sheets().bytes();
  const Workbook book = Workbook::from_bytes(bytes);
  ASSERT_EQ(book.sheets().size(), 3u);
  EXPECT_EQ(book.sheets()[0].name, "Forside");
  EXPECT_EQ(book.sheets()[0].state, SheetState::kVisible);
  EXPECT_EQ(book.sheets()[1].state, SheetState::kHidden);
  EXPECT_EQ(book.sheets()[2].state, SheetState::kVeryHidden);
  EXPECT_TRUE(book.sheets()[2].has_cells);
}

TEST(Workbook, FindsASheetByNameOrNumber) {
  const std::string bytes = three_sheets().bytes();
  const Workbook book = Workbook::from_bytes(bytes);
  EXPECT_EQ(book.sheet("FORSIDE").name, "Forside");
  EXPECT_EQ(book.sheet("2. tall").name, "2. Tall ");
  EXPECT_EQ(book.sheet("3").name, "Kladd");
  EXPECT_THAT(
      refusal([&] { book.sheet("4"); }),
      AllOf(HasSubstr("no sheet \"4\""), HasSubstr("1 \"Forside\", 2 \"2. Tall \", 3 \"Kladd\"")));
}

TEST(Workbook, ANameThatIsANumberComesBeforeTheNumber) {
  BookFile file;
  file.sheets = {{"2", {}, {}, {}, {}}, {"1", {}, {}, {}, {}}};
  const std::string bytes = file.bytes();
  const Workbook book = Workbook::from_bytes(bytes);
  EXPECT_EQ(book.sheet("2").part, "xl/worksheets/sheet1.xml");
}

TEST(Workbook, RefusesTwoSheetsOfOneName) {
  BookFile file;
  file.sheets = {{"Tall", {}, {}, {}, {}}, {"TALL", {}, {}, {}, {}}};
  const std::string bytes = file.bytes();
  EXPECT_THAT(refusal([&] { Workbook::from_bytes(bytes); }), HasSubstr("Two sheets are named"));
}

TEST(Workbook, RefusesMoreTextThanTheLimit) {
  Limits limits;
  limits.shared_bytes = 1000;
  std::string strings;
  for (int i = 0; i < 100; ++i) strings += "<si><t>et nytt navn</t></si>";
  const std::string bytes = one_sheet("<row><c t='s'><v>0</v></c></row>", strings).bytes();
  const Workbook book = Workbook::from_bytes(bytes, limits);
  EXPECT_THAT(refusal([&] { SheetReader(book, book.sheet("1")); }), HasSubstr("texts take more"));
}

TEST(Workbook, RefusesATextLongerThanTheLimit) {
  const std::string long_text(2 << 20, 'x');
  const std::string item = "<si><t>" + long_text + "</t></si>";
  const std::string shared = one_sheet("<row/>", item).bytes();
  const std::string plain = one_sheet("<row><c><v>" + long_text + "</v></c></row>").bytes();
  for (const std::string& bytes : {shared, plain})
    EXPECT_THAT(refusal([&] { cells_of(bytes); }),
                testing::AnyOf(HasSubstr("longer than 1048576"), HasSubstr("more than 1048576")));
}

TEST(Workbook, JoinsRichTextAndLeavesPronunciationOut) {
  const std::string strings =
      "<si><r><t>Kommune</t></r><r><rPr><b/><vertAlign val='superscript'/></rPr><t>1</t></r>"
      "<r><rPr><b/></rPr><t xml:space='preserve'> i alt 2</t></r><rPh sb='0' "
      "eb='1'><t>uttale</t></rPh>"
      "<phoneticPr fontId='1'/></si><si><t>Ris_x00F8_r</t></si><si/>";
  const std::string data =
      "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row>";
  EXPECT_THAT(cells_of(one_sheet(data, strings).bytes()),
              ElementsAre("A1 text Kommune¹ i alt 2", "B1 text Risør", "C1 empty"));
}

}  // namespace
}  // namespace kv::etl::xlsx
