// SPDX-License-Identifier: MIT
#include "etl/formats/symbol.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <string>

namespace kv::etl {
namespace {

CellKind kind(std::string_view text, char decimal = '.') {
  return parse_cell(text, decimal).kind;
}

void expect_integer(std::string_view text, std::int64_t value, bool repaired = false) {
  for (const char decimal : {'.', ','}) {
    const CellValue cell = parse_cell(text, decimal);
    EXPECT_EQ(cell.kind, CellKind::kNumber) << text;
    EXPECT_TRUE(cell.is_integer) << text;
    EXPECT_EQ(cell.integer, value) << text;
    EXPECT_EQ(cell.real, static_cast<double>(value)) << text;
    EXPECT_EQ(cell.repaired_thousands, repaired) << text;
  }
}

void expect_real(std::string_view text, char decimal, double value) {
  const CellValue cell = parse_cell(text, decimal);
  EXPECT_EQ(cell.kind, CellKind::kNumber) << text;
  EXPECT_FALSE(cell.is_integer) << text;
  EXPECT_EQ(cell.real, value) << text;
  EXPECT_EQ(cell.integer, 0) << text;
}

TEST(ParseCell, SymbolsAreFiveDifferentThingsAndNoneIsANumber) {
  for (const char decimal : {'.', ','}) {
    EXPECT_EQ(kind(".", decimal), CellKind::kNotApplicable);
    EXPECT_EQ(kind("..", decimal), CellKind::kNotAvailable);
    EXPECT_EQ(kind(":", decimal), CellKind::kSuppressed);
    EXPECT_EQ(kind("", decimal), CellKind::kEmpty);
    EXPECT_EQ(kind(" \u00A0\t", decimal), CellKind::kEmpty);
    EXPECT_EQ(kind("-", decimal), CellKind::kNil);
    EXPECT_EQ(kind("Inf", decimal), CellKind::kInfinite);
    EXPECT_EQ(kind(" . ", decimal), CellKind::kNotApplicable);
    EXPECT_EQ(kind("\u00A0:\u00A0", decimal), CellKind::kSuppressed);
  }
  EXPECT_EQ(kind("inf"), CellKind::kInfinite);
  EXPECT_EQ(parse_cell("-Inf", '.').real, -std::numeric_limits<double>::infinity());
}

TEST(ParseCell, IntegersAreExact) {
  expect_integer("0", 0);
  expect_integer("-0", 0);
  expect_integer("84476", 84476);
  expect_integer("-1", -1);
  expect_integer("\u22121", -1);
  expect_integer("  30\u00A0", 30);
  expect_integer("0301", 301);
  expect_integer("9007199254740993", 9007199254740993);
  expect_integer("9223372036854775807", std::numeric_limits<std::int64_t>::max());
  expect_integer("-9223372036854775808", std::numeric_limits<std::int64_t>::min());
  expect_integer("000000000000000000000000007", 7);
  expect_integer(std::string(80, '0'), 0);
}

TEST(ParseCell, IntegersThatDoNotFitAreRefused) {
  for (const char* text : {"9223372036854775808", "-9223372036854775809", "18446744073709551616",
                           "99999999999999999999", "100000000000000000000000"}) {
    EXPECT_EQ(kind(text), CellKind::kBad) << text;
  }
}

TEST(ParseCell, DecimalsUseTheMarkThatWasSaid) {
  expect_real("100.00", '.', 100);
  expect_real("66.7", '.', 66.7);
  expect_real("89.36170213", '.', 89.36170213);
  expect_real("12,345678901", ',', 12.345678901);
  expect_real("-0,5", ',', -0.5);
  expect_real("\u22120.5", '.', -0.5);
  expect_real("0.1234567890123456789012345", '.', 0.1234567890123456789012345);
  expect_real("123456789012345678901234567890.5", '.', 123456789012345678901234567890.5);
  EXPECT_EQ(kind("66,7", '.'), CellKind::kBad);
  EXPECT_EQ(kind("66.7", ','), CellKind::kBad);
  EXPECT_EQ(kind("1;5", ';'), CellKind::kBad);
}

TEST(ParseCell, ANegativeZeroIsZero) {
  EXPECT_FALSE(std::signbit(parse_cell("-0.0", '.').real));
  EXPECT_FALSE(std::signbit(parse_cell("-0", '.').real));
}

TEST(ParseCell, ADecimalBeyondEveryDoubleIsRefused) {
  EXPECT_EQ(kind(std::string(400, '9') + ".5"), CellKind::kBad);
}

TEST(ParseCell, SpacesBetweenThousandsAreTakenOutAndSaid) {
  expect_integer("1 234 567", 1234567, true);
  expect_integer("12\u00A0345", 12345, true);
  expect_integer("1\u2009234", 1234, true);
  expect_integer("-1\u202F234", -1234, true);
  const CellValue cell = parse_cell("1 234,5", ',');
  EXPECT_EQ(cell.kind, CellKind::kNumber);
  EXPECT_EQ(cell.real, 1234.5);
  EXPECT_TRUE(cell.repaired_thousands);
}

TEST(ParseCell, OtherSpacesInsideAreRefused) {
  for (const char* text : {"1 23", "1 2345", "1234 567", "12 34", "1  234", "0 123", "012 345",
                           "1 234\u00A0567", "- 5", "1 234 ,5", "1, 5", "1,234 567"}) {
    EXPECT_EQ(kind(text, ','), CellKind::kBad) << text;
  }
}

TEST(ParseCell, WhatOnlyLooksLikeANumberIsRefused) {
  for (const char* text : {"NaN",     "nan",       "NA",         "NULL",
                           "1e5",     "1E5",       "0x10",       "12a",
                           "a12",     "1.234,5",   "1,234.5",    ",5",
                           "5,",      ".5",        "5.",         "<5",
                           "--5",     "-+5",       "+5",         "5-",
                           "...",     "::",        "- -",        "-.",
                           "-:",      "1.2.3",     "1,2,3",      "%",
                           "5%",      "5 %",       "Infinity",   "+Inf",
                           "infx",    "1/2",       "\u2212",     "\u2013",
                           "٣",       "5\n",       "\uFEFF5",    "1_000",
                           "1'000",   "undefined", "2012-05-17", "\u22125\u2212",
                           "-\u22125"}) {
    EXPECT_EQ(kind(text, '.'), CellKind::kBad) << text;
    EXPECT_EQ(kind(text, ','), CellKind::kBad) << text;
  }
}

TEST(ParseCell, NulInsideIsRefused) {
  EXPECT_EQ(kind(std::string_view("5\0", 2)), CellKind::kBad);
  EXPECT_EQ(kind(std::string_view("\0", 1)), CellKind::kBad);
}

TEST(ParseCell, WrittenNumbersAreReadBackToTheDigit) {
  std::mt19937_64 random(1814);
  for (int i = 0; i < 20000; ++i) {
    const auto integer = static_cast<std::int64_t>(random() >> (random() % 64));
    ASSERT_EQ(parse_cell(std::to_string(integer), ',').integer, integer);
    char text[64];
    const double value = static_cast<double>(integer) / 1e7;
    std::snprintf(text, sizeof text, "%.*f", static_cast<int>(random() % 18), value);
    const std::string written = text;
    if (written.find('.') == std::string::npos) continue;
    ASSERT_EQ(parse_cell(written, '.').real, std::stod(written)) << written;
  }
}

}  // namespace
}  // namespace kv::etl
