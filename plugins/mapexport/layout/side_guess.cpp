// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/side_guess.h"

#include <cmath>

namespace kv::mapexport {
namespace {

constexpr double kProbes[] = {0.3, 0.65, 1};  // of the reach, from the line
constexpr double kMuch = 0.25;

double length(Cell a, Cell b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

/// The area beside the step a -> b on the side that has none.
std::int32_t beside(Cell a, Cell b, const Arc& arc, const AreaRaster& raster, double reach) {
  const std::int32_t own = arc.left >= 0 ? arc.left : arc.right;
  const double long_as = length(a, b);
  if (long_as == 0) return AreaRaster::kNone;
  // y runs downwards: the right of (dx, dy) is (-dy, dx).
  const double side = arc.right < 0 ? 1 : -1;
  const double nx = side * -(b.y - a.y) / long_as;
  const double ny = side * (b.x - a.x) / long_as;
  for (const double part : kProbes) {
    const double mm = part * reach;
    const draw::Point probe{(a.x + b.x) / 2.0 / kUnitsPerMm + nx * mm,
                            (a.y + b.y) / 2.0 / kUnitsPerMm + ny * mm};
    if (const std::int32_t id = raster.at(probe); id != AreaRaster::kNone && id != own) return id;
  }
  return AreaRaster::kNone;
}

bool one_sided(const Arc& arc) {
  return (arc.left >= 0) != (arc.right >= 0);
}

}  // namespace

bool shares_few_lines(const Topology& topology, const AreaRaster& raster, double reach) {
  double all = 0;
  double near = 0;
  for (const Arc& arc : topology.arcs) {
    if (!one_sided(arc)) continue;
    for (std::size_t i = 0; i + 1 < arc.cells.size(); ++i) {
      const double step = length(arc.cells[i], arc.cells[i + 1]);
      all += step;
      if (beside(arc.cells[i], arc.cells[i + 1], arc, raster, reach) != AreaRaster::kNone)
        near += step;
    }
  }
  return near > kMuch * all;
}

Topology with_guessed_sides(const Topology& topology, const AreaRaster& raster, double reach) {
  Topology out;
  for (const Arc& arc : topology.arcs) {
    if (!one_sided(arc)) {
      out.arcs.push_back(arc);
      continue;
    }
    std::int32_t before = AreaRaster::kNone;
    for (std::size_t i = 0; i + 1 < arc.cells.size(); ++i) {
      const std::int32_t other = beside(arc.cells[i], arc.cells[i + 1], arc, raster, reach);
      if (i == 0 || other != before) {
        Arc& piece = out.arcs.emplace_back(Arc{{arc.cells[i]}, arc.left, arc.right});
        (arc.left < 0 ? piece.left : piece.right) = other;
      }
      out.arcs.back().cells.push_back(arc.cells[i + 1]);
      before = other;
    }
  }
  return out;
}

}  // namespace kv::mapexport
