// SPDX-License-Identifier: MIT
#include "queryctl/output/text.h"

#include <gtest/gtest.h>

#include "queryctl/output/harmless.h"

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

// A name or value of a stranger's file must not clear the screen, set its title or turn a text
// round.
TEST(Text, WhatDrivesATerminalIsShownAsAPicture) {
  EXPECT_EQ(harmless("a\x1b[2J\tb\n\a"), "a␛[2J\tb\n␇");
  EXPECT_EQ(harmless("\xC2\x9B"
                     "31m"),
            "\\u009B31m");
  EXPECT_EQ(harmless("fil\xE2\x80\xAEgpj.exe"), "fil\\u202Egpj.exe");
  EXPECT_EQ(harmless("\xff"), "\uFFFD");
  EXPECT_EQ(harmless("Bærum"), "Bærum");
}

// An error that repeats a text of megabytes would bury what it says.
TEST(Text, AMessageShowsTheBeginningOfALongLineAndCountsTheRest) {
  const std::string message = harmless_message("near '" + std::string(5000, 'x') + "'\nnext");
  EXPECT_EQ(message, "near '" + std::string(1994, 'x') + "… (3007 more bytes)\nnext");
  EXPECT_EQ(harmless_message("short"), "short");
}

}  // namespace
}  // namespace kv::queryctl
