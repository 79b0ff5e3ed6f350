// SPDX-License-Identifier: MIT
#include "queryctl/norwegian/letters.h"

#include <cstdlib>
#include <gtest/gtest.h>

namespace kv::queryctl {
namespace {

// SQLite's own upper('bærum') is BæRUM, so that a search misses it.
TEST(Letters, NorwegianAndSamiLettersHaveTheirCase) {
  EXPECT_EQ(upper_text("bærum, øyer, ål, kárášjohka, čđŋšŧž"),
            "BÆRUM, ØYER, ÅL, KÁRÁŠJOHKA, ČĐŊŠŦŽ");
  EXPECT_EQ(lower_text("BÆRUM, ØYER, ÅL, KÁRÁŠJOHKA, ČĐŊŠŦŽ ǤǦǨƷǮ"),
            "bærum, øyer, ål, kárášjohka, čđŋšŧž ǥǧǩʒǯ");
  EXPECT_EQ(upper_text("straße × ÷ ÿ"), "STRAßE × ÷ Ÿ");
  EXPECT_EQ(lower_text("ΑΒΓ ДЖ Ẁ"), "αβγ дж ẁ");
}

TEST(Letters, WhatIsNoUtf8Stays) {
  EXPECT_EQ(upper_text("a\xE6\xFFz"), "A\xE6\xFFZ");
  EXPECT_EQ(lower_text("A\xC3"), "a\xC3");
}

// Every pair is a pair: there and back again.
TEST(Letters, EveryCapitalComesBack) {
  int pairs = 0;
  for (char32_t letter = 0; letter < 0x2000; ++letter) {
    const char32_t small = to_lower(letter);
    if (small == letter) continue;
    ++pairs;
    if (letter != 0x1E9E) {
      EXPECT_EQ(to_upper(small), letter) << std::hex << static_cast<unsigned>(letter);
    }
    EXPECT_EQ(to_lower(small), small);
  }
  EXPECT_GT(pairs, 400);
}

// The table is Unicode's, as Python has it.
TEST(Letters, AgreeWithUnicode) {
  std::string pairs;
  for (char32_t letter = 0x80; letter < 0x530; ++letter)
    if (to_lower(letter) != letter)
      pairs += std::to_string(letter) + ":" + std::to_string(to_lower(letter)) + " ";
  const std::string command = "/usr/bin/python3 -c \"\nfor pair in '" + pairs +
                              "'.split():\n  a, b = map(int, pair.split(':'))\n"
                              "  assert chr(a).lower() == chr(b), pair\n\"";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(Like, FoldsWhatSqliteDoesNot) {
  EXPECT_TRUE(like("Bærum", "BÆR%", 0));
  EXPECT_TRUE(like("ÅL", "å_", 0));
  EXPECT_TRUE(like("Ål", "_l", 0));
  EXPECT_FALSE(like("Bærum", "baerum", 0));
  EXPECT_TRUE(like("", "%", 0));
  EXPECT_FALSE(like("", "_", 0));
  EXPECT_TRUE(like("abcabd", "%abd", 0));
  EXPECT_TRUE(like("10%", "10!%", U'!'));
  EXPECT_FALSE(like("100", "10!%", U'!'));
  EXPECT_TRUE(like("a_b", "a!_b", U'!'));
  EXPECT_FALSE(like("a!", "a!", U'!'));
}

// A pattern of many % takes no longer than a person waits.
TEST(Like, IsNoBomb) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "%a";
  EXPECT_FALSE(like(std::string(20'000, 'a'), pattern + "%b", 0));
}

}  // namespace
}  // namespace kv::queryctl
