// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

/// The map's areas as they were given, unsimplified, in a GeoPackage (OGC 12-128r18, version 1.3):
/// the layer `kart` in EPSG:25833 with value, status, class and colour, an R-tree where the host's
/// SQLite can make one, and the table layer_styles, by which QGIS opens the layer with the map's
/// classes. It is made in memory; the same map gives the same bytes.
std::string geopackage_of(const Model& model);

}  // namespace kv::mapexport
