// SPDX-License-Identifier: MIT
#include "etl/formats/cube/status_table.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

TEST(StatusTable, GivesEachCellItsOwnSign) {
  StatusTable table;
  ASSERT_TRUE(table.set(7, ":"));
  ASSERT_TRUE(table.set(2, ".."));
  ASSERT_TRUE(table.set(3, ""));
  EXPECT_EQ(table.sort(), std::nullopt);
  for (const std::size_t index : {0U, 2U, 3U, 7U, 8U, 2U, 7U})  // forwards and back
    EXPECT_EQ(table.at(index), index == 2 ? ".." : index == 7 ? ":" : "") << index;
}

TEST(StatusTable, TellsACellWithTwoSigns) {
  StatusTable table;
  table.set(4, ".");
  table.set(1, ".");
  table.set(4, ":");
  EXPECT_EQ(table.sort(), 4U);
}

TEST(StatusTable, DoesNotTakeAMillionDifferentSigns) {
  StatusTable table;
  for (std::uint32_t i = 0; i < StatusTable::kMaxSymbols; ++i)
    ASSERT_TRUE(table.set(i, std::to_string(i)));
  EXPECT_FALSE(table.set(0, "one more"));
  EXPECT_TRUE(table.set(0, "5"));
}

}  // namespace
}  // namespace kv::etl
