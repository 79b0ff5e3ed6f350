// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/cell_reference.h"

#include <gtest/gtest.h>

namespace kv::etl::xlsx {
namespace {

TEST(CellReference, ReadsTheCornersOfASheet) {
  const auto place = [](const char* text) {
    const auto found = parse_reference(text);
    return found ? std::pair(found->row, found->column) : std::pair<std::size_t, std::size_t>();
  };
  EXPECT_EQ(place("A1"), std::pair(std::size_t{1}, std::size_t{1}));
  EXPECT_EQ(place("Z9"), std::pair(std::size_t{9}, std::size_t{26}));
  EXPECT_EQ(place("AA10"), std::pair(std::size_t{10}, std::size_t{27}));
  EXPECT_EQ(place("$an$1072"), std::pair(std::size_t{1072}, std::size_t{40}));
  EXPECT_EQ(place("XFD1048576"), std::pair(std::size_t{1048576}, std::size_t{16384}));
}

TEST(CellReference, RefusesWhatIsNoCell) {
  for (const char* text : {"", "A", "1", "A0", "1A", "XFE1", "A1048577", "AAAAAAAAAAAAAAAAA1",
                           "A-1", "A1 ", "A99999999999999999999", "Æ1", "A1:B2", "$$A1"})
    EXPECT_FALSE(parse_reference(text)) << text;
}

TEST(CellReference, ReadsRangesInAnyOrder) {
  const CellRange range = parse_range("D5:B2").value_or(CellRange{});
  EXPECT_EQ(range.first.row, 2u);
  EXPECT_EQ(range.first.column, 2u);
  EXPECT_EQ(range.last.row, 5u);
  EXPECT_EQ(range.last.column, 4u);
  EXPECT_TRUE(parse_range("B2"));
  EXPECT_FALSE(parse_range("B2:"));
  EXPECT_FALSE(parse_range("A:C"));
}

}  // namespace
}  // namespace kv::etl::xlsx
