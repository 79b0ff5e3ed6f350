// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdexcept>

#include "tests/plugins/chart/drawn.h"

namespace kv::chart {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Row> measures() {
  return {
      {.label = "Eget boligkontor", .value = 35.0, .count = 14},
      {.label = "Bruker Husbankens virkemidler i arbeidet med bosetting av flyktninger, på flere "
                "linjer fordi teksten er lang",
       .value = 60.0,
       .count = 24},
      {.label = "Negative erfaringer", .value = 0.0, .count = 0},
      {.label = "Ærlig talt", .value = 22.5, .count = 9},
      {.label = "Hemmelig", .status = ":"},
      {.label = "Ikke med", .status = "not asked"}};
}

Options percent() {
  return {.title = "Tiltak", .unit = "percent", .base = 40};
}

TEST(Bars, AreSortedWithValueAndCountAndZeroShown) {
  const Chart chart = bars(measures(), percent());
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "60\u00a0%\u00a0(24)"));
  EXPECT_TRUE(says(chart, "23\u00a0%\u00a0(9)"));  // 22.5: half away from zero
  EXPECT_TRUE(says(chart, "0\u00a0%\u00a0(0)"));
  EXPECT_TRUE(says(chart, "N\u00a0=\u00a040."));
  EXPECT_LT(chart.scene.desc.find("Husbankens"), chart.scene.desc.find("boligkontor"));
}

TEST(Bars, WhatIsSuppressedHasItsOwnMarkAndIsInTheLegend) {
  const Chart chart = bars(measures(), percent());
  const draw::Node* hidden = titled(chart.scene.nodes, "Hemmelig: ");
  ASSERT_NE(hidden, nullptr);
  EXPECT_EQ(hidden->style.fill->hatch, draw::missing_paint(draw::Missing::kSuppressed).hatch);
  EXPECT_TRUE(says(chart, "skjult av hensyn til personvern (1)"));
  EXPECT_TRUE(says(chart, "ikke spurt (1)"));
}

TEST(Bars, RoundedSharesThatDoNotAddUpAreSaidTo) {
  const std::vector<Row> thirds{{.label = "a", .value = 100.0 / 3},
                                {.label = "b", .value = 100.0 / 3},
                                {.label = "c", .value = 100.0 / 3}};
  EXPECT_TRUE(says(bars(thirds, percent()), "Avrundede tall summerer seg til 99\u00a0%."));
  EXPECT_FALSE(says(bars(measures(), percent()), "summerer"));
}

TEST(Bars, NegativeExtremeAndNoRowsAreDrawn) {
  const std::vector<Row> rows{{.label = "ned", .value = -1e300},
                              {.label = "opp", .value = 1e300},
                              {.label = "litt", .value = 1e-300}};
  EXPECT_THAT(faults(bars(rows, {.title = "t"})), IsEmpty());
  const Chart none = bars({}, {.title = "t"});
  EXPECT_THAT(faults(none), IsEmpty());
  EXPECT_TRUE(says(none, "Ingen rader å vise"));
}

TEST(Bars, HostileTextStaysText) {
  const Chart chart = bars({{.label = hostile(), .value = 1.0, .status = hostile()}},
                           {.title = hostile(), .subtitle = hostile(), .source = hostile()});
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_EQ(draw::svg(chart.scene).find("<script"), std::string::npos);
}

TEST(Bars, AllMunicipalitiesOfARegionStandOnOnePage) {
  std::vector<Row> rows;
  for (int i = 0; i < 49; ++i)
    rows.push_back({.label = "Evje og Hornnes " + std::to_string(i), .value = 2.0 * i});
  const Chart chart = bars(rows, {.title = "Bosettingsindeks", .subtitle = "2010–2013"});
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_LT(chart.scene.height, 247);  // A4 less its margins
}

std::vector<Row> answers() {
  return {{.label = "Har kommunen et mål?", .group = "Ja", .value = 95.0, .count = 38},
          {.label = "Har kommunen et mål?", .group = "Nei", .value = 2.5, .count = 1},
          {.label = "Har kommunen et mål?", .group = "Vet ikke", .value = 2.5, .count = 1},
          {.label = "Har den en plan?", .group = "Ja", .value = 40.0, .count = 16},
          {.label = "Har den en plan?", .group = "Nei", .value = 60.0, .count = 24},
          {.label = "Har den råd?", .group = "Ja", .status = ":"}};
}

