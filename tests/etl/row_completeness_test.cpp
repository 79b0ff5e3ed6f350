// SPDX-License-Identifier: MIT
// Rows that are likely to be missing at the end of a file.
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

// Labels differ in how many municipalities they concern; the last one has fewer than any other.
TEST(RowCompleteness, ALastLabelWithFewestRowsIsToldWhereLabelsDiffer) {
  const test::TempDir dir;
  const test::fs::path db = test::small_warehouse(dir);
  const char* codes[] = {"0101", "0104", "0136", "0301", "0901", "0904", "1902", "1903"};
  std::string text = "aar,enhet,tabellvariabel,tabell_navn,kommune_nr,land\n";
  const auto add = [&](const std::string& country, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i)
      text += "2012,personer,7,antall_land," + std::string(codes[i]) + "," + country + "\n";
  };
  for (const auto& [country, rows] :
       {std::pair("a", 8U), std::pair("b", 7U), std::pair("c", 6U), std::pair("d", 5U)})
    add(country, rows);
  const std::string whole = text;
  add("e", 2);
  const test::Outcome loaded =
      test::load(dir, db, "imdi-flat", "f.csv", text, {"--accept", "coverage"});
  ASSERT_EQ(loaded.code, 0) << loaded.err;
  EXPECT_NE(loaded.err.find("warning incomplete-label"), std::string::npos) << loaded.err;
  text = whole;
  add("e", 5);
  EXPECT_EQ(test::load(dir, db, "imdi-flat", "f.csv", text,
                       {"--vintage", "2030-01-01", "--accept", "coverage"})
                .err.find("incomplete-label"),
            std::string::npos);
}

}  // namespace
}  // namespace kv::etl
