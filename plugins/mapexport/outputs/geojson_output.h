// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plugins/mapexport/map/model.h"

namespace kv::mapexport {

/// The map's areas as they were given, unsimplified, as GeoJSON (RFC 7946): longitude and latitude,
/// outer rings counterclockwise, with value, status, class and colour of each area, and the legend
/// and sources beside them. Coordinates in degrees go out as they came in; metres of UTM 33 are
/// turned into degrees, to nine decimals (0.1 mm). Land around is left out.
std::string geojson_of(const Model& model);

}  // namespace kv::mapexport
