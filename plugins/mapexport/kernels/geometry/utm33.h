// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/mapexport/kernels/geometry/shape.h"

namespace kv::mapexport {

/// Longitude (x) and latitude (y) in degrees of metres in ETRS89 / UTM zone 33N on GRS80: Krüger's
/// series to the fourth order (Karney, Journal of Geodesy 85, 2011), right to a micrometre in
/// Norway. ETRS89 and WGS84 are taken as one.
Position longitude_latitude(Position metres);

/// Degrees by which the grid's north lies clockwise of true north there: about -6 in the
/// southwest of Norway, 0 at 15 degrees east.
double grid_convergence(Position metres);

}  // namespace kv::mapexport
