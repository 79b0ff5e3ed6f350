// SPDX-License-Identifier: MIT
#include "etl/value.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

Value read(const char* text, char decimal = '.') {
  const CellValue cell = parse_cell(text, decimal);
  EXPECT_EQ(cell.kind, CellKind::kNumber) << text;
  return number_value(cell);
}

TEST(Value, AWholeNumberIsTheSameHoweverItIsWritten) {
  EXPECT_EQ(read("100"), read("100.00")) << "a delivery with decimals would look like a revision";
  EXPECT_EQ(read("0"), read("-0.0"));
  EXPECT_FALSE(read("100") == read("100.01"));
}

TEST(Value, AStatusIsNoNumberAndNoOtherStatus) {
  Value suppressed;
  suppressed.status = kStatusSuppressed;
  Value missing;
  missing.status = kStatusNotApplicable;
  EXPECT_FALSE(suppressed == missing);
  EXPECT_FALSE(suppressed == read("0")) << "a suppressed cell would become 0";
}

TEST(Value, TextRoundTrips) {
  EXPECT_EQ(value_text(read("66.7")), "66.7");
  EXPECT_EQ(value_text(read("9,501338688", ',')), "9.501338688");
  EXPECT_EQ(value_text(read("9007199254740993")), "9007199254740993") << "a double would end in 2";
  for (const auto& [kind, symbol] : {std::pair{CellKind::kNotApplicable, "."},
                                     {CellKind::kNotAvailable, ".."},
                                     {CellKind::kSuppressed, ":"},
                                     {CellKind::kEmpty, "tom"},
                                     {CellKind::kInfinite, "Inf"}}) {
    Value value;
    value.status = status_of(kind);
    EXPECT_EQ(value_text(value), symbol);
  }
}

}  // namespace
}  // namespace kv::etl
