// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kv::draw {

/// Millimetres on the page, y downwards.
struct Point {
  double x = 0;
  double y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  /// Boxes that only share an edge do not overlap.
  bool overlaps(const Box& other) const {
    return x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1;
  }
  bool contains(const Box& other) const {
    return x0 <= other.x0 && y0 <= other.y0 && other.x1 <= x1 && other.y1 <= y1;
  }
  Box grown(double by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
  friend bool operator==(const Box&, const Box&) = default;
};

/// Polygons with holes, any number of parts: rings that close themselves (the first point is not
/// repeated), filled by the even-odd rule, so that winding does not matter. Flat, so that a million
/// vertices are two allocations.
struct Rings {
  std::vector<Point> points;
  std::vector<std::size_t> ends;  ///< one past the last point of each ring, in `points`

  std::size_t size() const { return ends.size(); }
  std::span<const Point> ring(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(points).subspan(begin, ends[i] - begin);
  }
  /// Ends the ring of the points pushed since the last end; nothing when there are none.
  void close() {
    if (points.size() > (ends.empty() ? 0 : ends.back())) ends.push_back(points.size());
  }
};

Box bounds(std::span<const Point> points);

/// Whether the line from a to b passes through the inside of the box.
bool crosses(Point a, Point b, const Box& box);

/// Clockwise around the origin.
Point turned(Point point, double degrees);
Rings turned(const Rings& rings, double degrees);

/// By the even-odd rule; a point on an edge may be either.
bool inside(const Rings& rings, Point point);

/// Whether all of `box` lies inside, edges included.
bool inside(const Rings& rings, const Box& box);

}  // namespace kv::draw
