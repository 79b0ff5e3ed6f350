// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "plugins/mapexport/kernels/geometry/topology.h"
#include "plugins/mapexport/layout/area_raster.h"

namespace kv::mapexport {

/// Files whose areas were simplified one by one have neighbours that share few lines: each has its
/// own, and a border between counties would look like a coast. Whether that is so here: more than a
/// quarter of the length of the lines with one area lies beside another area, at most `reach` mm
/// away.
bool shares_few_lines(const Topology& topology, const AreaRaster& raster, double reach);

/// Cuts the arcs that have one side only where the area on the other side changes, as the raster
/// shows it within `reach` mm, and gives each piece its other side. Rings of areas keep their
/// course. For lines between areas, not for areas.
Topology with_guessed_sides(const Topology& topology, const AreaRaster& raster, double reach);

}  // namespace kv::mapexport
