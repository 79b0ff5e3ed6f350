// SPDX-License-Identifier: MIT
#include "queryctl/output/text.h"

#include <gtest/gtest.h>

namespace kv::queryctl {
namespace {

TEST(DisplayWidth, CountsTerminalColumnsAndNotBytes) {
  EXPECT_EQ(display_width("Risør"), 5U);
  EXPECT_EQ(display_width("A\xCC\x8As"), 2U) << "A with a combining ring";
  EXPECT_EQ(display_width("漢字"), 4U);
  EXPECT_EQ(display_width("😀"), 2U);
  EXPECT_EQ(display_width("Lađđi"), 5U);
  EXPECT_EQ(display_width(""), 0U);
}

TEST(CutToWidth, NeverSplitsALetterAndNeverIsWider) {
  EXPECT_EQ(cut_to_width("Vegårshei", 9), "Vegårshei");
  EXPECT_EQ(cut_to_width("Vegårshei", 5), "Vegå…");
  EXPECT_EQ(cut_to_width("漢字漢字", 4), "漢…");
  EXPECT_EQ(cut_to_width("abc", 1), "…");
  EXPECT_EQ(cut_to_width("abc", 0), "");
}

TEST(RepairUtf8, EachBadByteIsOneReplacement) {
  bool replaced = false;
  EXPECT_EQ(repair_utf8("Ris\xF8r", replaced), "Ris\uFFFDr");
  EXPECT_TRUE(replaced);
  EXPECT_EQ(repair_utf8("Risør", replaced), "Risør");
  EXPECT_FALSE(replaced);
  EXPECT_EQ(repair_utf8("\xC0\x80", replaced), "\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(repair_utf8("\xED\xA0\x80", replaced), "\uFFFD\uFFFD\uFFFD") << "surrogate";
  EXPECT_EQ(repair_utf8("\xF0\x9F\x98", replaced), "\uFFFD\uFFFD\uFFFD") << "cut off";
}

TEST(IsUtf8, TellsWellFormedFromIllFormed) {
  EXPECT_TRUE(is_utf8("Ærfugl 😀"));
  EXPECT_FALSE(is_utf8("\xE6"));
  EXPECT_FALSE(is_utf8("\xF5\x80\x80\x80"));
}

}  // namespace
}  // namespace kv::queryctl
