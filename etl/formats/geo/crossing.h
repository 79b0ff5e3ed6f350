// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

struct Crossing {
  std::optional<GeoPoint> at;  ///< the first place found
  bool in_full = true;         ///< false when there were too many edges to compare them all
};

/// Looks for two edges of the rings that cross each other within both. Edges that only touch, or
/// run along each other, are no crossing. A sweep from west to east over the edges.
Crossing find_crossing(const std::vector<GeoPolygon>& polygons);

}  // namespace kv::etl
