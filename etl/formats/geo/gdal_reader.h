// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// A file in memory, as GDAL is to see it: "kommuner.shp" with "kommuner.dbf" beside it.
struct GeoBytes {
  std::string name;
  std::string_view bytes;
};

/// Reads Shapefile, GeoPackage, GML, SOSI, FlatGeobuf and MapInfo through GDAL. `files` has the
/// main file first and what belongs to it after it. GDAL is in a shared module of its own, which is
/// loaded here, on first use. Throws Error, naming the package, when the module or GDAL is not
/// there; what is wrong with the file is a problem of the result.
GeoFile read_with_gdal(std::span<const GeoBytes> files);

/// What the module exports under kGdalEntry; both sides are built from this header.
using GdalRead = void (*)(std::span<const GeoBytes> files, GeoFile& result);
inline constexpr const char* kGdalEntry = "kv_geo_gdal_read";
inline constexpr const char* kGdalVersionEntry = "kv_geo_gdal_version";
inline constexpr const char* kGdalModule = "geogdal.so";

}  // namespace kv::etl
