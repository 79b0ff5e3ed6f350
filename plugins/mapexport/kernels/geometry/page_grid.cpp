// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/page_grid.h"

#include <algorithm>
#include <cmath>

namespace kv::mapexport {
namespace {

std::int64_t twice_area(std::span<const Cell> ring) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Cell a = ring[i];
    const Cell b = ring[i + 1 == ring.size() ? 0 : i + 1];
    sum += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
  }
  return sum;
}

/// The nearest unit; halves away from zero. So much at most that a vertex far off the frame still
/// fits an int32, and products of two an int64.
std::int32_t unit(double v) {
  constexpr double kMost = 500'000'000;
  v = v < -kMost ? -kMost : (v > kMost ? kMost : v);
  return static_cast<std::int32_t>(v + (v < 0 ? -0.5 : 0.5));
}

/// Appends a ring's cells, without repeats and hairs (there and back along one line).
void append_ring(std::span<const Position> ring, const PageGrid& grid, std::vector<Cell>& out) {
  const std::size_t begin = out.size();
  const double units_per_metre = 1 / grid.metres_per_unit;
  for (const Position p : ring) {
    const Cell c{unit((p.x - grid.left) * units_per_metre),
                 unit((grid.top - p.y) * units_per_metre)};
    if (out.size() > begin && out.back() == c) continue;
    if (out.size() > begin + 1 && out[out.size() - 2] == c) {
      out.pop_back();
      continue;
    }
    out.push_back(c);
  }
  // The same across the place where the ring begins.
  std::size_t first = begin;
  while (out.size() - first > 2) {
    if (out.back() == out[first]) {
      out.pop_back();
    } else if (out.back() == out[first + 1]) {
      ++first;
    } else if (out[out.size() - 2] == out[first]) {
      out.pop_back();
    } else {
      break;
    }
  }
  out.erase(out.begin() + static_cast<std::ptrdiff_t>(begin),
            out.begin() + static_cast<std::ptrdiff_t>(first));
}

bool is_seen(std::span<const Cell> ring, int least) {
  if (ring.size() < 3 || twice_area(ring) == 0) return false;
  const auto [x0, x1] = std::ranges::minmax(ring, {}, &Cell::x);
  const auto [y0, y1] = std::ranges::minmax(ring, {}, &Cell::y);
  return x1.x - x0.x >= least || y1.y - y0.y >= least;
}

enum class Side { kLeft, kRight, kBottom, kTop };

struct Cutter {
  Side side;
  double at;

  bool keeps(Position p) const {
    switch (side) {
      case Side::kLeft:
        return p.x >= at;
      case Side::kRight:
        return p.x <= at;
      case Side::kBottom:
        return p.y >= at;
      default:
        return p.y <= at;
    }
  }
  /// Computed from the lesser end, whichever way the edge runs.
  Position cut(Position a, Position b) const {
    if (b.x < a.x || (b.x == a.x && b.y < a.y)) std::swap(a, b);
    if (side == Side::kLeft || side == Side::kRight)
      return {at, a.y + (b.y - a.y) * ((at - a.x) / (b.x - a.x))};
    return {a.x + (b.x - a.x) * ((at - a.y) / (b.y - a.y)), at};
  }
};

std::vector<Position> cut_ring(std::span<const Position> ring, const Cutter& cutter) {
  std::vector<Position> out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Position a = ring[i];
    const Position b = ring[i + 1 == ring.size() ? 0 : i + 1];
    const bool in_a = cutter.keeps(a);
    if (in_a) out.push_back(a);
    if (in_a != cutter.keeps(b)) out.push_back(cutter.cut(a, b));
  }
  return out;
}

}  // namespace

Cell PageGrid::cell(Position p) const {
  return {unit((p.x - left) / metres_per_unit), unit((top - p.y) / metres_per_unit)};
}

Position PageGrid::ground(Cell c) const {
  return {left + c.x * metres_per_unit, top - c.y * metres_per_unit};
}

GridArea on_grid(const Shape& shape, const PageGrid& grid, int least_units) {
  GridArea area;
  area.points_of_file = shape.points.size();
  std::size_t ring = 0;
  std::size_t largest = 0;
  double largest_area = -1;
  for (const std::size_t part_end : shape.part_ends) {
    for (bool outer = true; ring < part_end; ++ring, outer = false) {
      const std::size_t begin = area.cells.size();
      append_ring(shape.ring(ring), grid, area.cells);
      const auto cells = std::span(area.cells).subspan(begin);
      if (const double size = std::abs(twice_signed_area(shape.ring(ring)));
          outer && size > largest_area) {
        largest_area = size;
        largest = ring;
      }
      if (!is_seen(cells, least_units)) {
        area.cells.resize(begin);
        ++area.too_small;
        continue;
      }
      // y runs downwards: a positive area is clockwise as seen.
      if ((twice_area(cells) > 0) != outer) std::ranges::reverse(cells);
      area.ring_ends.push_back(area.cells.size());
      area.outer.push_back(outer);
    }
  }
  if (area.rings() == 0 && !shape.empty()) {
    const Cell at = grid.cell(shape.ring(largest).front());
    const std::int32_t r = std::max(1, least_units / 2);
    area.cells = {
        {at.x - r, at.y - r}, {at.x + r, at.y - r}, {at.x + r, at.y + r}, {at.x - r, at.y + r}};
    area.ring_ends = {4};
    area.outer = {true};
    --area.too_small;
  }
  return area;
}

Shape clipped(const Shape& shape, const Extent& box) {
  const Cutter cutters[] = {
      {Side::kLeft, box.x0}, {Side::kRight, box.x1}, {Side::kBottom, box.y0}, {Side::kTop, box.y1}};
  Shape out;
  std::size_t ring = 0;
  for (const std::size_t part_end : shape.part_ends) {
    const std::size_t rings_before = out.ring_ends.size();
    for (; ring < part_end; ++ring) {
      const auto all = shape.ring(ring);
      std::vector<Position> cut(all.begin(), all.end());
      for (const Cutter& cutter : cutters) cut = cut_ring(cut, cutter);
      if (cut.size() < 3) continue;
      out.points.insert(out.points.end(), cut.begin(), cut.end());
      out.ring_ends.push_back(out.points.size());
    }
    if (out.ring_ends.size() > rings_before) out.part_ends.push_back(out.ring_ends.size());
  }
  return out;
}

}  // namespace kv::mapexport
