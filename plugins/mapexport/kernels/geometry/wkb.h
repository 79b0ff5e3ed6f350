// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string_view>

#include "plugins/mapexport/kernels/geometry/shape.h"

namespace kv::mapexport {

/// Bytes or coordinates that are no area. what() says what is wrong and at which byte or vertex.
class GeometryError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A Polygon or MultiPolygon in well-known binary (OGC 06-103r4), two coordinates to the vertex,
/// either byte order. The bytes may come from anywhere: every count is held against what is left of
/// them before memory is taken, and whatever does not fit is a GeometryError: other types, Z and M,
/// numbers that are not finite, rings of fewer than three corners or that do not close, bytes after
/// the end. An empty MultiPolygon is an empty Shape. Winding is kept as it is.
Shape read_wkb(std::string_view bytes);

/// Throws GeometryError when the coordinates cannot be metres east and north of ETRS89 / UTM zone
/// 33N in or near Norway: degrees, and axes that were swapped, are named as such.
void require_utm33(const Extent& box);
/// The same for longitude (x) and latitude (y) in degrees.
void require_degrees(const Extent& box);
/// The same for a plane of any kind: numbers within 1e12, so that no sum of them overflows.
void require_plane(const Extent& box);

}  // namespace kv::mapexport
