// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// A coordinate system that this program computes with itself. WGS84 and ETRS89 are taken as one,
/// as PROJ does: in Norway they differ by less than a metre.
struct Crs {
  enum class Kind { kDegrees, kUtm, kWebMercator };
  Kind kind = Kind::kDegrees;
  int zone = 0;      ///< of kUtm
  std::string code;  ///< "EPSG:25833"
};

/// Reads "EPSG:25833", "25833", "urn:ogc:def:crs:EPSG::25833", "urn:ogc:def:crs:OGC:1.3:CRS84",
/// "http://www.opengis.net/def/crs/EPSG/0/4258" and the like. Known are WGS84 and ETRS89 in
/// degrees, their UTM zones (also with the Norwegian heights, EPSG:5972 and so on) and Web
/// Mercator; nullopt for all others.
std::optional<Crs> parse_crs(std::string_view name);

/// "EPSG:25833, EPSG:4326, …": what may be stated.
std::string known_crs_list();

/// Longitude and latitude in degrees.
GeoPoint to_degrees(const Crs& crs, GeoPoint point);
/// ETRS89 / UTM zone 33N in metres. Points of EPSG:25833 stay as they are, bit for bit.
GeoPoint to_utm33(const Crs& crs, GeoPoint point);

}  // namespace kv::etl
