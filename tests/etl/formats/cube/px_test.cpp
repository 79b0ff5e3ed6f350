// SPDX-License-Identifier: MIT
#include "etl/formats/cube/px.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/cube/recorder.h"

namespace kv::etl::test {
namespace {

using Cells = std::map<std::size_t, std::string>;

TEST(Px, ReadsACubeWithItsMetadata) {
  const Recorded read = px(small_px("1 2\n3 4;"));
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.warnings(), "");
  EXPECT_EQ(read.cells, (Cells{{0, "1"}, {1, "2"}, {2, "3"}, {3, "4"}}));
  EXPECT_EQ(read.cube.table, "07459");
  EXPECT_EQ(read.cube.title, "Befolkning, etter region, statistikkvariabel og år");
  EXPECT_EQ(updated_day(read.cube.updated), "2024-02-21");
  EXPECT_EQ(read.cube.unit, "personer");
  EXPECT_EQ(read.cube.decimals, 0);
  ASSERT_EQ(read.cube.dimensions.size(), 3U);
  EXPECT_EQ(read.cube.dimensions[0].role, CubeRole::kGeo);
  EXPECT_EQ(read.cube.dimensions[0].categories[1].code, "4203");
  EXPECT_EQ(read.cube.dimensions[1].role, CubeRole::kMetric);
  EXPECT_EQ(read.cube.dimensions[2].role, CubeRole::kTime);
}

// Three dots are what the file says they are: here, hidden for confidentiality.
TEST(Px, DotsAreWhatTheFileDeclares) {
  const Recorded read = px(small_px("\".\" \"..\" \"...\" \"-\";"));
  EXPECT_EQ(read.cells, (Cells{{0, "[.]"}, {1, "[..]"}, {2, "[:]"}, {3, "[-]"}}));
  EXPECT_EQ(px(small_px(". .. ... -;")).cells, read.cells);
  EXPECT_EQ(px(replaced(small_px("1 2 3 \"...\";"), "DATASYMBOL3=\":\";\n", "")).cells.at(3),
            "[...]");
}

TEST(Px, RowsThatAFileWithKeysLeavesOutAreZeros) {
  const std::string text =
      replaced(small_px("\"4203\",3 4\n;"), "DATASYMBOL3", "KEYS(\"region\")=CODES;\nDATASYMBOL3");
  const Recorded read = px(text);
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.cells, (Cells{{0, "0"}, {1, "0"}, {2, "3"}, {3, "4"}}));
  EXPECT_EQ(read.notes(), "rows-of-zeros");
  const std::string by_value =
      replaced(replaced(text, "KEYS(\"region\")=CODES", "KEYS(\"region\")=VALUES"), "\"4203\",3 4",
               "\"Arendal\",3 4");
  EXPECT_EQ(px(by_value).cells, read.cells);
}

TEST(Px, PeriodsAreWrittenAsStatisticsNorwayDoes) {
  const std::string quarters =
      replaced(replaced(replaced(small_px("1 2 3 4;"), R"(TLIST(A1),"2020","2021")",
                                 R"(TLIST(Q1),"20201","20202")"),
                        R"(VALUES("år")="2020","2021")", R"(VALUES("år")="1. kv. 20","2. kv. 20")"),
               R"(CODES("år")="2020","2021")", R"(CODES("år")="0","1")");
  const Recorded read = px(quarters);
  EXPECT_EQ(read.cube.dimensions.at(2).categories.at(0).code, "2020K1");
  EXPECT_EQ(read.cube.dimensions.at(2).categories.at(1).label, "2. kv. 20");
}

TEST(Px, EachCellKnowsItsLineAndColumn) {
  const Recorded read = px(small_px("1 2\n 30 \"..\";"));
  EXPECT_EQ(read.places.at(2).first, read.places.at(0).first + 1);
  EXPECT_EQ(read.places.at(2).second, 2U);
  EXPECT_EQ(read.places.at(3).second, 5U);
}

TEST(Px, NotesOfTheTableItsValuesAndItsCellsAreKept) {
  const std::string text =
      replaced(small_px("1 2 3 4;"), "DATASYMBOL3",
               "NOTE=\"Per 1. januar.#Ny linje.\";\n"
               "VALUENOTE(\"region\",\"Oslo\")=\"Hovedstad.\";\n"
               "DATANOTECELL(\"Oslo\",\"*\",\"2021\")=\"Rettet.\";\nDATASYMBOL3");
  EXPECT_THAT(px(text).cube.notes,
              testing::ElementsAre("Per 1. januar. Ny linje.", "region; Oslo: Hovedstad.",
                                   "Oslo; *; 2021: Rettet."));
}

TEST(Px, UnitsAndDecimalsOfOneContentsGoBeforeTheTables) {
  const std::string text =
      replaced(small_px("1.5 2 3 4;"), "DATASYMBOL3",
               "UNITS(\"Personer\")=\"1000 kr\";\n"
               "PRECISION(\"statistikkvariabel\",\"Personer\")=1;\nDATASYMBOL3");
  const CubeCategory content = px(text).cube.dimensions.at(1).categories.at(0);
  EXPECT_EQ(content.unit, "1000 kr");
  EXPECT_EQ(content.decimals, 1);
}

TEST(Px, OtherLanguagesAreLeftOutAndTold) {
  const std::string text =
      replaced(small_px("1 2 3 4;"), "DATASYMBOL3", "TITLE[en]=\"Population\";\nDATASYMBOL3");
  const Recorded read = px(text);
  EXPECT_THAT(read.cube.title, testing::StartsWith("Befolkning"));
  EXPECT_EQ(read.notes(), "other-languages");
}

TEST(Px, TheBytesDecideTheEncodingAndADifferenceIsTold) {
  EXPECT_EQ(px(small_px("1 2 3 4;"), "latin-1").warnings(), "declared-encoding");
  EXPECT_EQ(px(replaced(small_px("1 2 3 4;"), "utf-8", "iso-8859-1"), "latin-1").warnings(), "");
  EXPECT_EQ(px(replaced(small_px("1 2 3 4;"), "utf-8", "cp850"), "cp1252").errors(),
            "other-codepage");
}

}  // namespace
}  // namespace kv::etl::test
