// SPDX-License-Identifier: MIT
#include "etl/formats/geo/crossing.h"

#include <algorithm>
#include <cmath>

namespace kv::etl {
namespace {

// Pairs of edges that are compared: some seconds.
constexpr std::size_t kMaxPairs = 200'000'000;

struct Edge {
  GeoPoint a;
  GeoPoint b;
  double min_x;
  double max_x;
  double min_y;
  double max_y;
};

// On which side of a-b the point lies: -1, 0 (on it, as far as rounding tells), 1.
int side(GeoPoint a, GeoPoint b, GeoPoint at) {
  const double left = (b.x - a.x) * (at.y - a.y);
  const double right = (b.y - a.y) * (at.x - a.x);
  const double noise = 4e-16 * (std::abs(left) + std::abs(right));  // after J. R. Shewchuk, 1997
  const double turn = left - right;
  return turn > noise ? 1 : turn < -noise ? -1 : 0;
}

bool cross(const Edge& one, const Edge& two) {
  return side(one.a, one.b, two.a) * side(one.a, one.b, two.b) < 0 &&
         side(two.a, two.b, one.a) * side(two.a, two.b, one.b) < 0;
}

GeoPoint meeting(const Edge& one, const Edge& two) {
  const double dx = one.b.x - one.a.x;
  const double dy = one.b.y - one.a.y;
  const double ex = two.b.x - two.a.x;
  const double ey = two.b.y - two.a.y;
  const double t = ((two.a.x - one.a.x) * ey - (two.a.y - one.a.y) * ex) / (dx * ey - dy * ex);
  return {one.a.x + t * dx, one.a.y + t * dy};
}

}  // namespace

Crossing find_crossing(const std::vector<GeoPolygon>& polygons) {
  std::vector<Edge> edges;
  for (const GeoPolygon& polygon : polygons)
    for (const GeoRing& ring : polygon.rings)
      for (std::size_t i = 1; i < ring.size(); ++i) {
        const GeoPoint& a = ring[i - 1];
        const GeoPoint& b = ring[i];
        edges.push_back(
            {a, b, std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y), std::max(a.y, b.y)});
      }
  std::ranges::sort(edges, {}, &Edge::min_x);
  std::vector<const Edge*> active;
  std::size_t pairs = 0;
  for (const Edge& edge : edges) {
    std::size_t kept = 0;
    for (const Edge* other : active) {
      if (other->max_x < edge.min_x) continue;
      active[kept++] = other;
      if (other->min_y <= edge.max_y && edge.min_y <= other->max_y && cross(*other, edge))
        return {meeting(*other, edge), true};
    }
    pairs += active.size();
    if (pairs > kMaxPairs) return {std::nullopt, false};
    active.resize(kept);
    active.push_back(&edge);
  }
  return {};
}

}  // namespace kv::etl
