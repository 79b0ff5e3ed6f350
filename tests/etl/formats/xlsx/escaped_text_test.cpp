// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/escaped_text.h"

#include <gtest/gtest.h>

namespace kv::etl::xlsx {
namespace {

std::string unescaped(std::string_view text) {
  std::string out;
  append_unescaped(out, text);
  return out;
}

TEST(EscapedText, BecomesTheLetterThatAPersonSees) {
  EXPECT_EQ(unescaped("Ris_x00F8_r"), "Risør");
  EXPECT_EQ(unescaped("a_x000D__x000a_b"), "a\r\nb");
  EXPECT_EQ(unescaped("_x005F_x000D_"), "_x000D_");
  EXPECT_EQ(unescaped("_xD83D__xDE00_"), "😀");
}

TEST(EscapedText, LeavesWhatIsNoEscape) {
  for (const char* text : {"", "snake_xylem_", "_x00F_", "_x00G0_", "_x00F8", "_x", "a_b_xFFFF"})
    EXPECT_EQ(unescaped(text), text);
}

TEST(EscapedText, LeavesWhatWouldBreakTheText) {
  for (const char* text : {"_x0000_", "_x0008_", "_x007F_", "_xD83D_", "_xDE00__xD83D_"})
    EXPECT_EQ(unescaped(text), text);
}

TEST(EscapedText, SuperscriptDigitsStayApartFromTheWord) {
  std::string out = "Kommune";
  append_superscript(out, "1, 2)");
  EXPECT_EQ(out, "Kommune¹, ²)");
}

}  // namespace
}  // namespace kv::etl::xlsx
