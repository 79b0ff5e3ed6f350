// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "etl/formats/geo/geometry.h"
#include "etl/formats/geo/ring.h"

namespace kv::etl {

/// One region of a set of boundaries, on its way from the file to the warehouse.
struct BoundaryArea {
  std::string code;
  int region_id = 0;
  std::string label;  ///< "0901 Risør (feature 12)"
  std::vector<GeoPolygon> original;
  std::vector<GeoPolygon> utm33;  ///< the same points in EPSG:25833
  GeoBox degrees;
  GeoBox metres;
  double area_km2 = 0;
  std::size_t points = 0;
  std::size_t holes = 0;
};

/// A set, ready to be written.
struct BoundarySet {
  std::string name;
  std::string kind;
  int border_year = 0;
  std::string layer;
  std::string crs;
  std::string crs_basis;
  std::string scale_note;
  std::string licence_line;  ///< must stand on every map that is made from the set
  bool shares_arcs = false;
  std::size_t points = 0;
  std::size_t shared_points = 0;
  double mean_step_m = 0;
  double area_km2 = 0;
  std::vector<BoundaryArea> areas;  ///< by code
};

}  // namespace kv::etl
