// SPDX-License-Identifier: MIT
#include "queryctl/commands/wave_compare.h"

#include <gmock/gmock.h>

namespace kv::queryctl {
namespace {

WaveQuestion question(std::string code, std::string text) {
  WaveQuestion out;
  out.code = std::move(code);
  out.type = "single";
  out.text = std::move(text);
  out.options = {{"1", "Ja"}, {"2", "Nei"}};
  return out;
}

std::string told(const std::vector<WaveQuestion>& first, const std::vector<WaveQuestion>& second) {
  std::string all;
  for (const WavePair& pair : compare_waves(first, second))
    all += (pair.question ? pair.question->code : "-") + ">" +
           (pair.other ? pair.other->code : "-") + " " + pair.verdict +
           (pair.comparable ? " +" : "") + "\n";
  return all;
}

TEST(WaveCompare, CaseSpacesAndPunctuationAreNoRewording) {
  EXPECT_EQ(told({question("q1", "Har dere ÅPENT?")}, {question("Q1", "har  dere åpent")}),
            "q1>Q1 same +\n");
}

// The trap: q2 of this year is last year's q1, and q1 is something else.
TEST(WaveCompare, ANumberThatWentToAnotherQuestionIsSeen) {
  EXPECT_EQ(told({question("q1", "Hvor mange boliger har kommunen?")},
                 {question("q1", "Er ordføreren fornøyd?"),
                  question("q2", "Hvor mange boliger har kommunen?")}),
            "q1>q2 renumbered +\nq1>q1 reused number\n");
  EXPECT_EQ(told({question("a", "Første spørsmål her"), question("b", "Noe helt annet der")},
                 {question("a", "Noe helt annet der"), question("b", "Første spørsmål her")}),
            "a>b renumbered +\na>a reused number\nb>a renumbered +\nb>b reused number\n");
}

TEST(WaveCompare, RewordedIsNotTheSameUntilACodebookSaysSo) {
  const auto before = question("q", "Har kommunen en plan for boliger?");
  auto after = question("q", "Har kommunen en god plan for boliger?");
  EXPECT_EQ(told({before}, {after}), "q>q reworded\n");
  after.links = {{"q", "same"}};
  EXPECT_EQ(told({before}, {after}), "q>q reworded +\n");
  after.text = before.text;
  after.links = {{"q", "not-same"}};
  EXPECT_EQ(told({before}, {after}), "q>q reused number\n");
}

TEST(WaveCompare, OptionsFiltersAndTypesAreCompared) {
  const auto before = question("q", "Plan?");
  auto after = before;
  after.options["3"] = "Vet ikke";
  EXPECT_EQ(told({before}, {after}), "q>q options changed\n");
  EXPECT_EQ(compare_waves({before}, {after})[0].detail, "Option 3 (Vet ikke) is new.");
  after = before;
  after.options["2"] = "Ja, delvis";
  EXPECT_EQ(told({before}, {after}), "q>q options changed\n");
  after = before;
  after.filter = "a = 1";
  EXPECT_EQ(told({before}, {after}), "q>q filter changed\n");
  after = before;
  after.type = "up-to-k";
  after.max_picks = 3;
  EXPECT_EQ(told({before}, {after}), "q>q type changed\n");
}

TEST(WaveCompare, LikenessIsTheShareOfCommonWords) {
  EXPECT_DOUBLE_EQ(text_likeness("a b c", "a b d"), 2.0 / 3);
  EXPECT_DOUBLE_EQ(text_likeness("", "a"), 0);
  EXPECT_DOUBLE_EQ(text_likeness("", ""), 1);
}

}  // namespace
}  // namespace kv::queryctl
