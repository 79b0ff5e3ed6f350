// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/sdk/draw/style.h"

namespace kv::draw {

/// How a hatch is made: parallel lines at `angles` degrees clockwise from the x axis, `spacing`
/// apart, one of them through the origin.
struct HatchLines {
  double angles[2] = {0, 0};
  int count = 0;  ///< how many of the angles
};
HatchLines lines_of(Hatch hatch);

/// The radius of the dots of Hatch::kDots, which lie in a square grid turned by 45 degrees.
inline double dot_radius(const Paint& paint) {
  return paint.width * 1.4;
}

}  // namespace kv::draw
