// SPDX-License-Identifier: MIT
#pragma once

namespace kv::mapexport {

/// A scale bar of two equal parts.
struct ScaleBar {
  double metres = 0;  ///< of the whole bar: 1, 2 or 5 times a power of ten
  double mm = 0;      ///< its length on the page
};

/// The longest bar of at most `most_mm`. The grid's scale against the ground at `place` is allowed
/// for: UTM zone 33 shortens by 0.04 per cent at 15 degrees east and lengthens by 1 per cent at 5
/// degrees.
ScaleBar scale_bar(double metres_per_mm, double most_mm, double scale_factor);

/// Metres in the grid to a metre on the ground at that easting (UTM, on the sphere): 0.9996 at the
/// central meridian.
double utm_scale_factor(double easting);

}  // namespace kv::mapexport
