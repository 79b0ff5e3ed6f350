// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "etl/formats/csv.h"

namespace kv::etl {
namespace {

TEST(DetectSeparator, FindsEachOfTheThree) {
  EXPECT_EQ(detect_separator("code;name\n0901;Risør\n"), ';');
  EXPECT_EQ(detect_separator("code,name\n0901,Risør\n"), ',');
  EXPECT_EQ(detect_separator("code\tname\n0901\tRisør\n"), '\t');
}

TEST(DetectSeparator, ADecimalCommaIsNoSeparator) {
  EXPECT_EQ(detect_separator("region;andel\n0901;12,5\n0904;7,0\n"), ';');
  EXPECT_EQ(detect_separator("0901;12,5\n0904;7,0\n"), ';');
  EXPECT_EQ(detect_separator("0901\t12,5\t3,1\n0904\t7,0\t4,2\n"), '\t');
}

TEST(DetectSeparator, LooksOutsideQuotesOnly) {
  EXPECT_EQ(detect_separator("\"code\";\"note\"\n\"0301\";\"I 1980, og i 1984, ble\"\n"
                             "\"0501\";\"a, b, c\"\n"),
            ';');
  EXPECT_EQ(detect_separator("a,b\n\"x;y\",1\n\"z;w\",2\n"), ',');
}

TEST(DetectSeparator, SeesPastATitleAndABlankLine) {
  EXPECT_EQ(detect_separator("\"07459: Population, by region, age, contents and year\"\n\n"
                             "\"region\";\"age\";\"Persons\"\n\"0901 Risør\";\"0 years\";50\n"),
            ';');
  EXPECT_EQ(detect_separator("07459: Population, by region, age\n\nregion;age\n0901;5\n"), ';');
}

TEST(DetectSeparator, AHeaderWiderThanItsRowsIsNoHindrance) {
  EXPECT_EQ(detect_separator("code;parent;level;name;notes\n0101;;1;Halden\n0104;;1;Moss\n"), ';');
}

TEST(DetectSeparator, DoesNotGuess) {
  EXPECT_EQ(detect_separator(""), 0);
  EXPECT_EQ(detect_separator("\n\n"), 0);
  EXPECT_EQ(detect_separator("0901\n0904\n"), 0);
  EXPECT_EQ(detect_separator("a;b,c\nd;e,f\n"), 0);
}

TEST(DetectSeparator, ALineTooLongForTheSampleStillCounts) {
  std::string text;
  for (int i = 0; i < 300000; ++i) text += "12345;";
  EXPECT_EQ(detect_separator(text + "\n" + text + "\n"), ';');
}

}  // namespace
}  // namespace kv::etl
