// SPDX-License-Identifier: MIT
#pragma once

#include "etl/formats/geo/geometry.h"

namespace kv::etl {

/// Universal Transverse Mercator of one zone (1 to 60, northern half) on the ellipsoid GRS80:
/// x = 500,000 m on the central meridian, scale 0.9996 there.
///
/// Krüger's series to the sixth order in the third flattening, as given by C. F. F. Karney,
/// "Transverse Mercator with an accuracy of a few nanometers", Journal of Geodesy 85 (2011),
/// equations 7 to 9, 35 and 36. The error is below a micrometre within 40 degrees of the central
/// meridian; equal input gives equal output, so that shared vertices stay shared.
class TransverseMercator {
 public:
  explicit TransverseMercator(int zone);
  /// Longitude and latitude in degrees to metres.
  GeoPoint forward(GeoPoint degrees) const;
  /// Metres to longitude and latitude in degrees.
  GeoPoint inverse(GeoPoint metres) const;

 private:
  double central_meridian_;
};

/// The area within a ring of longitudes and latitudes (degrees) on the ellipsoid GRS80, in square
/// metres; positive when the ring runs counterclockwise. Edges are straight in the cylindrical
/// equal-area projection (authalic latitude after J. P. Snyder, Map Projections, 1987, eq. 3-12).
double ring_area(const GeoRing& degrees);

}  // namespace kv::etl
