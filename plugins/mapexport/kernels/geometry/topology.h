// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "plugins/mapexport/kernels/geometry/page_grid.h"

namespace kv::mapexport {

/// A line that no other line joins between its ends, used once or by both neighbours. Its right is
/// on the right of one who walks along it, as seen on the page.
struct Arc {
  std::vector<Cell> cells;  ///< of a closed arc the first is repeated as the last
  std::int32_t left = -1;   ///< the area there, -1 for none
  std::int32_t right = -1;

  bool closed() const { return cells.front() == cells.back(); }
};

/// An arc in the direction in which it was stored (>= 0), or, as ~arc, in the other.
using ArcUse = std::int32_t;

/// Areas as lines that neighbours have in common: what is done to an arc is done to both sides, so
/// that no gap can open between them.
struct Topology {
  struct Area {
    std::vector<std::vector<ArcUse>> rings;
  };
  std::vector<Arc> arcs;
  std::vector<Area> areas;
  /// Arcs that a third area or the same side of another one claims: areas that overlap.
  std::size_t overlapping = 0;
};

/// Finds the arcs by equal cells: a ring is cut where its neighbours before or behind are not the
/// same in all rings there (Bostock 2013, the topology of TopoJSON). Time is linear in the cells.
Topology topology_of(std::span<const GridArea> areas);

}  // namespace kv::mapexport
