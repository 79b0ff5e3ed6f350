// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/number_format.h"

#include <gtest/gtest.h>

namespace kv::etl::xlsx {
namespace {

FormatKind kind(const char* code) {
  return parse_format(code).kind;
}

TEST(NumberFormat, TellsDatesFromTimesAndFromBoth) {
  for (const char* code :
       {"yyyy-mm-dd", "dd.mm.yyyy", "d/m/yy;@", "[$-414]d. mmmm yyyy;@", "mmm-yy", "m/d", "MM",
        "yyyy", "\"Dato: \"dd.mm.yyyy", "mmmm", "yyyy/m/d(aaa)"})
    EXPECT_EQ(kind(code), FormatKind::kDate) << code;
  for (const char* code : {"h:mm", "hh:mm:ss", "mm:ss", "mm:ss.0", "h:mm AM/PM", "h AM/PM"})
    EXPECT_EQ(kind(code), FormatKind::kTime) << code;
  for (const char* code : {"yyyy-mm-dd h:mm:ss", "m/d/yy h:mm", "dd.mm.yyyy\\ hh:mm", "h:mm d.m."})
    EXPECT_EQ(kind(code), FormatKind::kDateTime) << code;
  for (const char* code : {"[h]:mm:ss", "[mm]:ss", "[s]"})
    EXPECT_EQ(kind(code), FormatKind::kDuration) << code;
}

TEST(NumberFormat, LettersInTextAndColoursMakeNoDate) {
  for (const char* code : {"General",
                           "0",
                           "0.00",
                           "#,##0",
                           "# ##0",
                           "0%",
                           "0.00E+00",
                           "0.0E-0",
                           "\"dager\" 0",
                           "0\\d",
                           "#,##0 \"personer\"",
                           "[Red]-0",
                           "[$kr-414] #,##0",
                           "_-* #,##0_d",
                           "@",
                           "Standard",
                           "0;dd.mm.yyyy",
                           "",
                           "\"",
                           "[",
                           "\\",
                           "_"})
    EXPECT_EQ(kind(code), FormatKind::kNumber) << code;
}

TEST(NumberFormat, ZerosAreThoseOfACode) {
  const NumberFormat code = parse_format("0000");
  EXPECT_EQ(code.kind, FormatKind::kZeros);
  EXPECT_EQ(code.digits, 4u);
  EXPECT_EQ(parse_format("00").digits, 2u);
  EXPECT_EQ(parse_format("0000;-0000;;@").digits, 4u);
  const NumberFormat prefixed = parse_format("\"K-\"0000");
  EXPECT_EQ(prefixed.kind, FormatKind::kZeros);
  EXPECT_EQ(prefixed.before, "K-");
  for (const char* other : {"0", "0000.0", "#0000", "0 000", "00-00", "000%"})
    EXPECT_NE(kind(other), FormatKind::kZeros) << other;
}

TEST(NumberFormat, KnowsTheBuiltInOnes) {
  EXPECT_EQ(built_in_format(14).kind, FormatKind::kDate);
  EXPECT_EQ(built_in_format(22).kind, FormatKind::kDateTime);
  EXPECT_EQ(built_in_format(20).kind, FormatKind::kTime);
  EXPECT_EQ(built_in_format(46).kind, FormatKind::kDuration);
  for (const int id : {0, 1, 2, 3, 4, 9, 10, 11, 13, 37, 44, 48, 49, 164, -1})
    EXPECT_EQ(built_in_format(id).kind, FormatKind::kNumber) << id;
}

}  // namespace
}  // namespace kv::etl::xlsx
