// SPDX-License-Identifier: MIT
// What a mapping can say of a workbook, and what the loader tells of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "etl/loader.h"
#include "schema/error.h"
#include "tests/etl/formats/xlsx/xlsx_file.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

using test::cell;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using xlsx::BookFile;

// Cells of a row from column A on: "" is none, '…' a text, else a number; "=" a formula without a
// result.
std::string row(std::size_t number, const std::vector<std::string>& cells) {
  std::string xml = "<row r='" + std::to_string(number) + "'>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& text = cells[i];
    const std::string at = "<c r='" + column_letters(i + 1) + std::to_string(number) + "'";
    if (text.empty()) continue;
    if (text == "=")
      xml += at + "><f>SUM(A1)</f></c>";
    else if (text[0] == '#')
      xml += at + " s='1'><v>" + text.substr(1) + "</v></c>";
    else if (text.find_first_not_of("0123456789.") == std::string::npos && text != "." &&
             text != "..")
      xml += at + "><v>" + text + "</v></c>";
    else
      xml += at + " t='inlineStr'><is><t>" + text + "</t></is></c>";
  }
  return xml + "</row>";
}

std::string rows(std::size_t first, const std::vector<std::vector<std::string>>& list) {
  std::string xml;
  for (const auto& cells : list) xml += row(first++, cells);
  return xml;
}

BookFile book(const std::vector<std::vector<std::string>>& list, const std::string& merges = {}) {
  BookFile file = xlsx::one_sheet(rows(1, list));
  file.formats = "<numFmt numFmtId='164' formatCode='0000'/>";
  file.styles = "<xf numFmtId='0'/><xf numFmtId='164'/>";
  if (!merges.empty()) file.sheets[0].after = "<mergeCells>" + merges + "</mergeCells>";
  return file;
}

// A source with one measure, "antall" of the label column or header "Antall …".
Source source_of(const std::string& layouts) {
  return parse_source("test.sql",
                      "-- @source test\n-- @title T\n-- @publisher P\n-- @licence L\n"
                      "INSERT INTO indicator_in (code, title_nb, unit, decimals, kind,"
                      " sums_over_regions, sums_over_periods) VALUES"
                      " ('antall', 'A', 'personer', 0, 'count', 1, 1),"
                      " ('andre', 'B', 'personer', 0, 'count', 1, 1);\n\n" +
                          layouts);
}

const char* const kAntall =
    "INSERT INTO series (label, indicator, period) SELECT id, 'antall', '2021' FROM label;\n";
const char* const kSimple =
    "-- @layout simple\n-- @sheet *\n-- @header Kommune;Antall\n-- @region 1\n-- @value Antall\n";

class WorkbookLoad : public ::testing::Test {
 protected:
  LoadResult load(const BookFile& file, const Source& source, LoadOptions options = {}) {
    return load_bytes(file.bytes(), source, std::move(options));
  }
  LoadResult load_bytes(const std::string& bytes, const Source& source, LoadOptions options = {}) {
    const test::fs::path path = test::write_file(dir_ / "f.xlsx", bytes);
    options.accepted.insert("coverage");  // the tables have one or two municipalities
    SQLite::Database db(db_.string(), SQLite::OPEN_READWRITE);
    return load_files(db, source, {path}, options);
  }
  std::string value(const std::string& region, const std::string& indicator = "antall",
                    const std::string& period = "2021") {
    return cell(db_, indicator, region, period);
  }
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
};

std::string all(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings.all())
    text += std::string(severity_name(finding.severity)) + " " + finding.rule + " " +
            place(finding) + ": " + finding.message + "\n";
  return text;
}

