// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>

#include "plugins/sdk/draw/label_areas.h"
#include "plugins/sdk/draw/labels.h"

namespace kv::draw {

namespace {

constexpr double kPrecision = 0.25;  // mm
constexpr std::size_t kMostCells = 4000;

/// Distance to the nearest edge, negative outside.
double room_at(const Rings& rings, Point p) {
  double nearest = std::numeric_limits<double>::infinity();
  bool in = false;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
      const Point a = ring[before];
      const Point b = ring[i];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        in = !in;
      const double dx = b.x - a.x;
      const double dy = b.y - a.y;
      const double length = dx * dx + dy * dy;
      const double t =
          length == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0);
      const double ex = a.x + t * dx - p.x;
      const double ey = a.y + t * dy - p.y;
      nearest = std::min(nearest, ex * ex + ey * ey);
    }
  }
  return in ? std::sqrt(nearest) : -std::sqrt(nearest);
}

struct Cell {
  Point middle;
  double half;
  double room;
  double most() const { return room + half * std::numbers::sqrt2; }
  bool operator<(const Cell& other) const {
    if (most() != other.most()) return most() < other.most();
    return middle.x != other.middle.x ? middle.x > other.middle.x : middle.y > other.middle.y;
  }
};

}  // namespace

Rings thinned(const Rings& rings, double least) {
  Rings out;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    const std::size_t begin = out.points.size();
    for (const Point& p : ring) {
      if (out.points.size() > begin &&
          std::hypot(p.x - out.points.back().x, p.y - out.points.back().y) < least)
        continue;
      out.points.push_back(p);
    }
    if (out.points.size() - begin < 3)
      out.points.resize(begin);
    else
      out.close();
  }
  return out;
}

// Cells of a quadtree, the most promising first, until none can hold a point that is better by more
// than the precision.
std::optional<Point> pole(const Rings& rings) {
  const Rings outline = thinned(rings, kPrecision);
  if (outline.size() == 0) return std::nullopt;
  const Box box = bounds(outline.points);
  const double half = std::max(box.width(), box.height()) / 2;
  if (!(half > 0)) return std::nullopt;
  const auto cell = [&](Point middle, double size) {
    return Cell{middle, size, room_at(outline, middle)};
  };
  std::priority_queue<Cell> cells;
  cells.push(cell({(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2}, half));
  Cell best = cells.top();
  for (std::size_t looked = 0; !cells.empty() && looked < kMostCells; ++looked) {
    const Cell top = cells.top();
    cells.pop();
    if (top.room > best.room) best = top;
    if (top.most() - best.room <= kPrecision) break;
    const double h = top.half / 2;
    for (const double dx : {-h, h}) {
      for (const double dy : {-h, h}) cells.push(cell({top.middle.x + dx, top.middle.y + dy}, h));
    }
  }
  if (best.room <= 0) return std::nullopt;
  return best.middle;
}

}  // namespace kv::draw
