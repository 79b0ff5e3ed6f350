// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/topology.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

#include "plugins/mapexport/kernels/geometry/lines.h"
#include "plugins/mapexport/kernels/geometry/simplify.h"

namespace kv::mapexport {
namespace {

constexpr int kSide = 6;
constexpr double kStep = 1000;

/// Areas of a board whose lines wander: each line between two corners is the same list of vertices
/// for both sides.
class Board : public testing::Test {
 protected:
  Board() {
    for (int row = 0; row < kSide; ++row)
      for (int column = 0; column < kSide; ++column) shapes.push_back(field(column, row));
    for (const Shape& shape : shapes) areas.push_back(on_grid(shape, grid, 5));
  }

  /// From corner (x, y), to the right or upwards; straight at the edge of the board.
  static std::vector<Position> side(int x, int y, bool up) {
    std::mt19937 random(static_cast<unsigned>(x * 100 + y * 2 + (up ? 1 : 0)));
    const bool edge = up ? x == 0 || x == kSide : y == 0 || y == kSide;
    std::vector<Position> line;
    for (int i = 0; i < 100; ++i) {
      const double along = kStep * i / 100;
      const double away = edge || i == 0 ? 0 : static_cast<double>(random() % 16) - 8;
      line.push_back(up ? Position{x * kStep + away, y * kStep + along}
                        : Position{x * kStep + along, y * kStep + away});
    }
    return line;
  }

  static Shape field(int x, int y) {
    Shape shape;
    const auto add = [&](std::vector<Position> line, Position end, bool reversed) {
      line.push_back(end);
      if (reversed) std::ranges::reverse(line);
      shape.points.insert(shape.points.end(), line.begin(), line.end() - 1);
    };
    const auto corner = [](int cx, int cy) { return Position{cx * kStep, cy * kStep}; };
    add(side(x, y, false), corner(x + 1, y), false);
    add(side(x + 1, y, true), corner(x + 1, y + 1), false);
    add(side(x, y + 1, false), corner(x + 1, y + 1), true);
    add(side(x, y, true), corner(x, y + 1), true);
    shape.ring_ends = {shape.points.size()};
    shape.part_ends = {1};
    return shape;
  }

  static double area(const GridArea& rings) {
    double sum = 0;
    for (std::size_t r = 0; r < rings.rings(); ++r) {
      const auto ring = rings.ring(r);
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const Cell a = ring[i];
        const Cell b = ring[(i + 1) % ring.size()];
        sum += 0.5 * (1.0 * a.x * b.y - 1.0 * b.x * a.y);
      }
    }
    return sum;
  }

