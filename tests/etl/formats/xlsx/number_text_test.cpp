// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/number_text.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <random>
#include <utility>

namespace kv::etl::xlsx {
namespace {

TEST(PlainNumber, KeepsEveryDigit) {
  for (const auto& [xml, plain] : {
           std::pair{"0.1", "0.1"},
           {"0.10000000000000001", "0.10000000000000001"},
           {"4.4000000000000003E-2", "0.044000000000000003"},
           {"-1.5e3", "-1500"},
           {"1E+2", "100"},
           {"2013.0", "2013"},
           {"2.013E3", "2013"},
           {"2.0135E3", "2013.5"},
           {".5", "0.5"},
           {"5.", "5"},
           {"+7", "7"},
           {"-0", "0"},
           {"-0.0", "0"},
           {"0301", "0301"},
           {"12345678901234567890", "12345678901234567890"},
       })
    EXPECT_EQ(plain_number(xml).value_or("none"), plain) << xml;
}

TEST(PlainNumber, RefusesWhatIsNone) {
  for (const char* text : {"", "-", ".", "abc", "1,5", "1 000", "NaN", "INF", "1e", "1e+", "1e+-2",
                           "e5", "0x10", "1e401", "1e-401", "1.2.3", "--1", "<5", "1e99999999999"})
    EXPECT_FALSE(plain_number(text)) << text;
}

TEST(PlainNumber, IsTheSameDoubleAsTheFileHas) {
  std::mt19937_64 random(48);
  for (int i = 0; i < 20'000; ++i) {
    const double value =
        std::ldexp(static_cast<double>(random()) - 0x1p63, static_cast<int>(random() % 200) - 150);
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", value);
    const std::string plain = plain_number(text).value_or("none");
    ASSERT_EQ(plain.find_first_not_of("-.0123456789"), std::string::npos) << text;
    ASSERT_EQ(std::strtod(plain.c_str(), nullptr), value) << text << " became " << plain;
  }
}

TEST(ZeroPadded, NeverCuts) {
  EXPECT_EQ(zero_padded("301", 4), "0301");
  EXPECT_EQ(zero_padded("12345", 4), "12345");
}

}  // namespace
}  // namespace kv::etl::xlsx
