// SPDX-License-Identifier: MIT
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plugins/chart/drawn.h"

namespace kv::chart {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Row> places(int count) {
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i) {
    Row row{.label = "Kommune " + std::to_string(i), .count = 10 + i % 40};
    row.x = 60 + 40 * std::sin(i * 1.7);
    row.y = 40 + 30 * std::cos(i * 2.3);
    rows.push_back(row);
  }
  rows.push_back({.label = "Åmli", .field = "too few"});
  rows.push_back({.label = "Tokke", .field = "missing"});
  rows.push_back({.label = "Valle", .x = 70, .y = 40, .field = "suppressed"});
  return rows;
}

Options cuts() {
  Options options{.title = "Fire felt"};
  options.x_cut = 70.2;
  options.y_cut = 41.3;
  options.near = 2;
  options.x_name = "bosetting";
  options.y_name = "overgang";
  options.x_title = "Bosettingsindeks";
  options.y_title = "Overgang";
  return options;
}

TEST(Scatter, FieldsCutsAndNamesAreThereAndNothingOverlaps) {
  const Chart chart = scatter(places(28), cuts());
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "70,2"));
  EXPECT_TRUE(says(chart, "41,3"));
  EXPECT_TRUE(says(chart, "Høy bosetting,"));
  EXPECT_TRUE(says(chart, "nær et skille"));
  EXPECT_THAT(chart.notes, IsEmpty());
}

TEST(Scatter, WhatHasNoPointIsListedByNameAndNeverPlotted) {
  const Chart chart = scatter(places(28), cuts());
  EXPECT_TRUE(says(chart, "Åmli"));
  EXPECT_TRUE(says(chart, "Tokke"));
  EXPECT_EQ(titled(chart.scene.nodes, "Valle"), nullptr);
  EXPECT_THAT(chart.scene.desc, HasSubstr("Mangler tall (1): Tokke."));
}

// A size that nobody knows must not look like the smallest there is.
TEST(Scatter, APointWithoutItsCountIsOpenAndNamed) {
  std::vector<Row> rows = places(5);
  rows[2].count = {};
  Options options = cuts();
  options.n_title = "avsluttede";
  const Chart chart = scatter(rows, options);
  EXPECT_TRUE(says(chart, "Åpen sirkel, størrelsen er ikke kjent (avsluttede): Kommune 2."));
  EXPECT_THAT(chart.scene.desc, HasSubstr("Åpen sirkel"));
  const draw::Node* open = titled(chart.scene.nodes, "Kommune 2");
  ASSERT_NE(open, nullptr);
  EXPECT_EQ(open->style.fill->colour, draw::kWhite);
  for (Row& row : rows) row.count = {};
  EXPECT_FALSE(says(scatter(rows, options), "Åpen sirkel")) << "none has a size";
}

TEST(Scatter, CountsOfTheFieldsAddUpToThePoints) {
  const Chart chart = scatter(places(28), cuts());
  int sum = 0;
  for (const char* field : {"Høy bosetting, høy overgang (", "Høy bosetting, lav overgang (",
                            "Lav bosetting, høy overgang (", "Lav bosetting, lav overgang ("}) {
    const std::size_t at = chart.scene.desc.find(field);
    if (at != std::string::npos)
      sum += std::stoi(chart.scene.desc.substr(at + std::string(field).size()));
  }
  EXPECT_EQ(sum, 28);
}

TEST(Scatter, Of357TheNamesWithoutRoomAreTold) {
  const Chart chart = scatter(places(357), cuts());
  EXPECT_THAT(faults(chart), IsEmpty());
  ASSERT_EQ(chart.notes.size(), 1U);
  EXPECT_TRUE(says(chart, "Uten navn i figuren: "));
}

TEST(Scatter, NoRowsOnePointAndHostileNamesAreDrawn) {
  EXPECT_THAT(faults(scatter({}, cuts())), IsEmpty());
  EXPECT_THAT(faults(scatter({}, {.title = "t"})), IsEmpty());
  EXPECT_THAT(faults(scatter({{.label = "Bø", .x = 1e300, .y = -1e300}}, cuts())), IsEmpty());
  const Chart chart = scatter({{.label = hostile(), .x = 70, .y = 40}}, cuts());
  EXPECT_THAT(faults(chart), IsEmpty());
}

TEST(Scatter, TheSameRowsGiveTheSameFigure) {
  EXPECT_EQ(draw::svg(scatter(places(60), cuts()).scene),
            draw::svg(scatter(places(60), cuts()).scene));
}

TEST(Scatter, AScoreOnTheCutIsLowAndAFieldThatIsGivenStands) {
  std::vector<Row> rows{{.label = "a", .x = 70.2, .y = 41.3},
                        {.label = "b", .x = 1, .y = 1, .field = "HH"}};
  const Chart chart = scatter(rows, cuts());
  EXPECT_THAT(chart.scene.desc, HasSubstr("Lav bosetting, lav overgang (1): a."));
  EXPECT_THAT(chart.scene.desc, HasSubstr("Høy bosetting, høy overgang (1): b."));
}

}  // namespace
}  // namespace kv::chart
