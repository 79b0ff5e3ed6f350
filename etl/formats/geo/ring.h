// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

struct GeoBox {
  double min_x = 0;
  double min_y = 0;
  double max_x = 0;
  double max_y = 0;

  bool overlaps(const GeoBox& other) const {
    return min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
           other.min_y <= max_y;
  }
  bool holds(GeoPoint at) const {
    return at.x >= min_x && at.x <= max_x && at.y >= min_y && at.y <= max_y;
  }
};

/// The box around all outer rings; all zero when there is no point.
GeoBox box_of(const std::vector<GeoPolygon>& polygons);
GeoBox box_of(const GeoPolygon& polygon);

/// What mend() changed or found.
struct RingReport {
  std::size_t closed = 0;         ///< rings whose last position was not their first
  std::size_t turned = 0;         ///< rings that ran the other way round
  std::size_t flat = 0;           ///< rings without an area; left out, an outer one with its holes
  std::size_t holes_outside = 0;  ///< holes that lie outside their outer ring
  std::optional<GeoPoint> crossing;     ///< where two edges of the outlines cross
  std::optional<GeoPoint> part_within;  ///< a point that two parts of the area both cover
  bool in_full = true;                  ///< false when there was too much to compare
};

/// Closes rings, leaves flat ones out, and turns outer rings counterclockwise and holes clockwise.
/// No coordinate is changed. Then looks for crossings, holes outside and parts within parts.
RingReport mend(std::vector<GeoPolygon>& polygons);

/// Twice the signed area in the plane, as the sum runs; positive when counterclockwise.
double twice_area(const GeoRing& ring);

/// Whether a point is within; a point on the outline may be either.
bool contains(const GeoPolygon& polygon, GeoPoint at);
bool contains(const std::vector<GeoPolygon>& polygons, GeoPoint at);

/// A point well within the polygon; nullopt when it has none.
std::optional<GeoPoint> inner_point(const GeoPolygon& polygon);

}  // namespace kv::etl
