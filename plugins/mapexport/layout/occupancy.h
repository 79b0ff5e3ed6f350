// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "plugins/sdk/draw/geometry.h"

namespace kv::mapexport {

/// Which parts of a frame are covered, on a grid of one millimetre: where a legend may stand. A
/// cell that is touched counts as covered.
class Occupancy {
 public:
  Occupancy(double width, double height);

  void cover(const draw::Rings& rings);
  void cover(const draw::Box& box);
  /// To be called after the last cover().
  void finish();
  /// Whether nothing of the box, which lies in the frame, is covered.
  bool is_free(const draw::Box& box) const;
  /// The place for a box of that size, `margin` from the frame's edge and from what is covered,
  /// that is nearest to the corner at the lower right, then upper left, lower left, upper right,
  /// then any along the edges; x1 < x0 when there is none.
  draw::Box place(double width, double height, double margin) const;

 private:
  std::size_t at(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_ + 1) +
           static_cast<std::size_t>(x);
  }
  void touch(int x, int y);

  double width_, height_;
  int columns_, rows_;
  std::vector<unsigned> sum_;  ///< marks, then sums over all cells above and to the left
};

}  // namespace kv::mapexport