TEST(StackedBars, SmallSegmentsAreNamedBesideTheBar) {
  Options options = percent();
  options.style = "stacked";
  const Chart chart = bars(answers(), options);
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "Nei\u00a03\u00a0%"));
  EXPECT_TRUE(says(chart, "summerer seg ikke alltid til 100"));
  EXPECT_TRUE(says(chart, "skjult av hensyn til personvern (1)"));
}

TEST(StackedBars, ThoseWithoutAnAnswerStandLastInTheirHatch) {
  Options options = percent();
  options.style = "stacked";
  const Chart chart =
      bars({{.label = "a", .group = "Ja", .value = 60.0},
            {.label = "a", .group = "Ubesvart", .value = 40.0, .field = "missing no-answer"},
            {.label = "b", .group = "Ja", .value = 30.0},
            {.label = "b", .group = "Ubesvart", .value = 20.0, .field = "missing no-answer"},
            {.label = "b", .group = "Nei", .value = 50.0}},
           options);
  EXPECT_THAT(faults(chart), IsEmpty());
  const draw::Node* nobody = titled(chart.scene.nodes, "b, Ubesvart");
  const draw::Node* no = titled(chart.scene.nodes, "b, Nei");
  ASSERT_TRUE(nobody != nullptr && no != nullptr);
  EXPECT_EQ(*nobody->style.fill, draw::missing_paint(draw::Missing::kNoAnswer));
  EXPECT_GE(std::get<draw::Rect>(nobody->what).box.x0,
            std::get<draw::Rect>(no->what).box.x1 - 1e-9);
}

TEST(StackedBars, ANegativePartIsRefused) {
  Options options = percent();
  options.style = "stacked";
  EXPECT_THROW(bars({{.label = "a", .group = "b", .value = -1.0}}, options), std::invalid_argument);
}

TEST(GroupedBars, EveryBarHasItsValueAndGroupsTheirColour) {
  Options options = percent();
  options.style = "grouped";
  const Chart chart = bars(answers(), options);
  EXPECT_THAT(faults(chart), IsEmpty());
  const auto* yes = titled(chart.scene.nodes, "Har kommunen et mål?, Ja");
  const auto* other = titled(chart.scene.nodes, "Har den en plan?, Ja");
  ASSERT_TRUE(yes != nullptr && other != nullptr);
  EXPECT_EQ(*yes->style.fill, *other->style.fill);
}

TEST(Bars, GroupsAreNeverDroppedSilently) {
  Options options = percent();
  EXPECT_EQ(draw::svg(bars(answers(), options).scene), draw::svg([&] {
              options.style = "grouped";
              return bars(answers(), options);
            }()
                                                                     .scene));
  options.style = "bars";
  EXPECT_THROW(bars(answers(), options), std::invalid_argument);
}

// A query that forgot its LIMIT must get a sentence on rows, not on millimetres.
TEST(Bars, MoreThanASheetHoldsAreRefusedWithTheirNumber) {
  try {
    bars(std::vector<Row>(10'000, {.label = "r", .value = 1}), {});
    ADD_FAILURE() << "drawn";
  } catch (const std::invalid_argument& error) {
    EXPECT_THAT(error.what(), HasSubstr("10000 rows are more than a bar chart can hold"));
  }
}

TEST(Bars, OtherLanguagesHaveTheirWordsAndMarks) {
  Options options = percent();
  options.lang = draw::Lang::kEn;
  const Chart chart = bars(measures(), options);
  EXPECT_TRUE(says(chart, "23%\u00a0(9)"));
  EXPECT_TRUE(says(chart, "suppressed (1)"));
  EXPECT_THAT(chart.scene.desc, HasSubstr("Bar chart: "));
  options.made_up = MadeUp::kReconstructed;
  EXPECT_TRUE(says(bars(measures(), options), "Reconstructed data."));
  options.made_up = MadeUp::kInvented;
  EXPECT_TRUE(says(bars(measures(), options), "Invented data."));
  EXPECT_FALSE(says(bars(measures(), options), "econstructed"));
}

}  // namespace
}  // namespace kv::chart
