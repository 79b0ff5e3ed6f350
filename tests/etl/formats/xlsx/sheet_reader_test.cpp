// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/sheet_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl::xlsx {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> row_of(const std::string& cells) {
  return cells_of(one_sheet("<row>" + cells + "</row>", "<si><t>Risør</t></si>").bytes());
}

TEST(SheetReader, ReadsEachKindOfText) {
  EXPECT_THAT(row_of("<c t='s'><v>0</v></c><c t='inlineStr'><is><t>0301</t></is></c>"
                     "<c t='str'><f>A1</f><v>Oslo</v></c>"
                     "<c t='inlineStr'><is><r><t>&lt;</t></r><r><t>5</t></r></is></c>"
                     "<c t='s'/><c t='inlineStr'><is><t> : </t></is></c>"),
              ElementsAre("A1 text Risør", "B1 text 0301", "C1 text Oslo", "D1 text <5", "E1 empty",
                          "F1 text  : "));
}

TEST(SheetReader, KeepsTheDigitsOfNumbers) {
  EXPECT_THAT(row_of("<c><v>0.1</v></c><c t='n'><v>4.4000000000000003E-2</v></c>"
                     "<c><v>2013.0</v></c><c><v> 7\n</v></c><c><v>-0.50</v></c>"),
              ElementsAre("A1 number 0.1", "B1 number 0.044000000000000003", "C1 number 2013",
                          "D1 number 7", "E1 number -0.50"));
  const std::string bytes = one_sheet("<row><c><v>4.40E-2</v></c></row>").bytes();
  const Workbook book = Workbook::from_bytes(bytes);
  SheetReader reader(book, book.sheet("1"));
  Row row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_EQ(row.cells[0].number, "4.40E-2") << "as the file has it";
}

TEST(SheetReader, ReadsBooleansAndErrors) {
  EXPECT_THAT(row_of("<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c>"
                     "<c t='e'><f>1/0</f><v>#DIV/0!</v></c>"),
              ElementsAre("A1 boolean TRUE", "B1 boolean FALSE", "C1 error #N/A !error-value",
                          "D1 error #DIV/0! !error-value"));
}

TEST(SheetReader, AFormulaWithoutAStoredResultIsMissingAndNotZero) {
  EXPECT_THAT(row_of("<c><f>SUM(B1:B9)</f></c><c><f>1+1</f><v></v></c><c t='str'><f>A1</f></c>"),
              ElementsAre("A1 empty !formula-without-value", "B1 empty !formula-without-value",
                          "C1 empty !formula-without-value"));
}

TEST(SheetReader, AFormulasStoredResultIsRead) {
  EXPECT_THAT(row_of("<c><f>SUM(B1:B9)</f><v>0</v></c><c t='str'><f>\"\"</f><v></v></c>"
                     "<c><f t='shared' si='0'/><v>12.5</v></c>"),
              ElementsAre("A1 number 0", "B1 text", "C1 number 12.5"));
}

TEST(SheetReader, AStoredResultIsDoubtedWhereTheWorkbookAsksToBeCalculated) {
  BookFile file = one_sheet("<row><c><f>SUM(B1:B9)</f><v>0</v></c><c><v>5</v></c></row>");
  file.properties = "<calcPr fullCalcOnLoad='1'/>";
  EXPECT_THAT(cells_of(file.bytes()),
              ElementsAre("A1 number 0 !formula-to-calculate", "B1 number 5"));
}

TEST(SheetReader, WhatIsNoNumberNeverBecomesOne) {
  EXPECT_THAT(row_of("<c><v>abc</v></c><c><v>1,5</v></c><c><v>NaN</v></c><c t='b'><v>2</v></c>"
                     "<c t='s'><v>99</v></c><c t='s'><v>-1</v></c><c t='x'><v>1</v></c>"
                     "<c s='9'><v>1</v></c><c><v>1</v><v>2</v></c>"),
              ElementsAre("A1 error abc !bad-cell-value", "B1 error 1,5 !bad-cell-value",
                          "C1 error NaN !bad-cell-value", "D1 error 2 !bad-cell-value",
                          "E1 error 99 !no-such-text", "F1 error -1 !no-such-text",
                          "G1 error 1 !unknown-cell-type", "H1 error 1 !no-such-style",
                          "I1 error 12 !bad-cell-value"));
}

BookFile with_styles(const std::string& cells) {
  BookFile file = one_sheet("<row>" + cells + "</row>");
  file.formats =
      "<numFmt numFmtId='164' formatCode='0000'/>"
      "<numFmt numFmtId='165' formatCode='yyyy\\-mm\\-dd\\ h:mm:ss'/>";
  file.styles =
      "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='165'/><xf numFmtId='20'/>"
      "<xf numFmtId='164'/><xf numFmtId='46'/><xf numFmtId='170'/>";
  return file;
}

