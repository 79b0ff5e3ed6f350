// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kv::mapexport {

/// A place in the plane of the geometry's system: metres east and north, or degrees.
struct Position {
  double x = 0;
  double y = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

/// A box in the plane; empty until something is added.
struct Extent {
  double x0 = 0, y0 = 0, x1 = -1, y1 = -1;

  bool empty() const { return x1 < x0; }
  double width() const { return x1 - x0; }
  double height() const { return y1 - y0; }
  bool overlaps(const Extent& other) const {
    return !empty() && !other.empty() && x0 <= other.x1 && other.x0 <= x1 && y0 <= other.y1 &&
           other.y0 <= y1;
  }
  void add(Position p) {
    if (empty()) {
      *this = {p.x, p.y, p.x, p.y};
      return;
    }
    x0 = p.x < x0 ? p.x : x0;
    x1 = p.x > x1 ? p.x : x1;
    y0 = p.y < y0 ? p.y : y0;
    y1 = p.y > y1 ? p.y : y1;
  }
  void add(const Extent& other) {
    if (other.empty()) return;
    add(Position{other.x0, other.y0});
    add(Position{other.x1, other.y1});
  }
};

/// An area of any number of parts, each an outer ring and its holes. Flat, so that a million
/// vertices are a few allocations. Rings close themselves: the first vertex is not repeated.
struct Shape {
  std::vector<Position> points;
  std::vector<std::size_t> ring_ends;  ///< one past the last vertex of each ring, in `points`
  std::vector<std::size_t> part_ends;  ///< one past the last ring of each part, in `ring_ends`

  bool empty() const { return points.empty(); }
  std::size_t rings() const { return ring_ends.size(); }
  std::span<const Position> ring(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ring_ends[i - 1];
    return std::span(points).subspan(begin, ring_ends[i] - begin);
  }
  /// Whether ring i is the first of its part.
  bool is_outer(std::size_t i) const {
    std::size_t begin = 0;
    for (const std::size_t end : part_ends) {
      if (i < end) return i == begin;
      begin = end;
    }
    return true;
  }
  Extent extent() const {
    Extent box;
    for (const Position p : points) box.add(p);
    return box;
  }
};

/// Twice the area: positive where the ring runs counterclockwise (y upwards).
double twice_signed_area(std::span<const Position> ring);

}  // namespace kv::mapexport
