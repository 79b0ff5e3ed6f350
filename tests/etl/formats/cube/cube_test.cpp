// SPDX-License-Identifier: MIT
#include "etl/formats/cube/cube.h"

#include <cmath>
#include <gtest/gtest.h>

namespace kv::etl {
namespace {

CubeDimension dimension(const std::string& code, std::size_t categories) {
  CubeDimension made;
  made.code = code;
  for (std::size_t i = 0; i < categories; ++i)
    made.categories.push_back({std::to_string(i), {}, {}, -1});
  return made;
}

// Sizes whose product wraps around would make a great cube look small, and be read past its end.
TEST(CubeSize, DoesNotOverflow) {
  const CubeDimension wide = dimension("a", std::size_t{1} << 16);
  EXPECT_EQ(cube_size({wide}), std::size_t{65536});
  EXPECT_EQ(cube_size({wide, wide, wide, wide}), std::nullopt);
  EXPECT_EQ(cube_size({}), std::size_t{1});
}

TEST(CheckDimensions, ACodeThatStandsTwiceIsRefused) {
  CubeMetadata cube;
  cube.dimensions = {dimension("Region", 2)};
  cube.dimensions[0].categories[1].code = "0";
  CubeProblems problems;
  check_dimensions(cube, problems);
  ASSERT_TRUE(problems.failed());
  EXPECT_EQ(problems.errors.problems()[0].rule, "duplicate-code");
}

TEST(UpdatedDay, IsReadAsBothFormatsWriteIt) {
  EXPECT_EQ(updated_day("2024-02-21T07:00:00Z"), "2024-02-21");
  EXPECT_EQ(updated_day("2024-02-21"), "2024-02-21");
  EXPECT_EQ(updated_day("20240221 08:00"), "2024-02-21");
  EXPECT_EQ(updated_day("20240221"), "2024-02-21");
}

// A vintage that is made up would put the figures in the wrong order for ever.
TEST(UpdatedDay, IsNotGuessed) {
  for (const char* text : {"", "VALUE_HAS_BEEN_REPLACED", "2024", "2024-02-30T07:00:00Z",
                           "20241301", "202402211", "21.02.2024"})
    EXPECT_EQ(updated_day(text), std::nullopt) << text;
}

TEST(JsonNumber, IntegersAreExact) {
  for (const char* text :
       {"0", "9007199254740993", "9223372036854775807", "-9223372036854775808"}) {
    const CellValue value = parse_json_number(text);
    ASSERT_EQ(value.kind, CellKind::kNumber) << text;
    EXPECT_EQ(std::to_string(value.integer), text);
  }
  EXPECT_EQ(parse_json_number("-0").integer, 0);
  EXPECT_FALSE(std::signbit(parse_json_number("-0.0").real));
}

TEST(JsonNumber, DecimalsAreTheNearestDouble) {
  EXPECT_EQ(parse_json_number("0.1").real, 0.1);
  EXPECT_EQ(parse_json_number("2.2250738585072011e-308").real, 2.2250738585072011e-308);
  EXPECT_EQ(parse_json_number("1E2").real, 100.0);
}

// What cannot be held must not become another number.
TEST(JsonNumber, RefusesWhatCannotBeHeld) {
  for (const char* text : {"9223372036854775808", "1e400", "-1e400", "1e-400", "", "-", "01", "1.",
                           ".5", "+1", "1e", "0x1", "NaN", "Infinity", "1,5", "1 "})
    EXPECT_EQ(parse_json_number(text).kind, CellKind::kBad) << text;
}

}  // namespace
}  // namespace kv::etl
