// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "etl/formats/geo/geometry.h"
#include "tests/etl/boundaries/small_map.h"

namespace kv::etl::test {

/// A square of 5 km in UTM zone 33 with corners that no short decimal has; squares touch.
GeoRing utm_square(int place);

/// stem.shp, .dbf (names in UTF-8), .cpg and .prj of the entries in EPSG:25833. Returns the .shp.
std::filesystem::path write_shapefile(const std::filesystem::path& stem,
                                      const std::vector<MapEntry>& entries);
/// The same in a folder of a zip.
std::filesystem::path zip_shapefile(const std::filesystem::path& stem,
                                    const std::vector<MapEntry>& entries);
/// A GeoPackage with the table kommuner in EPSG:25833.
std::filesystem::path write_geopackage(const std::filesystem::path& path,
                                       const std::vector<MapEntry>& entries);
/// GML 3.2: in metres of EPSG:25833 or EPSG:3035 (near 9 E 58.5 N), or degrees of EPSG:4258.
std::string gml(const std::vector<MapEntry>& entries, const std::string& srs_name);

/// SOSI 4.0 in UTF-8, EPSG:25833.
std::string sosi(const std::vector<MapEntry>& entries);

}  // namespace kv::etl::test
