// SPDX-License-Identifier: MIT
// The same figures, saved in other ways by other programs: they load as the same cells, or are
// refused.
#include <algorithm>
#include <gtest/gtest.h>

#include "tests/etl/support.h"

namespace kv::etl {
namespace {

// Every cell, and every name the file gave, of a warehouse into which `bytes` were loaded.
class Encodings : public ::testing::Test {
 protected:
  std::string cells_of(const std::string& bytes) {
    const test::fs::path db = dir_ / ("copy" + std::to_string(++copies_) + ".db");
    test::fs::copy_file(db_, db);
    const test::Outcome loaded =
        test::load(dir_, db, "imdi-bosetting", "a.csv", bytes, {"--vintage", "2014-01-01"});
    if (loaded.code != 0) return "refused: " + loaded.err;
    EXPECT_EQ(loaded.err.find("name-mismatch"), std::string::npos)
        << "letters were read as others: " << loaded.err;
    return test::ask(
        db,
        "SELECT group_concat(indicator || region || name || period || coalesce(value, status))"
        " FROM (SELECT * FROM observations ORDER BY indicator, region, period)");
  }
  void expect_refused(const std::string& bytes, const std::string& rule) {
    const test::Outcome loaded = test::load(dir_, db_, "imdi-bosetting", "a.csv", bytes);
    KV_EXPECT_REFUSED(loaded, 5, "error " + rule);
    EXPECT_NE(loaded.err.find("a.csv"), std::string::npos) << loaded.err;
  }
  int copies_ = 0;
  test::TempDir dir_;
  test::fs::path db_ = test::small_warehouse(dir_);
  const std::string text_ = test::whole_long_file();
  const std::string expected_ = cells_of(text_);
};

TEST_F(Encodings, Latin1Utf8AndUtf16AreTheSame) {
  ASSERT_NE(expected_.find("anmodet0901Risør201250"), std::string::npos) << expected_;
  EXPECT_EQ(cells_of(test::to_latin1(text_)), expected_);
  EXPECT_EQ(cells_of("\xEF\xBB\xBF" + text_), expected_);
  EXPECT_EQ(cells_of(test::to_utf16(text_)), expected_);
}

TEST_F(Encodings, LineEndsSeparatorsAndQuotesAreTheSame) {
  EXPECT_EQ(cells_of(test::replaced(text_, "\n", "\r\n")), expected_);
  for (const char separator : {',', '\t'}) {
    std::string other = text_;
    std::ranges::replace(other, ';', separator);
    EXPECT_EQ(cells_of(other), expected_) << separator;
  }
  EXPECT_EQ(cells_of("\"" +
                     test::replaced(test::replaced(text_.substr(0, text_.size() - 1), ";", "\";\""),
                                    "\n", "\"\n\"") +
                     "\"\n"),
            expected_);
}

TEST_F(Encodings, SpacesAndNoBreakSpacesAroundCellsAreTheSame) {
  EXPECT_EQ(cells_of(test::replaced(text_, ";", " ; ")), expected_);
  EXPECT_EQ(cells_of(test::replaced(text_, ";", "\xC2\xA0;")), expected_);
}

TEST_F(Encodings, TrailingEmptyColumnsAreTheSame) {
  EXPECT_EQ(cells_of(test::replaced(text_, "\n", ";;;\n")), expected_);
}

TEST_F(Encodings, LettersThatWereLostOrDoubledAreRefused) {
  expect_refused(test::double_encoded(text_), "double-encoding");
  expect_refused(test::replaced(text_, "ø", "\xEF\xBF\xBD"), "lost-letters");
  expect_refused(
      test::to_latin1(text_.substr(0, text_.size() / 2)) + text_.substr(text_.size() / 2),
      "mixed-encoding");
}

TEST_F(Encodings, ANulByteOrAMarkInsideIsRefused) {
  std::string nul = text_;
  nul[nul.find("Oslo")] = '\0';
  expect_refused(nul, "nul-byte");
  expect_refused(text_ + "\xEF\xBB\xBF" + text_, "mark-inside");
}

TEST_F(Encodings, HalfALetterAtTheEndIsRefused) {
  expect_refused(text_.substr(0, text_.rfind("ø") + 1), "cut-letter");
  const std::string wide = test::to_utf16(text_);
  expect_refused(wide.substr(0, wide.size() - 1), "bad-utf-16");
}

}  // namespace
}  // namespace kv::etl
