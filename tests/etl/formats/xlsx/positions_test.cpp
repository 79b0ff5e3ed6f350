// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/positions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/csv_helpers.h"
#include "tests/etl/formats/xlsx/rows.h"

namespace kv::etl::xlsx {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Read {
  std::vector<std::string> cells;
  std::vector<std::string> found;
};

Read read(const std::string& data) {
  std::vector<Problem> problems;
  Read out;
  out.cells = cells_of(one_sheet(data).bytes(), "1", &problems);
  out.found = places(problems);
  return out;
}

TEST(Positions, AreThoseThatExcelShows) {
  const Read out = read(
      "<row r='3'><c r='B3'><v>1</v></c><c r='E3'><v>2</v></c></row>"
      "<row r='7'><c r='A7'><v>3</v></c></row>");
  EXPECT_THAT(out.cells, ElementsAre("B3 number 1", "E3 number 2", "A7 number 3"));
  EXPECT_THAT(out.found, IsEmpty());
}

TEST(Positions, FollowOneAnotherWhereTheFileDoesNotSay) {
  const Read out = read(
      "<row><c><v>1</v></c><c><v>2</v></c></row><row r='5'><c r='C5'><v>3</v></c><c><v>4</v></c>"
      "</row><row><c><v>5</v></c></row>");
  EXPECT_THAT(out.cells, ElementsAre("A1 number 1", "B1 number 2", "C5 number 3", "D5 number 4",
                                     "A6 number 5"));
  EXPECT_THAT(out.found, IsEmpty());
}

TEST(Positions, CellsInAnotherOrderArePutInOrder) {
  const Read out =
      read("<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>");
  EXPECT_THAT(out.cells, ElementsAre("A1 number 1", "B1 number 2", "C1 number 3"));
  EXPECT_THAT(out.found, IsEmpty());
}

TEST(Positions, RowsInAnotherOrderAreTold) {
  const Read out = read(
      "<row r='5'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>"
      "<row r='5'><c><v>3</v></c></row>");
  EXPECT_THAT(out.cells, ElementsAre("A5 number 1", "A2 number 2", "A5 number 3"));
  EXPECT_THAT(out.found, ElementsAre("row-order@2:0", "row-order@5:0"));
}

TEST(Positions, ACellThatStandsTwiceIsTold) {
  const Read out =
      read("<row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='A1'><v>9</v></c></row>");
  EXPECT_THAT(out.cells, ElementsAre("A1 number 1", "B1 number 2"));
  EXPECT_THAT(out.found, ElementsAre("duplicate-cell-ref@1:1"));
}

TEST(Positions, ReferencesThatAreNoneAreTold) {
  const Read out = read(
      "<row r='0'><c r='Q'><v>1</v></c></row><row r='2'><c r='A3'><v>2</v></c></row>"
      "<row r='1048577'><c><v>3</v></c></row>");
  EXPECT_THAT(out.cells, ElementsAre("A1 number 1", "A2 number 2", "A3 number 3"));
  EXPECT_THAT(out.found, ElementsAre("row-number@1:0", "bad-reference@1:1", "cell-outside-row@2:1",
                                     "row-number@3:0"));
}

TEST(Positions, MoreCellsThanColumnsAreRefused) {
  std::string cells;
  for (int i = 0; i <= 16'384; ++i) cells += "<c/>";
  EXPECT_THAT(refusal([&] { read("<row>" + cells + "</row>"); }), HasSubstr("16384"));
  cells.clear();
  for (int i = 0; i <= 16'384; ++i) cells += "<c r='A1'/>";
  EXPECT_THAT(refusal([&] { read("<row>" + cells + "</row>"); }), HasSubstr("16384"));
}

}  // namespace
}  // namespace kv::etl::xlsx
