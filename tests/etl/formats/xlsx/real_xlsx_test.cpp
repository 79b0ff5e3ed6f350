// SPDX-License-Identifier: MIT
#include <cctype>
#include <charconv>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <optional>

#include "etl/formats/xlsx/sheet_records.h"
#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using xlsx::Cell;
using xlsx::CellKind;

const fs::path kData = fs::path(KV_SOURCE_DIR) / ".." / "shared" / "data";

// Counted with another reader (openpyxl 3.0.9). `sum` is that of all cells that hold a number.
struct Expected {
  const char* file;
  const char* sheet;
  std::size_t rows;
  std::size_t columns;
  std::size_t texts;
  std::size_t numbers;
  std::size_t merges;
  double sum;
};

constexpr const char* kNav = "panel/nav_HL060_helt_ledige_kommune_maaned.xlsx";
constexpr const char* kAreas = "panel/ssb_arealprofiler_alle_kommuner_alle_aar.xlsx";
constexpr const char* kRefugees = "imdi/ukraina2024/app_flyktninger_oppsummert.xlsx";

constexpr Expected kSheets[] = {
    {kRefugees, "Sheet1", 1072, 40, 13846, 18355, 0, 22068264.62395198},
    {"imdi/ukraina2024/ema.xlsx", "Sheet1", 1081, 8, 4523, 3045, 0, 4370127},
    {"introprogram/SSB10824_intro_arbutd_fylke_2021.xlsx", "DeltakereProg1", 78, 2, 56, 11, 0, 666},
    {"introprogram/intro_andel_arbutd_fylke.xlsx", "Ark2", 19, 6, 26, 87, 0, 5473},
    {"klass/csdata_norway_locations_2026.xlsx", "Sheet1", 855, 12, 7314, 1355, 0, 2660675},
    {kNav, "0. Om tabellene", 26, 12, 19, 0, 27, 0},
    {kNav, "1. Fylke Antall", 22, 14, 41, 140, 22, 1064796},
    {kNav, "2. Fylke Prosent av arbeidsstyr", 22, 14, 61, 120, 22, 213.6},
    {kNav, "3. Kommune Antall", 414, 12, 662, 3566, 4, 1064504},
    {kNav, "4. Kommune Prosent av arbeidsst", 415, 12, 702, 3526, 4, 5827.2},
    {kNav, "Telemark", 43, 15, 90, 386, 0, 205444.74674077265},
    {kNav, "Viz", 40, 3, 36, 51, 0, 64927.45142857143},
    {kAreas, "Ark1", 73044, 6, 221634, 145620, 0, 155404756.37287986},
};

class RealSheet : public testing::TestWithParam<Expected> {};

