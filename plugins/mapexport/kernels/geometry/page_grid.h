// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "plugins/mapexport/kernels/geometry/shape.h"

namespace kv::mapexport {

/// A place on the page: whole units from the frame's upper left corner, y downwards.
struct Cell {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend bool operator==(const Cell&, const Cell&) = default;
};

/// 0.04 mm on the page: half a dot at 300 dpi, a dot at 600.
inline constexpr int kUnitsPerMm = 25;

/// The map's scale: from metres on the ground to units on the page, the same in both directions.
struct PageGrid {
  double left = 0;             ///< metres east at x = 0
  double top = 0;              ///< metres north at y = 0
  double metres_per_unit = 1;  ///< on the ground

  Cell cell(Position p) const;
  Position ground(Cell c) const;
  double metres_per_mm() const { return metres_per_unit * kUnitsPerMm; }
};

/// One area on the grid. Rings close themselves and have three different corners or more.
struct GridArea {
  std::vector<Cell> cells;
  std::vector<std::size_t> ring_ends;
  std::vector<bool> outer;         ///< whether the ring is the outer one of its part
  std::size_t points_of_file = 0;  ///< vertices there were
  std::size_t too_small = 0;       ///< rings that are smaller on the page than a dot, left out

  std::size_t rings() const { return ring_ends.size(); }
  std::span<const Cell> ring(std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ring_ends[i - 1];
    return std::span(cells).subspan(begin, ring_ends[i] - begin);
  }
};

/// The shape on the grid: every vertex goes to the nearest cell, so that what neighbours share
/// stays shared (a snap rounding of vertices, after Guibas and Marimont 1998, without the splitting
/// of edges); vertices that fall together are one, and hairs without width go. Outer rings run
/// clockwise on the page, holes the other way, whatever the file had. A ring without an extent of
/// `least_units` in one direction is left out and counted; but where all of an area are, its
/// largest stays, as a dot.
GridArea on_grid(const Shape& shape, const PageGrid& grid, int least_units);

/// The part of the shape within the box (Sutherland and Hodgman 1974), for land around the map that
/// runs out of the frame. Edges that both neighbours have are cut at the same place, to the bit.
Shape clipped(const Shape& shape, const Extent& box);

}  // namespace kv::mapexport
