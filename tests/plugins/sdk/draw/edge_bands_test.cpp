// SPDX-License-Identifier: MIT
// A name must not leave its area because an edge was looked for in the wrong band.
#include "plugins/sdk/draw/edge_bands.h"

#include <gtest/gtest.h>
#include <random>

namespace kv::draw {
namespace {

// As inside() and crosses() answer from all edges.
bool crossed_by_any(const Rings& rings, const Box& box) {
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
      if (crosses(ring[before], ring[i], box)) return true;
  }
  return false;
}

TEST(EdgeBands, AnswerAsAllEdgesDo) {
  std::mt19937 random(14);
  // Whole numbers, so that edges are level and points lie in line with corners.
  const auto number = [&](unsigned most) { return static_cast<double>(random() % (most + 1)); };
  std::size_t inside_ones = 0;
  std::size_t crossed_ones = 0;
  for (int round = 0; round < 300; ++round) {
    Rings rings;
    for (int ring = 0; ring < 1 + round % 3; ++ring) {
      for (int k = 0; k < 3 + round; ++k) rings.points.push_back({number(20), number(20)});
      rings.close();
    }
    const EdgeBands bands(rings);
    for (int i = 0; i < 100; ++i) {
      const Point p{number(44) / 2 - 1, number(44) / 2 - 1};
      const Box box{p.x, p.y, p.x + number(8) / 4, p.y + number(8) / 4};
      EXPECT_EQ(bands.inside(p), inside(rings, p));
      EXPECT_EQ(bands.crossed(box), crossed_by_any(rings, box));
      EXPECT_EQ(bands.inside(box), inside(rings, box));
      inside_ones += bands.inside(p);
      crossed_ones += bands.crossed(box);
    }
  }
  EXPECT_GT(inside_ones, 5000U);
  EXPECT_GT(crossed_ones, 5000U);
}

TEST(EdgeBands, OfNothingOrOfALineHoldNothing) {
  EXPECT_FALSE(EdgeBands().inside(Point{0, 0}));
  EXPECT_FALSE(EdgeBands(Rings{}).crossed({-1, -1, 1, 1}));
  Rings line;
  line.points = {{0, 1}, {5, 1}};
  line.close();
  EXPECT_FALSE(EdgeBands(line).inside(Point{2, 1}));
  EXPECT_TRUE(EdgeBands(line).crossed({1, 0, 2, 2}));
}

}  // namespace
}  // namespace kv::draw
