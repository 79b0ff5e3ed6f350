// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace kv::draw {

namespace {

template <class Visit>
bool any_edge(const Rings& rings, Visit&& visit) {
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      if (visit(ring[before], ring[i])) return true;
    }
  }
  return false;
}

}  // namespace

// Liang and Barsky 1984.
bool crosses(Point a, Point b, const Box& box) {
  double from = 0;
  double to = 1;
  const auto clip = [&](double step, double room) {
    if (step == 0) return room > 0;
    if (step < 0)
      from = std::max(from, room / step);
    else
      to = std::min(to, room / step);
    return from < to;
  };
  return clip(a.x - b.x, a.x - box.x0) && clip(b.x - a.x, box.x1 - a.x) &&
         clip(a.y - b.y, a.y - box.y0) && clip(b.y - a.y, box.y1 - a.y);
}

Box bounds(std::span<const Point> points) {
  if (points.empty()) return {};
  constexpr double kFar = std::numeric_limits<double>::infinity();
  Box box{kFar, kFar, -kFar, -kFar};
  for (const Point& p : points) {
    box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
           std::max(box.y1, p.y)};
  }
  return box;
}

Point turned(Point point, double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  return {point.x * std::cos(angle) - point.y * std::sin(angle),
          point.x * std::sin(angle) + point.y * std::cos(angle)};
}

Rings turned(const Rings& rings, double degrees) {
  Rings out = rings;
  for (Point& p : out.points) p = turned(p, degrees);
  return out;
}

bool inside(const Rings& rings, Point point) {
  bool in = false;
  any_edge(rings, [&](Point a, Point b) {
    if ((a.y > point.y) != (b.y > point.y) &&
        point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
      in = !in;
    return false;
  });
  return in;
}

bool inside(const Rings& rings, const Box& box) {
  const Point middle{(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2};
  return inside(rings, middle) &&
         !any_edge(rings, [&](Point a, Point b) { return crosses(a, b, box); });
}

}  // namespace kv::draw
