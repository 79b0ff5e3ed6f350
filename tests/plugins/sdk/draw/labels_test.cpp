// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/labels.h"

#include <cmath>
#include <cstdint>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kv::draw {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Numbers between 0 and 1 that are the same on every machine.
class Numbers {
 public:
  double next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11U) / 9007199254740992.0;
  }

 private:
  std::uint64_t state_ = 7;
};

std::vector<LabelPoint> scattered(std::size_t count, double width, double height) {
  Numbers numbers;
  std::vector<LabelPoint> points;
  for (std::size_t i = 0; i < count; ++i) {
    LabelPoint point{.name = "Kommune " + std::to_string(i)};
    point.at = {5 + numbers.next() * (width - 10), 5 + numbers.next() * (height - 10)};
    point.radius = 0.6 + numbers.next();
    points.push_back(point);
  }
  return points;
}

TEST(PointLabels, OfTwentyEightMunicipalitiesAllHaveRoomAndNothingOverlaps) {
  const Box frame{0, 0, 145, 110};
  const auto points = scattered(28, 145, 110);
  const Placement placement = place_at_points(points, frame, {});
  EXPECT_THAT(label_faults(placement, points, frame, {}), IsEmpty());
  EXPECT_THAT(placement.unplaced, IsEmpty());
}

TEST(PointLabels, Of357NothingOverlapsAndWhatHasNoRoomIsNamed) {
  const Box frame{0, 0, 145, 110};
  const auto points = scattered(357, 145, 110);
  const std::vector<Box> obstacles{{60, 40, 90, 50}};
  const Placement placement = place_at_points(points, frame, obstacles);
  EXPECT_THAT(label_faults(placement, points, frame, obstacles), IsEmpty());
  EXPECT_GT(placement.placed.size(), 100U);
  EXPECT_EQ(placement.placed.size() + placement.unplaced.size(), 357U);
}

TEST(PointLabels, PointsOnTopOfOneAnotherAreLedApart) {
  std::vector<LabelPoint> points;
  for (const char* name : {"Søgne", "Gjerstad", "Notodden", "Åmli"})
    points.push_back({.name = name, .at = {50, 50}, .radius = 1});
  const Box frame{0, 0, 100, 100};
  const Placement placement = place_at_points(points, frame, {});
  EXPECT_THAT(label_faults(placement, points, frame, {}), IsEmpty());
  EXPECT_EQ(placement.placed.size(), 4U);
}

TEST(PointLabels, AFrameWithoutRoomDropsNobodySilently) {
  const std::vector<LabelPoint> points{{.name = "Evje og Hornnes", .at = {2, 2}, .radius = 1}};
  const Placement placement = place_at_points(points, {0, 0, 4, 4}, {});
  EXPECT_THAT(placement.placed, IsEmpty());
  EXPECT_THAT(placement.unplaced, ElementsAre("Evje og Hornnes"));
}

TEST(PointLabels, TheSamePlacesEveryTime) {
  const Box frame{0, 0, 145, 110};
  const auto points = scattered(120, 145, 110);
  const Placement a = place_at_points(points, frame, {});
  const Placement b = place_at_points(points, frame, {});
  ASSERT_EQ(a.placed.size(), b.placed.size());
  for (std::size_t i = 0; i < a.placed.size(); ++i) EXPECT_EQ(a.placed[i].box, b.placed[i].box);
}

Rings ring(std::vector<Point> points) {
  Rings rings{std::move(points), {}};
  rings.close();
  return rings;
}

TEST(AreaLabels, LieInTheirAreasOrAreLedOutOfThem) {
  // A wide area, one that holds the name on two lines only, and one too small for any.
  const Rings wide = ring({{10, 10}, {60, 10}, {60, 30}, {10, 30}});
  const Rings narrow = ring({{62, 10}, {76, 10}, {76, 30}, {62, 30}});
  const Rings tiny = ring({{78, 10}, {80, 10}, {80, 12}, {78, 12}});
  const std::vector<LabelArea> areas{{.name = "Birkenes", .rings = &wide},
                                     {.name = "Evje og Hornnes", .rings = &narrow},
                                     {.name = "Risør", .rings = &tiny}};
  const Box frame{0, 0, 120, 60};
  const Placement placement = place_in_areas(areas, frame, {});
  EXPECT_THAT(label_faults(placement, areas, frame, {}), IsEmpty());
  ASSERT_EQ(placement.placed.size(), 3U);
  EXPECT_FALSE(placement.placed[0].leader);
  EXPECT_EQ(placement.placed[1].lines.size(), 2U);
  EXPECT_TRUE(placement.placed[2].leader);
}

