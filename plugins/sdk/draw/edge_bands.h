// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "plugins/sdk/draw/geometry.h"

namespace kv::draw {

/// The edges of rings by the band of y in which they lie, for who asks many times what lies inside:
/// the answers of inside() and crosses(), from a few of the edges.
class EdgeBands {
 public:
  EdgeBands() = default;
  explicit EdgeBands(const Rings& rings);

  bool inside(Point point) const;
  /// Whether all of `box` lies inside, edges included.
  bool inside(const Box& box) const;
  /// Whether an edge passes through the inside of `box`.
  bool crossed(const Box& box) const;

 private:
  struct Edge {
    Point a, b;
  };

  std::size_t band_of(double y) const;
  std::span<const Edge> band(std::size_t i) const {
    return std::span(edges_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }

  double top_ = 0;
  double bottom_ = 0;
  double bands_per_mm_ = 0;
  std::vector<Edge> edges_;          // band by band; one that crosses several stands in each
  std::vector<std::size_t> begins_;  // of each band, and the end of the last
};

}  // namespace kv::draw