TEST_F(WorkbookLoad, FindsTheTableBelowTitlesAndTakesFootnoteMarksOff) {
  const Source source = source_of(
      "-- @layout simple\n-- @sheet *\n-- @header Kommune;Antall\n-- @region 1\n-- @value Antall\n"
      "-- @period-from-title per 1. januar ((?:19|20)[0-9][0-9])\n"
      "INSERT INTO series (label, indicator, period) SELECT id, 'antall', file_period FROM "
      "label;\n");
  const LoadResult result = load(book({{"Kilde: NAV"},
                                       {"", "Tall per 1. januar 2021"},
                                       {},
                                       {"", "Kommune¹", "Antall²"},
                                       {"", "3001 Halden", "5"},
                                       {"", "0301 Oslo", "7"}}),
                                 source);
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("0301"), "7");
  const auto marks = test::of_rule(result.findings, "footnote-mark");
  ASSERT_THAT(marks, SizeIs(1)) << "marks that are taken off are counted";
  EXPECT_EQ(marks[0].sheet, "Ark1");
  EXPECT_THAT(marks[0].message, HasSubstr("2 text cell"));
  EXPECT_EQ(test::ask(db_, "SELECT layout || ' ' || sheet FROM load_file WHERE load_id = 2"),
            "simple Ark1");
  EXPECT_EQ(test::ask(db_, "SELECT coalesce(period, 'none') FROM load_file WHERE load_id = 2"),
            "none")
      << "the period stands in the file, and not in its name";
}

TEST_F(WorkbookLoad, NamesSheetRowAndColumnAsExcelShowsThem) {
  const LoadResult result =
      load(book({{}, {"", "", "Kommune", "Antall"}, {"", "", "0301 Oslo", "mange"}}),
           source_of(std::string(kSimple) + kAntall));
  const auto found = test::of_rule(result.findings, "not-a-number");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(place(found[0]), HasSubstr("f.xlsx, sheet \"Ark1\", row 3, column D (4)"));
  EXPECT_FALSE(result.written);
}

TEST_F(WorkbookLoad, ReadsTwoTablesSideBySide) {
  const Source source = source_of(
      std::string(kSimple) + kAntall +
      "\n-- @layout other\n-- @sheet *\n-- @header Sted;Andre\n-- @region 1\n-- @value Andre\n"
      "INSERT INTO series (label, indicator, period) SELECT id, 'andre', '2021' FROM label;\n");
  const LoadResult result = load(book({{"Kommune", "Antall", "", "Sted", "Andre"},
                                       {"3001", "1", "", "0301", "10"},
                                       {"0301", "2"},
                                       {"", "", "", "3001", "20"}}),
                                 source);
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("3001"), "1");
  EXPECT_EQ(value("0301", "andre"), "10");
  EXPECT_EQ(value("3001", "andre"), "20");
  EXPECT_EQ(test::ask(db_,
                      "SELECT group_concat(layout || ' in ' || name || ' ' || sheet, '; ')"
                      " FROM (SELECT layout, sheet, replace(name, rtrim(name, 'f.xlsx'), '')"
                      " AS name FROM load_file WHERE load_id = 2 ORDER BY file_no)"),
            "simple in f.xlsx Ark1; other in f.xlsx Ark1")
      << "the ledger says what was found where";
}

TEST_F(WorkbookLoad, FillsMergedHeadersAndPassesOverWhatTheyHide) {
  const Source source = source_of(
      "-- @layout wide\n-- @sheet *\n-- @header Kommune;Antall*;...\n-- @header.2 *;20*;...\n"
      "-- @region 1\n-- @value *\n"
      "INSERT INTO series (label, indicator, period) SELECT id, 'antall', header2 FROM label;\n");
  const LoadResult result =
      load(book({{"Kommune", "Antall personer"}, {"", "2020", "", "2021"}, {"0301", "4", "", "5"}},
                "<mergeCell ref='A1:A2'/><mergeCell ref='B1:D1'/><mergeCell ref='B2:C2'/>"
                "<mergeCell ref='B3:C3'/>"),
           source);
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("0301", "antall", "2020"), "4");
  EXPECT_EQ(value("0301", "antall", "2021"), "5") << "a column under a merged cell shifts the rest";
}