// A name across a border names the neighbour.
TEST(AreaLabels, LeanAlongANarrowAreaRatherThanCrossItsBorder) {
  const Rings steep = ring({{20, 10}, {26, 10}, {26, 40}, {20, 40}});
  const Rings slanted = ring({{40, 12}, {44, 8}, {62, 26}, {58, 30}});
  const std::vector<LabelArea> areas{{.name = "Hægebostad", .rings = &steep},
                                     {.name = "Lillesand", .rings = &slanted}};
  const Box frame{0, 0, 80, 60};
  LabelOptions how;
  how.leaders = false;
  EXPECT_THAT(place_in_areas(areas, frame, {}, how).unplaced,
              ElementsAre("Hægebostad", "Lillesand"));
  how.turned = true;
  const Placement placement = place_in_areas(areas, frame, {}, how);
  EXPECT_THAT(label_faults(placement, areas, frame, {}), IsEmpty());
  ASSERT_EQ(placement.placed.size(), 2U);
  EXPECT_NE(placement.placed[0].turn, 0);
  EXPECT_GT(placement.placed[1].turn, 0);
}

// One inland area among many: the names around it make way for its leader.
TEST(AreaLabels, NamesMakeWayForALeader) {
  std::vector<Rings> board;
  for (int y = 0; y < 3; ++y)
    for (int x = 0; x < 3; ++x) {
      const double left = 20 + 9 * x;
      const double top = 20 + 9 * y;
      board.push_back(ring({{left, top}, {left + 9, top}, {left + 9, top + 9}, {left, top + 9}}));
    }
  std::vector<LabelArea> areas;
  for (const Rings& one : board) areas.push_back({.name = "Kvinesdal", .rings = &one});
  LabelOptions how;
  how.turned = true;
  how.reach = 30;
  const Box frame{0, 0, 70, 70};
  const Placement placement = place_in_areas(areas, frame, {}, how);
  EXPECT_THAT(label_faults(placement, areas, frame, {}), IsEmpty());
  EXPECT_THAT(placement.unplaced, IsEmpty());
}

TEST(AreaLabels, AHoleIsNotRoom) {
  Rings rings = ring({{0, 0}, {40, 0}, {40, 40}, {0, 40}});
  rings.points.insert(rings.points.end(), {{10, 2}, {30, 2}, {30, 38}, {10, 38}});
  rings.close();
  const std::vector<LabelArea> areas{{.name = "Bø", .rings = &rings}};
  const Box frame{0, 0, 40, 40};
  const Placement placement = place_in_areas(areas, frame, {});
  EXPECT_THAT(label_faults(placement, areas, frame, {}), IsEmpty());
  EXPECT_EQ(placement.placed.size(), 1U);
}

TEST(AreaLabels, AnEmptyAreaOrNoneIsNamed) {
  const Rings empty;
  const std::vector<LabelArea> areas{{.name = "Tom", .rings = &empty}, {.name = "Ingen"}};
  EXPECT_THAT(place_in_areas(areas, {0, 0, 50, 50}, {}).unplaced, ElementsAre("Tom", "Ingen"));
}

TEST(Pole, IsInTheLargestPartAndNotInTheHole) {
  Rings rings = ring({{0, 0}, {4, 0}, {4, 4}, {0, 4}});
  rings.points.insert(rings.points.end(), {{10, 0}, {30, 0}, {30, 20}, {10, 20}});
  rings.close();
  const auto middle = pole(rings);
  ASSERT_TRUE(middle);
  EXPECT_NEAR(middle->x, 20, 0.3);
  EXPECT_NEAR(middle->y, 10, 0.3);
  EXPECT_FALSE(pole(Rings{}));
}

}  // namespace
}  // namespace kv::draw
