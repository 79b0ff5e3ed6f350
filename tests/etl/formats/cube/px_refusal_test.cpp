// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/etl/formats/cube/recorder.h"

namespace kv::etl::test {
namespace {

void expect_refused(const std::string& text, const std::string& rule,
                    const std::string& says = "") {
  const Recorded read = px(text);
  ASSERT_NE(read.errors(), "") << text;
  EXPECT_EQ(read.error().rule, rule) << read.error().message;
  EXPECT_THAT(read.error().message, testing::HasSubstr(says));
  EXPECT_FALSE(read.error().remedy.empty());
}

std::string with(std::string_view from, std::string_view to) {
  return replaced(small_px("1 2 3 4;"), from, to);
}

TEST(PxRefusal, TheCellsMustBeAsManyAsTheDimensionsMake) {
  expect_refused(small_px("1 2 3;"), "value-mismatch", "4 cells, and DATA has 3");
  expect_refused(small_px("1 2 3 4 5;"), "value-mismatch", "more");
  expect_refused(small_px("1 2 3 4"), "no-semicolon");
  expect_refused(small_px("1 2 3 4; 5"), "after-data");
}

// "1,5" is one number in Norway and two cells in old PC-Axis files.
TEST(PxRefusal, CellsThatAreNoNumbers) {
  for (const char* cell :
       {"1,5", "x", "\"1\"", "NaN", "1e400", "\"....... \"", "9223372036854775808", "--1"})
    expect_refused(small_px("1 2 3 " + std::string(cell) + ";"), "not-a-number");
}

TEST(PxRefusal, NamesTheLineOfAMissingQuoteOrSemicolon) {
  expect_refused(with("MATRIX=\"07459\";", "MATRIX=\"07459;"), "bad-keyword");
  expect_refused(with("MATRIX=\"07459\";", "MATRIX=\"07459\""), "bad-keyword");
  const Recorded read = px(with("DECIMALS=0;", "DECIMALS=0"));
  EXPECT_EQ(read.errors(), "bad-keyword");
  EXPECT_EQ(read.error().row, 6U);
}

TEST(PxRefusal, DimensionsThatDoNotAddUp) {
  expect_refused(with(R"(CODES("region")="0301","4203";)", R"(CODES("region")="0301";)"),
                 "code-count");
  expect_refused(with(R"(CODES("region")="0301","4203";)", R"(CODES("region")="0301","0301";)"),
                 "duplicate-code");
  expect_refused(with("STUB=\"region\";", "STUB=\"regionen\";"), "no-values");
  expect_refused(with("MATRIX=\"07459\";", "MATRIX=\"07459\";\nMATRIX=\"07460\";"),
                 "duplicate-keyword");
  expect_refused(with("DECIMALS=0;", "DECIMALS=many;"), "bad-number");
}

TEST(PxRefusal, KeysThatAreNotThere) {
  const std::string keyed = with("DATASYMBOL3", "KEYS(\"region\")=CODES;\nDATASYMBOL3");
  expect_refused(replaced(keyed, "1 2 3 4;", "\"9999\",1 2;"), "unknown-key");
  expect_refused(replaced(keyed, "1 2 3 4;", "\"0301\",1 2\n\"0301\",3 4;"), "duplicate-row");
  expect_refused(replaced(keyed, "1 2 3 4;", "\"0301\",1;"), "value-mismatch");
  expect_refused(replaced(keyed, "CODES;\nDATASYMBOL3", "BOTH;\nDATASYMBOL3"), "bad-keys");
}

TEST(PxRefusal, OtherFilesAreCalledByName) {
  expect_refused(small_cube(R"("value":[1,2,3,4])"), "not-px", "JSON");
  expect_refused("<html>", "not-px", "web page");
  expect_refused("", "not-px", "empty");
  expect_refused("region;2020\n", "not-px");
}

TEST(PxRefusal, CutOffAnywhereIsRefused) {
  const std::string whole = small_px("1 2\n3 4\n;");
  ASSERT_EQ(px(whole).errors(), "");
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_NE(px(whole.substr(0, size)).errors(), "") << size;
}

// A few lines may claim two hundred million zeros.
TEST(PxRefusal, ZerosWithoutEnd) {
  std::string values;
  for (int i = 0; i < 6000; ++i) values += (i ? ",\"" : "\"") + std::to_string(i) + "\"";
  const std::string text = "STUB=\"a\",\"b\";VALUES(\"a\")=" + values + ";VALUES(\"b\")=" + values +
                           ";KEYS(\"a\")=VALUES;KEYS(\"b\")=VALUES;DATA=;";
  const Recorded read = px(text);
  EXPECT_EQ(read.errors(), "too-large");
  EXPECT_TRUE(read.cells.empty());
}

}  // namespace
}  // namespace kv::etl::test
