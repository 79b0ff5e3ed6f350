// SPDX-License-Identifier: MIT
#include "etl/extract.h"

#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include "etl/embedded_sql.h"
#include "etl/formats/csv.h"
#include "tests/etl/support.h"

namespace kv::etl {
namespace {

// Extracts text of source imdi-bosetting (long) into a batch of one file.
struct Extraction {
  explicit Extraction(const std::string& text, const char* source = "imdi-bosetting") {
    batch.files.emplace_back().name = "f.csv";
    const HeaderMatch header = match_header(text, find_source(source), "f.csv", findings);
    if (!header.layout) throw std::runtime_error("the header fits no layout");
    batch.files[0].layout = header.layout;
    CsvReader records(text, header.separator);
    extract_cells(records, header, 0, batch, findings);
  }
  Findings findings;
  Batch batch;
};

const std::string kHeader = "Enhet;År;Kommunenummer;Kommune;Bosetting;Antall\n";

TEST(ExtractCells, ReadsRegionLabelAndValueWithTheirPlace) {
  const Extraction e(kHeader + "Personer;2012;0901;Risør;Vedtak om bosetting;18\n");
  ASSERT_EQ(e.batch.cells.size(), 1U);
  EXPECT_EQ(e.batch.cells[0].value.integer, 18);
  EXPECT_EQ(e.batch.cells[0].at.row, 2U);
  EXPECT_EQ(e.batch.cells[0].at.column, 6U);
  EXPECT_EQ(e.batch.regions[0].code, "0901");
  EXPECT_EQ(e.batch.regions[0].name, "Risør");
  EXPECT_EQ(e.batch.files[0].label_columns, (std::vector<std::string>{"Enhet", "År", "Bosetting"}));
  EXPECT_EQ(e.batch.labels[0].texts,
            (std::vector<std::string>{"Personer", "2012", "Vedtak om bosetting"}));
}

TEST(ExtractCells, FollowsTheNamesOfPermutedColumns) {
  const Extraction e(
      "Antall;Kommune;Kommunenummer;År;Bosetting;Enhet\n18;Risør;0901;2012;Vedtak om "
      "bosetting;Personer\n");
  ASSERT_EQ(e.batch.cells.size(), 1U);
  EXPECT_EQ(e.batch.cells[0].value.integer, 18);
  EXPECT_EQ(e.batch.cells[0].at.column, 1U);
  EXPECT_EQ(e.batch.regions[0].code, "0901");
}

TEST(ExtractCells, RowsWithTheSameLabelShareIt) {
  const Extraction e(
      kHeader +
      "Personer;2012;0901;;Vedtak om bosetting;1\nPersoner;2012;0904;;Vedtak om bosetting ;2\n" +
      "Personer;2013;0901;;Vedtak om bosetting;3\n");
  EXPECT_EQ(e.batch.cells[0].label, e.batch.cells[2].label == 0 ? 1U : 0U);
  for (const Label& label : e.batch.labels)
    EXPECT_EQ(label.texts[2], "Vedtak om bosetting") << "spaces make a new measure";
}

TEST(ExtractCells, EverySymbolKeepsItsOwnStatus) {
  const Extraction e(kHeader +
                     "P;2012;0901;;b;.\nP;2012;0901;;c;..\nP;2012;0901;;d;:\nP;2012;0901;;e;\nP;"
                     "2012;0901;;f;Inf\n" +
                     "P;2012;0901;;g;0\nP;2012;0901;;h;-\n");
  std::vector<int> found;
  for (std::size_t i = 0; i < e.batch.cells.size(); ++i)
    found.push_back(e.batch.cells[i].value.status);
  EXPECT_EQ(found, (std::vector<int>{1, 2, 3, 4, 5, 0, 0}));
  EXPECT_EQ(e.batch.files[0].repairs.nil_symbols, 1U) << "a dash that was read as 0 must be told";
}

TEST(ExtractCells, LettersInANumberAreNamedWithRowColumnAndValue) {
  const Extraction e(kHeader + "P;2012;0901;;b;1O\nP;2012;0904;;b;2\n");
  const auto found = test::of_rule(e.findings, "not-a-number");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].row, 2U);
  EXPECT_EQ(found[0].column, 6U);
  EXPECT_EQ(found[0].value, "1O");
  EXPECT_TRUE(e.findings.has_errors());
}

TEST(ExtractCells, AFileMayHaveTheOtherDecimalMarkThroughout) {
  const Extraction e(kHeader + "P;2012;0901;;b;12\nP;2012;0904;;b;66,7\nP;2012;1902;;b;1,234\n");
  ASSERT_EQ(e.batch.cells.size(), 3U);
  EXPECT_EQ(e.batch.cells[1].value.real, 66.7) << "66,7 was read as 667 or 66";
  EXPECT_EQ(e.batch.cells[2].value.real, 1.234) << "the number before has said what a comma is";
  EXPECT_EQ(e.batch.files[0].repairs.other_decimals, 2U) << "it must be told";
}

