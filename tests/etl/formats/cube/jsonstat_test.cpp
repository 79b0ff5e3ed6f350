// SPDX-License-Identifier: MIT
#include "etl/formats/cube/jsonstat.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/cube/recorder.h"

namespace kv::etl::test {
namespace {

using Cells = std::map<std::size_t, std::string>;

TEST(Jsonstat, ReadsADenseCubeWithItsMetadata) {
  const Recorded read = jsonstat(small_cube(R"("value":[1,2,3,4])"));
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.cells, (Cells{{0, "1"}, {1, "2"}, {2, "3"}, {3, "4"}}));
  EXPECT_EQ(read.cube.table, "07459");
  EXPECT_EQ(read.cube.source, "Statistisk sentralbyrå");
  EXPECT_EQ(read.cube.updated, "2024-02-21T07:00:00Z");
  EXPECT_EQ(read.cube.language, "no");
  EXPECT_THAT(read.cube.notes, testing::ElementsAre("Per 1. januar."));
  ASSERT_EQ(read.cube.dimensions.size(), 3U);
  const CubeDimension& region = read.cube.dimensions[0];
  EXPECT_EQ(region.role, CubeRole::kGeo);
  EXPECT_EQ(region.categories[0].code, "0301");  // by position, not by the order of the text
  EXPECT_EQ(region.categories[1].label, "Arendal");
  const CubeCategory& content = read.cube.dimensions[1].categories[0];
  EXPECT_EQ(content.unit, "personer");
  EXPECT_EQ(content.decimals, 0);
}

// Five things that are not a number must stay five things, in each form that status comes in.
TEST(Jsonstat, StatusAsObjectListAndText) {
  const Cells expected = {{0, "1"}, {1, "[..]"}, {2, "[:]"}, {3, "[.]"}};
  EXPECT_EQ(
      jsonstat(small_cube(R"("value":[1,null,null,null],"status":{"1":"..","2":":","3":"."})"))
          .cells,
      expected);
  EXPECT_EQ(
      jsonstat(small_cube(R"("value":[1,null,null,null],"status":[null,"..",":","."])")).cells,
      expected);
  EXPECT_EQ(jsonstat(small_cube(R"("status":["","..",":","."],"value":[1,null,null,null])")).cells,
            expected);
  EXPECT_EQ(jsonstat(small_cube(R"("value":[null,null,null,null],"status":"..")")).cells,
            (Cells{{0, "[..]"}, {1, "[..]"}, {2, "[..]"}, {3, "[..]"}}));
}

TEST(Jsonstat, SparseValuesAreNotZeros) {
  const Recorded read = jsonstat(small_cube(R"("value":{"3":7,"0":5},"status":{"2":":"})"));
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.cells, (Cells{{0, "5"}, {2, "[:]"}, {3, "7"}}));
  EXPECT_EQ(read.notes(), "cells-not-listed");
  EXPECT_THAT(read.problems.notes.problems()[0].message, testing::HasSubstr("1 of 4"));
}

TEST(Jsonstat, ANullWithoutAStatusIsTold) {
  const Recorded read = jsonstat(small_cube("\"value\":[1,null,\nnull,4]"));
  EXPECT_EQ(read.cells.at(1), "[]");
  ASSERT_EQ(read.warnings(), "null-without-status");
  EXPECT_THAT(read.problems.warnings.problems()[0].message, testing::HasSubstr("2 cell(s)"));
}

TEST(Jsonstat, AMarkBesideANumberIsTold) {
  const Recorded read = jsonstat(small_cube(R"("value":[1,2,3,4],"status":{"0":"p","3":"p"})"));
  EXPECT_EQ(read.cells.at(3), "4");
  ASSERT_EQ(read.warnings(), "mark-not-kept");
  EXPECT_THAT(read.problems.warnings.problems()[0].message, testing::HasSubstr("2 number(s)"));
}

// The members of an object have no order; servers differ in it.
TEST(Jsonstat, ValuesMayComeBeforeTheDimensions) {
  const std::string whole = small_cube(R"("value":[1,null,3,4],"status":{"1":":"})");
  const std::string values = R"("value":[1,null,3,4],"status":{"1":":"})";
  const std::string first = "{" + values + "," + replaced(whole, ",\n" + values, "").substr(1);
  const Recorded read = jsonstat(first);
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.cells, jsonstat(whole).cells);
  EXPECT_EQ(read.cube.table, "07459");
}

TEST(Jsonstat, NumbersAreWhatTheyAre) {
  const Recorded read = jsonstat(small_cube(R"("value":[9007199254740993,-0,0.5,1e2])"));
  EXPECT_EQ(read.cells,
            (Cells{{0, "9007199254740993"}, {1, "0"}, {2, "0.500000"}, {3, "100.000000"}}));
}

// "why" shows this place to a person who looks for the figure in the file.
TEST(Jsonstat, EachCellKnowsItsLineAndColumn) {
  const Recorded read = jsonstat(small_cube("\"value\":[1,2,\n  30, 40]"));
  EXPECT_EQ(read.places.at(0).second, 10U);
  EXPECT_EQ(read.places.at(2),
            (std::pair<std::size_t, std::size_t>{read.places.at(0).first + 1, 3}));
  EXPECT_EQ(read.places.at(3).second, 7U);
}

TEST(Jsonstat, AByteOrderMarkIsNoPartOfTheText) {
  EXPECT_EQ(jsonstat("\xEF\xBB\xBF" + small_cube(R"("value":[1,2,3,4])")).cells.size(), 4U);
}

TEST(Jsonstat, OneCategoryNeedsNoIndex) {
  const std::string text =
      replaced(small_cube(R"("value":[1,2,3,4])"), R"("index":["Personer1"],)", "");
  EXPECT_EQ(jsonstat(text).cube.dimensions.at(1).categories.at(0).code, "Personer1");
}

TEST(Jsonstat, TheTablesNumberMayStandInTheTitle) {
  const std::string text =
      replaced(small_cube(R"("value":[1,2,3,4])"), R"("tableid":"07459",)", "");
  EXPECT_EQ(jsonstat(text).cube.table, "07459");
}

TEST(Jsonstat, ARoleThatIsNotKnownIsTold) {
  const Recorded read = jsonstat(replaced(small_cube(R"("value":[1,2,3,4])"), R"("time":["Tid"],)",
                                          R"("time":["Tid"],"unit":["Tid"],)"));
  EXPECT_EQ(read.errors(), "");
  EXPECT_EQ(read.warnings(), "unknown-role");
}

}  // namespace
}  // namespace kv::etl::test
