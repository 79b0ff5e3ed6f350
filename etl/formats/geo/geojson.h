// SPDX-License-Identifier: MIT
#pragma once

#include <rapidjson/document.h>
#include <string_view>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// Reads GeoJSON (RFC 7946; the "crs" of the 2008 edition is heard) or TopoJSON, whichever it is.
/// `text` is UTF-8 without a mark. A problem names the feature. Also read: several named feature
/// collections in one object, as Kartverket delivers them, each a layer.
GeoFile read_geo_json(std::string_view text);

/// The feature collections of a parsed document. Throws GeoRefusal.
void read_geojson_layers(const rapidjson::Value& root, GeoFile& file);

}  // namespace kv::etl
