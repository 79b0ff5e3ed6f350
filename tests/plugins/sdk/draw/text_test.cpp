// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/sdk/draw/metrics.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {
namespace {

using testing::ElementsAre;

TEST(TextWidth, IsThatOfTheFace) {
  // 10 pt in mm; a digit is 1139/2048 em, a W 1933/2048, in both faces.
  constexpr double kEm = 10 * kMmPerPoint;
  EXPECT_NEAR(text_width("0", 10), kEm * 1139 / 2048, 1e-9);
  EXPECT_NEAR(text_width("W", 10, true), kEm * 1933 / 2048, 1e-9);
  EXPECT_NEAR(text_width("æ", 10), kEm * 1821 / 2048, 1e-9);
  EXPECT_EQ(text_width("Å", 10), text_width("A", 10));
  EXPECT_EQ(text_width("", 10), 0);
  EXPECT_GT(text_width("\u202f", 10), 0);
  EXPECT_LT(text_width("\u202f", 10), text_width(" ", 10));
  EXPECT_NEAR(text_width("漢", 10), kEm, 1e-9);  // not in the table: an em
  EXPECT_EQ(text_width("a\u0301", 10), text_width("a", 10));
}

TEST(Wrapped, AValueAndItsCountStayTogether) {
  for (double width = 4; width < 60; width += 0.5) {
    for (const std::string& line : wrapped("Høy bosetting, høy overgang (6)", 8, width)) {
      if (line.find('(') == std::string::npos || width < 22) continue;
      EXPECT_EQ(line.substr(line.size() - 12), "overgang (6)");
    }
  }
  EXPECT_THAT(wrapped("Ikke oppgitt (n = 12)", 8, 24), ElementsAre("Ikke", "oppgitt (n = 12)"));
}

TEST(Wrapped, NoLineIsWiderAndNothingIsLost) {
  const std::string text =
      "Gjennomstrømming i førstegangsboliger/kommunale-leiligheter  og 2010–2013";
  for (double width = 3; width < 90; width += 1) {
    std::string joined;
    for (const std::string& line : wrapped(text, 9, width)) {
      EXPECT_LE(text_width(line, 9), width);
      joined += line;
    }
    std::string letters;
    for (const char c : text) letters += c == ' ' ? "" : std::string(1, c);
    std::string got;
    for (const char c : joined) got += c == ' ' ? "" : std::string(1, c);
    EXPECT_EQ(got, letters);
  }
}

TEST(Wrapped, ALineThatIsTooNarrowForALetterHasOneLetter) {
  EXPECT_THAT(wrapped("Bø", 9, 0.01), ElementsAre("B", "ø"));
  EXPECT_THAT(wrapped("", 9, 10), ElementsAre(""));
}

TEST(Shortened, EndsWithAnEllipsisAndFits) {
  EXPECT_EQ(shortened("Arendal", 8, 100), "Arendal");
  const std::string text = shortened("Arendal kommune", 8, 14);
  EXPECT_LE(text_width(text, 8), 14);
  EXPECT_EQ(text.substr(text.size() - 3), "…");
}

TEST(Utf8, BytesThatAreNoCharacterAreShownAsSuch) {
  EXPECT_EQ(shown_text("a\xff\xc3"), "a\uFFFD\uFFFD");
  EXPECT_EQ(shown_text("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD");  // a surrogate
  EXPECT_EQ(shown_text("a\tb\x07"), "a b\uFFFD");
  EXPECT_EQ(shown_text("Ærlig 😀"), "Ærlig 😀");
}

TEST(TextBox, TurnsWithTheText) {
  const Box flat = text_box({.at = {10, 10}, .text = "Arendal", .size = 8});
  const Box up = text_box({.at = {10, 10}, .text = "Arendal", .size = 8, .turn = -90});
  EXPECT_NEAR(flat.width(), up.height(), 1e-9);
  EXPECT_NEAR(flat.height(), up.width(), 1e-9);
  EXPECT_NEAR(up.y1, 10, 1e-9);
}

}  // namespace
}  // namespace kv::draw
