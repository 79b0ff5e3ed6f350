// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// Well-known binary (OGC 06-103r4) of a MultiPolygon, little-endian, two dimensions. Rings are
/// written as they are; they must be closed.
std::string to_wkb(const std::vector<GeoPolygon>& polygons);

/// What to_wkb wrote; nullopt for anything else, however damaged.
std::optional<std::vector<GeoPolygon>> from_wkb(std::string_view bytes);

}  // namespace kv::etl