TEST_F(WorkbookLoad, PassesOverHeadingsSumsAndRepeatedHeadersOfBlocks) {
  const Source source = source_of(
      "-- @layout blocks\n-- @sheet *\n-- @header ;Antall\n-- @region 1\n-- @value Antall\n"
      "-- @headings yes\n-- @left-out I alt*\n-- @symbols \\* :\n" +
      std::string(kAntall));
  const LoadResult result = load(book({{"Østfold"},
                                       {"", "Antall"},
                                       {"I alt Østfold", "9"},
                                       {"3001 Halden", "9"},
                                       {},
                                       {"Oslo"},
                                       {"", "Antall"},
                                       {"I alt Oslo", "3"},
                                       {"0301 Oslo", "*"}}),
                                 source);
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("3001"), "9");
  EXPECT_EQ(value("0301"), ":");
  EXPECT_THAT(test::of_rule(result.findings, "row-left-out"), SizeIs(2));
  EXPECT_THAT(test::of_rule(result.findings, "headings"), SizeIs(1));
  EXPECT_THAT(test::of_rule(result.findings, "repeated-header"), SizeIs(1));
}

TEST_F(WorkbookLoad, FillsLabelsDownAndEndsAtTheBlankRow) {
  const Source source = source_of(
      "-- @layout tall\n-- @sheet *\n-- @header Kommune;År;Antall\n-- @region 1\n-- @value Antall\n"
      "-- @fill-down Kommune\n-- @ends blank-row\n"
      "INSERT INTO series (label, indicator, period) SELECT id, 'antall', \"År\" FROM label;\n");
  const LoadResult result = load(book({{"Kommune", "År", "Antall"},
                                       {"0301", "2020", "1"},
                                       {"", "2021", "2"},
                                       {},
                                       {"Kilde: SSB"}}),
                                 source);
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("0301"), "2");
  EXPECT_THAT(test::of_rule(result.findings, "rows-below"), SizeIs(1));
  EXPECT_THAT(test::of_rule(result.findings, "filled-down"), SizeIs(1));
}

TEST_F(WorkbookLoad, AFormulaWithoutItsResultIsMissingAndSaid) {
  const LoadResult result = load(book({{"Kommune", "Antall"}, {"3001", "="}, {"0301", "2"}}),
                                 source_of(std::string(kSimple) + kAntall));
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("3001"), "tom") << "0 would be a figure that nobody gave";
  EXPECT_THAT(test::of_rule(result.findings, "formula-without-value"), SizeIs(1));
}

TEST_F(WorkbookLoad, ResultsThatMayBePlaceholdersNeedAWord) {
  BookFile file = book({{"Kommune", "Antall"}, {"0301", "2"}});
  file.sheets[0].data +=
      "<row r='3'><c r='A3'><v>3001</v></c><c r='B3'><f>1+1</f><v>0</v></c></row>";
  file.properties = "<calcPr fullCalcOnLoad='1'/>";
  const Source source = source_of(std::string(kSimple) + kAntall);
  EXPECT_FALSE(load(file, source).written) << "a program that never calculates writes 0";
  LoadOptions options;
  options.accepted = {"formula-to-calculate"};
  EXPECT_TRUE(load(file, source, options).written);
}

TEST_F(WorkbookLoad, CodesThatAreNumbersGetTheirZeroBackAndAreCounted) {
  const LoadResult result =
      load(book({{"Kommune", "Antall"}, {"#301", "1"}, {"104", "2"}, {"3001", "3"}}),
           source_of(std::string(kSimple) + kAntall));
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("0301"), "1");
  EXPECT_EQ(value("0104"), "2");
  EXPECT_THAT(test::of_rule(result.findings, "code-formatted"), SizeIs(1));
  EXPECT_THAT(test::of_rule(result.findings, "code-padded"), SizeIs(1));
}

TEST_F(WorkbookLoad, HiddenSheetsAreNotReadUnlessTheLayoutSaysSo) {
  BookFile file = book({{"Kommune", "Antall"}, {"0301", "2"}});
  file.sheets.push_back(
      {"Gammel", rows(1, {{"Kommune", "Antall"}, {"0301", "99"}}), "hidden", {}, {}});
  const LoadResult both =
      load(file, source_of(std::string(kSimple) + "-- @hidden-sheets read\n" + kAntall));
  EXPECT_THAT(test::of_rule(both.findings, "duplicate-cell"), SizeIs(1));
  const LoadResult result = load(file, source_of(std::string(kSimple) + kAntall));
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("0301"), "2");
  const auto others = test::of_rule(result.findings, "sheet-not-read");
  ASSERT_THAT(others, SizeIs(1)) << "a sheet that is left out is named";
  EXPECT_EQ(others[0].value, "Gammel (hidden)");
}

