// SPDX-License-Identifier: MIT
#include "etl/cube_names.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

// An indicator's name is typed by people and kept for years; it must not change with the file.
TEST(CubeName, IsLowerCaseAscii) {
  EXPECT_EQ(cube_name("Personer1"), "personer1");
  EXPECT_EQ(cube_name("KOSsamlet0000"), "kossamlet0000");
  EXPECT_EQ(cube_name("kjønn"), "kjoenn");
  EXPECT_EQ(cube_name("Årsverk, avtalte"), "aarsverk-avtalte");
  EXPECT_EQ(cube_name(" (a) "), "a");
  EXPECT_EQ(cube_name("日本"), "");
}

// PC-Axis files have no codes of variables: theirs must be the dimension of all others.
TEST(CubeDimension, TheSexesAreOneDimensionHoweverTheFileCallsThem) {
  EXPECT_EQ(cube_dimension("kjønn"), "kjonn");
  EXPECT_EQ(cube_dimension("Kjonn"), "kjonn");
  EXPECT_EQ(cube_dimension("Kjønn i alt"), cube_name("Kjønn i alt"));
}

TEST(BreakdownCategory, ASemicolonDoesNotBeginAnotherDimension) {
  EXPECT_EQ(breakdown_category("A;B"), "A%3BB");
  EXPECT_EQ(breakdown_category("105+"), "105+");
}

// What may be summed over municipalities must be a count; an average must not be.
TEST(CubeKind, OnlyCountsAreSummed) {
  EXPECT_EQ(cube_kind("personer", "Personer", 0).kind, "count");
  EXPECT_TRUE(cube_kind("Personer", "Personer", 0).sums_over_regions);
  EXPECT_EQ(cube_kind("prosent", "Andel", 1).kind, "share");
  EXPECT_EQ(cube_kind("kr", "Inntekt etter skatt, median", 0).kind, "amount");
  EXPECT_EQ(cube_kind("antall", "Innbyggere per km2", 0).kind, "amount");
  EXPECT_EQ(cube_kind("personer", "Personer per husholdning", 2).kind, "amount");
  EXPECT_EQ(cube_kind("", "Personer", 0).kind, "amount");
  EXPECT_FALSE(cube_kind("1000 kr", "Gjeld", 0).sums_over_regions);
}

}  // namespace
}  // namespace kv::etl
