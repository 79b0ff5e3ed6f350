// SPDX-License-Identifier: MIT
#include "etl/formats/region_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kv::etl {
namespace {

using testing::HasSubstr;

struct Case {
  const char* text;
  const char* code;
  const char* name;
  bool padded;
  bool prefixed;
};

TEST(ParseRegion, ReadsEveryWayInWhichAgenciesWriteAMunicipality) {
  const Case cases[] = {
      {"0901", "0901", "", false, false},
      {"901", "0901", "", true, false},
      {"K-0901", "0901", "", false, true},
      {"K0901", "0901", "", false, true},
      {"K_0901", "0901", "", false, true},
      {"K-901", "0901", "", true, true},
      {"0901 Risør", "0901", "Risør", false, false},
      {"901 Risør", "0901", "Risør", true, false},
      {"0901\u00A0-\u00A0Risør", "0901", "Risør", false, false},
      {"0901 - Risør", "0901", "Risør", false, false},
      {"0901 – Risør", "0901", "Risør", false, false},
      {"0901-Risør", "0901", "Risør", false, false},
      {"K-0901 Risør", "0901", "Risør", false, true},
      {"\"0901 Risør\"", "0901", "Risør", false, false},
      {"'0901'", "0901", "", false, false},
      {" \t0901\u00A0 ", "0901", "", false, false},
      {"0901 Risør\u00A0", "0901", "Risør", false, false},
      {"0901 Risør (-2019)", "0901", "Risør (-2019)", false, false},
      {"2020 Porsanger - Porsáŋgu - Porsanki\u00A0", "2020", "Porsanger - Porsáŋgu - Porsanki",
       false, false},
      {"9999 Uoppgitt", "9999", "Uoppgitt", false, false},
  };
  for (const Case& c : cases) {
    const RegionLabel label = parse_region(c.text, 4);
    EXPECT_TRUE(label.ok) << c.text << ": " << label.why;
    EXPECT_EQ(label.code, c.code) << c.text;
    EXPECT_EQ(label.name, c.name) << c.text;
    EXPECT_EQ(label.padded, c.padded) << c.text;
    EXPECT_EQ(label.prefixed, c.prefixed) << c.text;
  }
}

TEST(ParseRegion, ReadsCountiesWithoutPaddingThem) {
  EXPECT_EQ(parse_region("09 Aust-Agder", 2).code, "09");
  EXPECT_EQ(parse_region("F-42 Agder", 2).code, "42");
  EXPECT_FALSE(parse_region("9", 2).ok);
  EXPECT_FALSE(parse_region("901", 2).ok);
  EXPECT_FALSE(parse_region("09 01", 2).ok);
  EXPECT_FALSE(parse_region("K-09", 2).ok);
}

TEST(ParseRegion, RefusesWithAReasonThatAPersonCanUse) {
  const struct {
    const char* text;
    const char* why;
  } cases[] = {
      {"", "empty"},
      {" \u00A0", "empty"},
      {"\"\"", "empty"},
      {"Risør", "has no code"},
      {"I alt", "has no code"},
      {"09O1", "directly after the digits"},
      {"0901Risør", "directly after the digits"},
      {"09a1", "directly after"},
      {"a0901", "does not begin with"},
      {"k-0901", "does not begin with"},
      {"Risør 0901", "does not begin with"},
      {"municip_nor0901", "does not begin with"},
      {"00901", "has 5 digits"},
      {"000301", "has 6 digits"},
      {"09", "has 2 digits"},
      {"9", "has 1 digit;"},
      {"09 01", "has 2 digits"},
      {"0901.0", "decimals"},
      {"901,0", "decimals"},
      {"901.0 Risør", "decimals"},
      {"-901", "negative"},
      {"-0901", "negative"},
      {"\u2212901", "negative"},
      {"0901 0904", "second number"},
      {"0901-0904", "second number"},
      {"0901 -", "ends in a dash"},
      {"0901, Risør", "directly after"},
      {"0901 -- Risør", "more than one dash"},
      {"K-", "has no code"},
      {"KK0901", "does not begin with"},
      {"F-0901", "does not begin with"},
      {"=\"0901\"", "does not begin with"},
  };
  for (const auto& c : cases) {
    const RegionLabel label = parse_region(c.text, 4);
    EXPECT_FALSE(label.ok) << c.text;
    EXPECT_THAT(label.why, HasSubstr(c.why)) << c.text;
    EXPECT_EQ(label.code, "") << c.text;
    EXPECT_TRUE(label.why.ends_with('.') || label.why.ends_with('?')) << label.why;
  }
}

TEST(ParseRegion, AnythingIsReadOrRefusedAndNeverACodeOfAnotherLength) {
  const std::string letters = "K-_09 1a.,\"'\xC2\xA0\xE2\x80\x93";
  unsigned state = 1;
  for (int i = 0; i < 200000; ++i) {
    std::string text;
    for (unsigned n = state % 9; n > 0; --n) {
      state = state * 1664525u + 1013904223u;
      text += letters[(state >> 16) % letters.size()];
    }
    state = state * 1664525u + 1013904223u;
    const RegionLabel label = parse_region(text, 4);
    ASSERT_EQ(label.ok, label.why.empty());
    ASSERT_EQ(label.code.size(), label.ok ? 4u : 0u) << text;
  }
}

}  // namespace
}  // namespace kv::etl
