// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "etl/formats/problem.h"

namespace kv::etl {

/// A position as its file has it: x is east or longitude, y north or latitude, once the axes are
/// known to be in that order. Metres or degrees.
struct GeoPoint {
  double x = 0;
  double y = 0;
  friend bool operator==(const GeoPoint&, const GeoPoint&) = default;
};

using GeoRing = std::vector<GeoPoint>;

/// The first ring is the outer one, the others are holes.
struct GeoPolygon {
  std::vector<GeoRing> rings;
};

struct GeoProperty {
  std::string name;  ///< of a nested value the path, "navn.0.navn"
  std::string text;  ///< a number as the file writes it, without ".0"
};

struct GeoFeature {
  std::size_t number = 0;  ///< 1-based, in the order of its layer
  std::vector<GeoProperty> properties;
  std::string type;  ///< "Polygon", "MultiPolygon", another type of geometry, or "" for none
  std::vector<GeoPolygon> polygons;
  bool with_height = false;  ///< positions had a third number, which is not kept
};

struct GeoLayer {
  std::string name;              ///< empty where the file has none
  std::string crs;               ///< as the file names it; empty where it does not
  std::string transformed_from;  ///< the file's system, where its reader has transformed to `crs`
  std::vector<GeoFeature> features;
};

/// A file of areas as read: what stands there, nothing repaired. With a problem, it must not be
/// used.
struct GeoFile {
  std::string format;  ///< "geojson", "topojson", "shapefile", …
  bool shares_arcs = false;
  bool degrees_by_format = false;  ///< a layer without crs is in longitude and latitude (WGS84)
  std::vector<GeoLayer> layers;
  std::vector<Problem> problems;
};

/// "feature 12 (kommunenummer 0901, navn Risør)": as much as tells it from the others.
std::string feature_label(const GeoFeature& feature);

/// How many positions a file may have: some twenty times Norway at its finest.
inline constexpr std::size_t kMaxGeoPoints = 20'000'000;

}  // namespace kv::etl