TEST_F(WorkbookLoad, ANamedSheetWhoseHeaderChangedStopsTheLoad) {
  const std::string layout =
      "-- @layout simple\n-- @sheet Ark*\n-- @header Kommune;Antall\n-- @region 1\n-- @value "
      "Antall\n";
  const LoadResult result =
      load(book({{"Tittel"}, {"Kommune", "Antal"}, {"0301", "2"}}), source_of(layout + kAntall));
  const auto found = test::of_rule(result.findings, "unknown-layout");
  ASSERT_THAT(found, SizeIs(1)) << all(result.findings);
  EXPECT_EQ(found[0].value, "Antal");
  EXPECT_EQ(found[0].row, 2U);
  EXPECT_EQ(found[0].column, 2U);
}

TEST_F(WorkbookLoad, TextsBesideEmptyNumbersSayWhyTheyAreEmpty) {
  const Source source = source_of(
      "-- @layout beside\n-- @sheet *\n-- @header Kommune;Antall;merknad\n-- @region 1\n"
      "-- @value Antall\n-- @ignored merknad\n-- @empty-from Antall merknad\n-- @symbols Prikket* "
      ":\n" +
      std::string(kAntall));
  const LoadResult result = load(book({{"Kommune", "Antall", "merknad"},
                                       {"0301", "2"},
                                       {"3001", "", "Prikket (under 5)"},
                                       {"3002"}}),
                                 source);
  ASSERT_TRUE(result.written) << all(result.findings);
  EXPECT_EQ(value("3001"), ":");
  EXPECT_EQ(value("3002"), "tom");
}

TEST_F(WorkbookLoad, WhatIsNoWorkbookIsRefusedWithWhatToDo) {
  const Source source = source_of(std::string(kSimple) + kAntall);
  const std::string whole = book({{"Kommune", "Antall"}, {"0301", "2"}}).bytes();
  xlsx::ZipFile ods;
  ods.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet", false);
  const std::string old("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  for (const std::string& bytes :
       {whole.substr(0, whole.size() / 2), ods.bytes(), old + std::string(600, '\0'),
        std::string("Kommune;Antall\n0301;2\n"), std::string()}) {
    const LoadResult result = load_bytes(bytes, source);
    EXPECT_FALSE(result.written);
    const auto found = test::of_rule(result.findings, "bad-workbook");
    ASSERT_THAT(found, SizeIs(1)) << all(result.findings);
    EXPECT_FALSE(found[0].remedy.empty());
  }
  EXPECT_EQ(test::ask(db_, "SELECT count(*) FROM load"), "1");
}

TEST_F(WorkbookLoad, DamageAtTheEndOfASheetLoadsNothing) {
  BookFile file = book({{"Kommune", "Antall"}, {"0301", "2"}, {"3001", "3"}});
  file.sheets[0].data += "<row r='4'><c r='A4'><v>3002</v";
  const LoadResult result = load(file, source_of(std::string(kSimple) + kAntall));
  EXPECT_FALSE(result.written);
  EXPECT_TRUE(result.findings.has_errors());
}

TEST(SheetPlace, TagsThatCannotMeanAnythingAreRefusedWithTheirLine) {
  EXPECT_THROW(
      source_of(
          "-- @layout a\n-- @header K;A\n-- @region 1\n-- @value A\n-- @headings yes\nSELECT 1;\n"),
      Error)
      << "a tag of workbooks in a layout of text files would do nothing";
  EXPECT_THROW(source_of(std::string(kSimple) + "-- @columns N:B\n" + kAntall), Error);
  EXPECT_THROW(source_of(std::string(kSimple) + "-- @ends never\n" + kAntall), Error);
  const Source source = source_of(std::string(kSimple) + "-- @columns B:\n" + kAntall);
  EXPECT_EQ(source.layouts[0].place.first_column, 2U);
  EXPECT_EQ(source.layouts[0].place.last_column, 0U);
}

}  // namespace
}  // namespace kv::etl