TEST(SheetReader, ReadsDatesByTheirFormat) {
  const std::string cells =
      "<c s='1'><v>41275</v></c><c s='2'><v>41275.5625</v></c><c s='3'><v>0.5625</v></c>"
      "<c s='0'><v>41275</v></c><c s='5'><v>1.5</v></c><c s='1'><v>60</v></c>"
      "<c t='d' s='1'><v>2013-01-01T00:00:00</v></c><c t='d' s='1'><v>2013-02-30</v></c>";
  EXPECT_THAT(
      cells_of(with_styles(cells).bytes()),
      ElementsAre("A1 date 2013-01-01", "B1 datetime 2013-01-01T13:30:00", "C1 time 13:30:00",
                  "D1 number 41275", "E1 time 36:00:00", "F1 error 60 !no-such-date",
                  "G1 date 2013-01-01", "H1 error 2013-02-30 !bad-cell-value"));
}

TEST(SheetReader, ANumberOfAFormatThatIsNotDefinedMayBeADate) {
  EXPECT_THAT(cells_of(with_styles("<c s='6'><v>41275</v></c>").bytes()),
              ElementsAre("A1 error 41275 !no-such-style"));
}

TEST(SheetReader, ReadsDatesOfWorkbooksThatCountFrom1904) {
  BookFile file = with_styles("<c s='1'><v>39813</v></c>");
  file.date1904 = true;
  EXPECT_THAT(cells_of(file.bytes()), ElementsAre("A1 date 2013-01-01"));
}

TEST(SheetReader, ACodeKeepsTheZeroThatItsFormatShows) {
  const std::string bytes =
      with_styles(
          "<c s='4'><v>301</v></c><c s='4'><v>1101</v></c><c s='4'><v>301.5</v></c>"
          "<c s='4'><v>-1</v></c>")
          .bytes();
  EXPECT_THAT(cells_of(bytes),
              ElementsAre("A1 text 0301", "B1 text 1101", "C1 number 301.5", "D1 number -1"));
  const Workbook book = Workbook::from_bytes(bytes);
  SheetReader reader(book, book.sheet("1"));
  Row row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_TRUE(row.cells[0].padded);
  EXPECT_EQ(row.cells[0].number, "301");
  EXPECT_FALSE(row.cells[1].padded);
}

TEST(SheetReader, TellsHiddenRows) {
  const std::string bytes =
      one_sheet("<row r='1'><c><v>1</v></c></row><row r='2' hidden='1'><c><v>2</v></c></row>")
          .bytes();
  const Workbook book = Workbook::from_bytes(bytes);
  SheetReader reader(book, book.sheet("1"));
  Row row;
  ASSERT_TRUE(reader.next(row));
  EXPECT_FALSE(row.hidden);
  ASSERT_TRUE(reader.next(row));
  EXPECT_TRUE(row.hidden);
  EXPECT_FALSE(reader.next(row));
  EXPECT_FALSE(reader.next(row)) << "the end stays the end";
}

TEST(SheetReader, ReadsPrefixedAndStrictWorkbooks) {
  for (const char* main : {"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                           "http://purl.oclc.org/ooxml/spreadsheetml/main"}) {
    const std::string office = std::string(main).find("purl") == std::string::npos
                                   ? "http://schemas.openxmlformats.org/officeDocument/2006/"
                                     "relationships"
                                   : "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const std::string root = " xmlns:x='" + std::string(main) + "' xmlns:k='" + office + "'>";
    ZipFile zip;
    zip.add("xl/workbook.xml", "<x:workbook" + root +
                                   "<x:sheets><x:sheet name='Ark1' k:id='a'/></x:sheets>"
                                   "</x:workbook>");
    zip.add("xl/_rels/workbook.xml.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            "<Relationship Id='a' Type='" +
                office + "/worksheet' Target='s.xml'/></Relationships>");
    zip.add("xl/s.xml", "<x:worksheet" + root +
                            "<x:sheetData><x:row r='2'><x:c r='B2'><x:v>7</x:v></x:c><c r='C2'>"
                            "<v>9</v></c></x:row></x:sheetData></x:worksheet>");
    EXPECT_THAT(cells_of(zip.bytes()), ElementsAre("B2 number 7")) << main;
  }
}

TEST(SheetReader, IgnoresCellsThatAreNoPartOfTheTable) {
  BookFile file = one_sheet("<row><c><v>1</v></c><extLst><c><v>2</v></c></extLst></row>");
  file.sheets[0].after = "<extLst><ext><row><c><v>3</v></c></row></ext></extLst>";
  EXPECT_THAT(cells_of(file.bytes()), ElementsAre("A1 number 1"));
}

TEST(SheetReader, RefusesASheetThatIsAChart) {
  ZipFile zip;
  zip.add("xl/workbook.xml",
          "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r="
          "'http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
          "<sheet name='Figur' r:id='a'/></sheets></workbook>");
  zip.add("xl/_rels/workbook.xml.rels",
          "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
          "<Relationship Id='a' Type='http://x/relationships/chartsheet' Target='c.xml'/>"
          "</Relationships>");
  zip.add("xl/c.xml", "<chartsheet/>");
  EXPECT_THAT(refusal([&] { cells_of(zip.bytes()); }), HasSubstr("\"Figur\" is a chart"));
}

}  // namespace
}  // namespace kv::etl::xlsx
