// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/plugins/chart/drawn.h"

namespace kv::chart {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Row> counties() {
  std::vector<Row> rows;
  const std::pair<const char*, double> starts[] = {
      {"Vest-Agder", 5400}, {"Telemark", 4200}, {"Aust-Agder", 2200}};
  for (const auto& [name, start] : starts) {
    for (int year = 2006; year <= 2014; ++year) {
      Row row{.label = name, .value = start + 250 * (year - 2006), .x = year};
      if (year == 2011 || year == 2012) row.status = "imputed between 2010 and 2013";
      rows.push_back(row);
    }
  }
  return rows;
}

int open_points(const Chart& chart) {
  int count = 0;
  for (const draw::Node& node : chart.scene.nodes)
    count += std::holds_alternative<draw::Circle>(node.what) &&
                     node.style.fill->colour == draw::kWhite && !node.marks.title.empty()
                 ? 1
                 : 0;
  return count;
}

TEST(SeriesChart, LinesAreNamedAtTheirEndsAndZeroIsOnTheAxis) {
  const Chart chart = series(counties(), {.title = "Figur 2.1"});
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_TRUE(says(chart, "Vest-Agder"));
  EXPECT_TRUE(says(chart, "7\u202f400"));
  EXPECT_TRUE(says(chart, "2014"));
  bool zero = false;
  for (const Written& one : texts(chart)) zero = zero || one.text == "0";
  EXPECT_TRUE(zero);
}

TEST(SeriesChart, ImputedYearsAreOpenPointsOnADashedLineAndABreakIsMarked) {
  Options options{.title = "t"};
  options.breaks = {2011};
  const Chart chart = series(counties(), options);
  EXPECT_THAT(faults(chart), IsEmpty());
  EXPECT_EQ(open_points(chart), 6);
  EXPECT_TRUE(says(chart, "beregnet, ikke målt"));
  EXPECT_TRUE(says(chart, "brudd i tidsserien"));
  EXPECT_THAT(chart.scene.desc, HasSubstr("Noen år er beregnet"));
}

TEST(SeriesChart, AYearWithoutAFigureIsAGapWithItsMarkBelowTheAxis) {
  std::vector<Row> rows = counties();
  rows[3].value.reset();
  rows[3].status = ":";
  const Chart chart = series(rows, {.title = "t"});
  EXPECT_THAT(faults(chart), IsEmpty());
  const draw::Node* mark = titled(chart.scene.nodes, "Vest-Agder, 2009: skjult");
  ASSERT_NE(mark, nullptr);
  const draw::Box hidden = std::get<draw::Rect>(mark->what).box;
  const draw::Node* point = titled(chart.scene.nodes, "Vest-Agder, 2008: ");
  ASSERT_NE(point, nullptr);
  EXPECT_GT(hidden.y0, std::get<draw::Circle>(point->what).centre.y);
}

TEST(SeriesChart, ManySeriesNoneAndOnePointAreDrawn) {
  std::vector<Row> many;
  for (int i = 0; i < 120; ++i)
    for (int year = 2010; year < 2013; ++year)
      many.push_back({.label = "Kommune " + std::to_string(i), .value = i * 3.0, .x = year});
  const Chart chart = series(many, {.title = "t"});
  EXPECT_THAT(faults(chart), IsEmpty());
  ASSERT_EQ(chart.notes.size(), 1U);
  EXPECT_THAT(chart.notes[0], HasSubstr("Kommune 119"));
  EXPECT_THAT(faults(series({}, {.title = "t"})), IsEmpty());
  EXPECT_THAT(faults(series({{.label = "a", .value = -5.0, .x = 2013}}, {.title = "t"})),
              IsEmpty());
  EXPECT_THAT(faults(series({{.label = hostile(), .value = 1e300, .x = 1e9}}, {.title = "t"})),
              IsEmpty());
}

}  // namespace
}  // namespace kv::chart