TEST(ExtractCells, AMarkThatMayBeEitherIsNoNumber) {
  for (const char* rows :
       {"P;2012;0901;;b;1,234\n", "P;2012;0901;;b;-123,456\n", "P;2012;0901;;b;−12,345\n",
        "P;2012;0901;;b;1,234\u202f\n", "P;2012;0901;;b;6.5\nP;2012;0904;;b;6,5\n",
        "P;2012;0901;;b;6,5\nP;2012;0904;;b;6.5\n"})
    EXPECT_EQ(test::of_rule(Extraction(kHeader + rows).findings, "not-a-number").size(), 1U)
        << rows << " was taken for thousands or decimals without a word";
  EXPECT_TRUE(test::of_rule(Extraction(kHeader + "P;2012;0901;;b;0,234\n").findings, "not-a-number")
                  .empty());
}

TEST(ExtractCells, ARowOfAnotherWidthIsNamedAndNotRead) {
  const Extraction e(kHeader + "P;2012;0901;b;7\nP;2012;0904;;b;8;9\nP;2012;1902;;b;5;;\n");
  const auto found = test::of_rule(e.findings, "ragged-row");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].row, 2U);
  EXPECT_EQ(found[0].message, "The row has 5 cells; the header has 6.");
  EXPECT_EQ(found[1].message, "The row has 7 cells; the header has 6.");
  EXPECT_EQ(e.batch.cells.size(), 1U) << "empty cells beyond the header are harmless";
}

TEST(ExtractCells, ACellUnderNoHeaderIsNotDroppedInSilence) {
  const Extraction e(
      "Enhet;År;Kommunenummer;Kommune;Bosetting;Antall;;\nP;2012;0901;;b;7;;\nP;2012;0904;;b;8;99;"
      "\n");
  const auto found = test::of_rule(e.findings, "ragged-row");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].row, 3U);
}

TEST(ExtractCells, AFileThatEndsInTheMiddleOfALineIsCutOff) {
  const Extraction e(kHeader + "P;2012;0901;;b;18");
  ASSERT_EQ(test::of_rule(e.findings, "no-final-newline").size(), 1U)
      << "188 cut to 18 would be loaded";
  EXPECT_TRUE(test::of_rule(e.findings, "no-final-newline")[0].acceptable);
}

TEST(ExtractCells, NoRowsAreAnErrorAndBlankRowsAreCounted) {
  EXPECT_EQ(test::of_rule(Extraction(kHeader).findings, "no-rows").size(), 1U);
  const Extraction e(kHeader + "\n\nP;2012;0901;;b;18\n\n");
  ASSERT_EQ(test::of_rule(e.findings, "blank-row").size(), 1U);
  EXPECT_EQ(e.batch.cells[0].at.row, 4U)
      << "the row named would not be the one a spreadsheet shows";
}

TEST(ExtractCells, WhatIsNoCodeIsNamedOnce) {
  const Extraction e(kHeader + "P;2012;Risør;;b;1\nP;2012;Risør;;b;2\nP;2012;09;;b;2\n");
  const auto found = test::of_rule(e.findings, "not-a-code");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].row, 2U);
  EXPECT_EQ(found[0].column, 3U);
  EXPECT_EQ(found[0].value, "Risør");
}

TEST(ExtractCells, AnEmptyCellOfTheWideLayoutIsNoCell) {
  const Extraction e(
      "Region;Navn;Bosetting: a;Bosetting: a\n;;Enhet: P;Enhet: P\n;;År: 2012;År: "
      "2013\nK0901;Risør;;5\n");
  ASSERT_EQ(e.batch.cells.size(), 1U);
  EXPECT_EQ(e.batch.labels[e.batch.cells[0].label].texts,
            (std::vector<std::string>{"Bosetting: a", "Enhet: P", "År: 2013"}));
  EXPECT_EQ(e.batch.files[0].repairs.cells_absent, 1U);
}

class ExtractRows : public ::testing::Test {
 protected:
  ExtractRows() {
    db_.exec(std::string(embedded_sql("staging.sql")));
    batch_.files.resize(2);
  }
  void extract(std::size_t file, const std::string& text) {
    const HeaderMatch header = match_header(text, find_source("klass-131"), "f.csv", findings_);
    ASSERT_NE(header.layout, nullptr);
    batch_.files[file].layout = header.layout;
    CsvReader records(text, header.separator);
    extract_rows(records, header, file, batch_, db_, findings_);
  }
  Findings findings_;
  Batch batch_;
  SQLite::Database db_{":memory:", SQLite::OPEN_READWRITE};
};

TEST_F(ExtractRows, ASecondFileMayHaveItsColumnsInAnotherOrder) {
  extract(0, "name,code,label,variant,validFrom,validTo\n1,0101,Halden,1,1838-01-01,NA\n");
  extract(1, "validTo,validFrom,variant,label,code,name\nNA,1838-01-01,1,Oslo,0301,2\n");
  EXPECT_EQ(db_.execAndGet("SELECT label || code || validFrom FROM klass_node WHERE file = 1")
                .getString(),
            "Oslo03011838-01-01")
      << "names would be read as dates";
}

TEST_F(ExtractRows, EmptyColumnsAtTheEndAreNoColumns) {
  extract(0, "name,code,label,variant,validFrom,validTo,,\n1,0101,Halden,1,1838-01-01,NA,,\n");
  EXPECT_EQ(db_.execAndGet("SELECT count(*) FROM klass_node").getInt(), 1);
}

}  // namespace
}  // namespace kv::etl
