// SPDX-License-Identifier: MIT
#include "etl/region_cell.h"

#include <gtest/gtest.h>

namespace kv::etl {
namespace {

const std::vector<std::string> kAll = {"bydel", "kommune", "fylke", "land"};

std::string read(std::string_view text, const std::vector<std::string>& kinds = kAll) {
  const RegionCell cell = read_region_cell(text, kinds);
  return cell.label.ok ? cell.kind + " " + cell.label.code + (cell.label.padded ? " padded" : "")
                       : "refused";
}

TEST(RegionCell, TheNumberOfDigitsTellsTheKind) {
  EXPECT_EQ(read("0901"), "kommune 0901");
  EXPECT_EQ(read("K-3001 Halden"), "kommune 3001");
  EXPECT_EQ(read("09 Aust-Agder"), "fylke 09");
  EXPECT_EQ(read("F-42 Agder"), "fylke 42");
  EXPECT_EQ(read("030101 Gamle Oslo"), "bydel 030101");
}

TEST(RegionCell, LostZerosAreGivenBackAndSaid) {
  EXPECT_EQ(read("901"), "kommune 0901 padded");
  EXPECT_EQ(read("9", {"fylke", "land"}), "fylke 09 padded");
  EXPECT_EQ(read("30101", {"bydel"}), "bydel 030101 padded");
}

TEST(RegionCell, ZerosAreTheCountry) {
  for (const char* text : {"0", "00", "0000", "0 Hele landet"})
    EXPECT_EQ(read(text), "land 0") << text << " would be a county or a municipality";
  EXPECT_EQ(read("0000", {"kommune"}), "kommune 0000") << "which no classification has";
}

TEST(RegionCell, ACountyMayBeWrittenAsAMunicipalityThatEndsInZeros) {
  EXPECT_EQ(read("0800"), "fylke 08");
  EXPECT_EQ(read("0800", {"kommune"}), "kommune 0800");
}

TEST(RegionCell, AmongDistrictsAMunicipalityHasTwoZerosBefore) {
  EXPECT_EQ(read("000301"), "kommune 0301") << "Oslo as a whole would be an unknown district";
  EXPECT_EQ(read("030199"), "bydel 030199");
}

TEST(RegionCell, WhatIsNoCodeOfTheKindsIsRefused) {
  EXPECT_EQ(read("08", {"kommune"}), "refused") << "a county row would be a municipality";
  EXPECT_EQ(read("0901", {"fylke"}), "refused");
  EXPECT_EQ(read("Risør"), "refused");
  EXPECT_EQ(read(""), "refused");
  EXPECT_EQ(read("21-22 Svalbard og Jan Mayen"), "refused");
}

TEST(RegionCell, NullAndDotsNameNoRegion) {
  for (const char* text : {"", "  ", ".", "NULL"}) EXPECT_TRUE(no_region(text)) << text;
  EXPECT_FALSE(no_region("00"));
}

}  // namespace
}  // namespace kv::etl
