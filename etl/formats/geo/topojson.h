// SPDX-License-Identifier: MIT
#pragma once

#include <rapidjson/document.h>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// The geometry objects of a TopoJSON topology (format specification 1.0), each a layer; quantized
/// or not. Two areas along one arc get equal vertices. Throws GeoRefusal that names the feature.
void read_topojson_layers(const rapidjson::Value& root, GeoFile& file);

}  // namespace kv::etl