TEST_P(RealSheet, HasTheCellsAndTheSumThatAnotherReaderFinds) {
  const Expected& expected = GetParam();
  if (!fs::exists(kData / expected.file))
    GTEST_SKIP() << "not here: " << expected.file << " (see shared/data)";
  const xlsx::Workbook book(kData / expected.file);
  const xlsx::Sheet& sheet = book.sheet(expected.sheet);
  const xlsx::Survey found = xlsx::survey(book, sheet);
  EXPECT_EQ(found.last_row, expected.rows);
  EXPECT_EQ(found.last_column, expected.columns);
  EXPECT_EQ(found.merges.size(), expected.merges);

  xlsx::SheetReader reader(book, sheet);
  xlsx::Row row;
  std::size_t texts = 0;
  std::size_t numbers = 0;
  double sum = 0;
  double lost = 0;  // what rounding took (Kahan)
  while (reader.next(row))
    for (const Cell& cell : row.cells) {
      EXPECT_EQ(cell.issue, xlsx::CellIssue::kNone) << row.number << " " << cell.text;
      texts += cell.kind == CellKind::kText;
      if (cell.kind != CellKind::kNumber) continue;
      ++numbers;
      double value = 0;
      std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), value);
      const double next = sum + (value - lost);
      lost = (next - sum) - (value - lost);
      sum = next;
    }
  EXPECT_EQ(texts, expected.texts);
  EXPECT_EQ(numbers, expected.numbers);
  EXPECT_DOUBLE_EQ(sum, expected.sum);
  EXPECT_THAT(reader.problems(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Shared, RealSheet, testing::ValuesIn(kSheets),
                         [](const testing::TestParamInfo<Expected>& sheet) {
                           std::string name;
                           for (const char c : fs::path(sheet.param.file).stem().string() + "_" +
                                                   sheet.param.sheet)
                             name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
                           return name;
                         });

// Rows `from` to `to` of a sheet's records.
std::vector<std::vector<std::string>> records(const xlsx::Workbook& book, const char* sheet,
                                              const RecordOptions& options) {
  SheetRecords reader(book, book.sheet(sheet), options);
  std::vector<std::vector<std::string>> out;
  std::vector<std::string_view> fields;
  while (reader.next(fields)) out.emplace_back(fields.begin(), fields.end());
  EXPECT_THAT(reader.problems(), IsEmpty());
  return out;
}

class RealRecords : public testing::Test {
 protected:
  void need(const char* file) {
    if (!fs::exists(kData / file)) GTEST_SKIP() << "not here: " << file << " (see shared/data)";
    book_.emplace(kData / file);
  }
  std::optional<xlsx::Workbook> book_;
};

TEST_F(RealRecords, UnemployedByMunicipalityAndMonth) {
  need(kNav);
  if (!book_) return;
  const auto title = records(*book_, "3. Kommune Antall",
                             {.first_row = 3, .last_row = 3, .first_column = 3, .header_rows = 1});
  EXPECT_EQ(title[0].front(), "Kommune¹. Antall²");
  EXPECT_EQ(title[0].back(), "Kommune¹. Antall²") << "merged over the table";
  const auto plain = records(
      *book_, "3. Kommune Antall",
      {.first_row = 3, .last_row = 3, .first_column = 3, .last_column = 3, .strip_notes = true});
  EXPECT_EQ(plain[0].front(), "Kommune. Antall");
  EXPECT_THAT(records(*book_, "3. Kommune Antall",
                      {.first_row = 200, .last_row = 200, .first_column = 2, .last_column = 4}),
              ElementsAre(ElementsAre("3436 Nord-Fron", "60", "55")));
}

TEST_F(RealRecords, AMergedNumberOfACountyIsCountedOnce) {
  need(kNav);
  if (!book_) return;
  EXPECT_THAT(
      records(
          *book_, "1. Fylke Antall",
          {.first_row = 8, .last_row = 9, .first_column = 3, .last_column = 6, .header_rows = 1}),
      ElementsAre(ElementsAre("", "Januar", "Januar", "Februar"),
                  ElementsAre("I alt", "74143", "", "64439")));
}

TEST_F(RealRecords, LandUseKeepsTheFilesDigits) {
  need(kAreas);
  if (!book_) return;
  EXPECT_THAT(
      records(*book_, "1", {.first_row = 1, .last_row = 2, .first_column = 2, .last_column = 5}),
      ElementsAre(ElementsAre("kommunenr", "kommune", "år", "verdi"),
                  ElementsAre("0301", "Oslo", "2024", "40.664633167442616")));
}

TEST_F(RealRecords, SmallNumbersOfMinorsStayAsTheyArePublished) {
  need("imdi/ukraina2024/ema.xlsx");
  if (!book_) return;
  EXPECT_THAT(records(*book_, "Sheet1", {.first_row = 3, .last_row = 3}),
              ElementsAre(ElementsAre("2022", "1101", "2022", "Eigersund", "1101", "", "<5",
                                      "Prikket (<5)")));
}

TEST_F(RealRecords, ATableThatWasExportedWithItsNotesBelow) {
  need("introprogram/SSB10824_intro_arbutd_fylke_2021.xlsx");
  if (!book_) return;
  EXPECT_THAT(records(*book_, "DeltakereProg1", {.first_row = 4, .last_row = 9}),
              ElementsAre(ElementsAre("", "2021"), ElementsAre("", "Begge kjønn"),
                          ElementsAre("", "Ett år tidligere"),
                          ElementsAre("", "1 Sysselsatt og / eller under utdanning, i alt"),
                          ElementsAre("30 Viken", "65"), ElementsAre("03 Oslo", "57")));
}

}  // namespace
}  // namespace kv::etl