  PageGrid grid{-100, kSide* kStep + 100, 2.5};
  std::vector<Shape> shapes;
  std::vector<GridArea> areas;
};

TEST_F(Board, NeighboursHaveTheirLineInCommonOnce) {
  const Topology topology = topology_of(areas);
  std::size_t shared = 0;
  for (const Arc& arc : topology.arcs) shared += arc.left >= 0 && arc.right >= 0 ? 1 : 0;
  EXPECT_EQ(shared, 2U * kSide * (kSide - 1));
  EXPECT_EQ(topology.overlapping, 0U);
}

// White slivers between municipalities, or one drawn over another: what simplifying each area for
// itself gives. The sum of the areas is that of the board, to the unit.
TEST_F(Board, SimplifyingOpensNoGap) {
  Topology topology = topology_of(areas);
  for (const std::size_t most : {100'000U, 2'000U, 900U}) {
    simplify(topology, {0.01, most});
    double sum = 0;
    for (std::size_t i = 0; i < topology.areas.size(); ++i) sum += area(rings_of(topology, i));
    const double board = kSide * kStep / grid.metres_per_unit;
    EXPECT_EQ(sum, board * board) << most;
  }
}

TEST_F(Board, TheNumberOfVerticesIsKept) {
  Topology topology = topology_of(areas);
  const std::size_t all = simplify(topology, {0, 1'000'000});
  EXPECT_GT(all, 10'000U);
  EXPECT_LE(simplify(topology, {0, 2'000}), 2'000U);
}

// An island of four corners and an enclave are no line when everything around them is simplified.
TEST(Simplify, NoRingCollapses) {
  Shape island;
  for (int i = 0; i < 40; ++i)
    island.points.push_back({10 * std::cos(i * 0.157), 10 * std::sin(i * 0.157)});
  island.ring_ends = {40};
  island.part_ends = {1};
  const PageGrid grid{-50, 50, 1};
  Shape around;
  around.points = {{-40, -40}, {40, -40}, {40, 40}, {-40, 40}};
  around.points.insert(around.points.end(), island.points.rbegin(), island.points.rend());
  around.ring_ends = {4, 44};
  around.part_ends = {2};
  const std::vector<GridArea> areas = {on_grid(around, grid, 1), on_grid(island, grid, 1)};
  Topology topology = topology_of(areas);
  ASSERT_EQ(topology.arcs.size(), 2U);
  simplify(topology, {1000, 1});
  EXPECT_EQ(rings_of(topology, 1).cells.size(), 3U);
  EXPECT_EQ(rings_of(topology, 0).rings(), 2U);
}

TEST(Simplify, TwoAreasWithTwoCornersInCommonKeepTheirShape) {
  const PageGrid grid{0, 100, 1};
  Shape left;
  left.points = {{0, 0}, {40, 0}, {45, 25}, {40, 50}, {0, 50}};
  left.ring_ends = {5};
  left.part_ends = {1};
  Shape lens;
  lens.points = {{40, 0}, {60, 25}, {40, 50}, {45, 25}};
  lens.ring_ends = {4};
  lens.part_ends = {1};
  const std::vector<GridArea> areas = {on_grid(left, grid, 1), on_grid(lens, grid, 1)};
  Topology topology = topology_of(areas);
  simplify(topology, {1e9, 1});
  EXPECT_GE(rings_of(topology, 1).cells.size(), 3U);
  EXPECT_GE(rings_of(topology, 0).cells.size(), 3U);
}

// Files of one system, some of whose rings run the other way: a line between two areas still has
// one of them on each side.
TEST(Topology, WindingOfTheFileDoesNotMatter) {
  const PageGrid grid{0, 100, 1};
  Shape a;
  a.points = {{0, 0}, {50, 0}, {50, 50}, {0, 50}};
  a.ring_ends = {4};
  a.part_ends = {1};
  Shape b;
  b.points = {{50, 0}, {50, 50}, {90, 50}, {90, 0}};  // clockwise
  b.ring_ends = {4};
  b.part_ends = {1};
  const std::vector<GridArea> areas = {on_grid(a, grid, 1), on_grid(b, grid, 1)};
  const Topology topology = topology_of(areas);
  const auto lines =
      lines_between(topology, [](int left, int right) { return left >= 0 && right >= 0; });
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].size(), 2U);
}

TEST(OnGrid, AnAreaTooSmallForThePageIsADotAndTheRestIsCounted) {
  Shape specks;
  for (int i = 0; i < 3; ++i) {
    const double x = 1000.0 * i;
    for (const Position p : {Position{x, 0}, {x + 1, 0}, {x + 1, 1}, {x, 1}})
      specks.points.push_back(p);
    specks.ring_ends.push_back(specks.points.size());
    specks.part_ends.push_back(specks.ring_ends.size());
  }
  const GridArea area = on_grid(specks, PageGrid{0, 100, 20}, 5);
  EXPECT_EQ(area.rings(), 1U);
  EXPECT_EQ(area.too_small, 2U);
}

TEST(Clipped, NeighboursAreCutAtTheSamePlace) {
  Shape a;
  a.points = {{0, 0}, {33.3, 71.7}, {-50, 70}};
  a.ring_ends = {3};
  a.part_ends = {1};
  Shape b;
  b.points = {{33.3, 71.7}, {0, 0}, {60, 0}};
  b.ring_ends = {3};
  b.part_ends = {1};
  const Extent box{-100, 10.1, 100, 50.3};
  const Shape left = clipped(a, box);
  const Shape right = clipped(b, box);
  int same = 0;
  for (const Position p : left.points)
    for (const Position q : right.points) same += p == q ? 1 : 0;
  EXPECT_EQ(same, 2);
  EXPECT_TRUE(clipped(a, {500, 500, 600, 600}).empty());
}

}  // namespace
}  // namespace kv::mapexport
