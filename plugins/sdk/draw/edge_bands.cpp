// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/edge_bands.h"

#include <algorithm>

namespace kv::draw {

namespace {

constexpr std::size_t kEdgesOfABand = 4;
constexpr std::size_t kMostBands = 512;

}  // namespace

EdgeBands::EdgeBands(const Rings& rings) {
  if (rings.points.empty()) return;
  const Box box = bounds(rings.points);
  top_ = box.y0;
  bottom_ = box.y1;
  const std::size_t bands =
      std::clamp<std::size_t>(rings.points.size() / kEdgesOfABand, 1, kMostBands);
  if (box.height() > 0) bands_per_mm_ = static_cast<double>(bands) / box.height();
  begins_.assign(bands + 1, 0);
  const auto each = [&](auto&& take) {
    for (std::size_t r = 0; r < rings.size(); ++r) {
      const auto ring = rings.ring(r);
      for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const Point a = ring[before];
        const Point b = ring[i];
        const std::size_t last = band_of(std::max(a.y, b.y));
        for (std::size_t k = band_of(std::min(a.y, b.y)); k <= last; ++k) take(k, Edge{a, b});
      }
    }
  };
  each([&](std::size_t k, const Edge&) { ++begins_[k + 1]; });
  for (std::size_t k = 0; k < bands; ++k) begins_[k + 1] += begins_[k];
  edges_.resize(begins_.back());
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  each([&](std::size_t k, const Edge& edge) { edges_[next[k]++] = edge; });
}

std::size_t EdgeBands::band_of(double y) const {
  const double band = (std::clamp(y, top_, bottom_) - top_) * bands_per_mm_;
  return band > 0 ? std::min(static_cast<std::size_t>(band), begins_.size() - 2) : 0;
}

bool EdgeBands::inside(Point point) const {
  if (edges_.empty() || !(point.y >= top_ && point.y <= bottom_)) return false;
  bool in = false;
  for (const auto& [a, b] : band(band_of(point.y)))
    if ((a.y > point.y) != (b.y > point.y) &&
        point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
      in = !in;
  return in;
}

bool EdgeBands::crossed(const Box& box) const {
  if (edges_.empty() || !(box.y1 >= top_ && box.y0 <= bottom_)) return false;
  const std::size_t last = band_of(box.y1);
  for (std::size_t k = band_of(box.y0); k <= last; ++k)
    for (const auto& [a, b] : band(k))
      if (crosses(a, b, box)) return true;
  return false;
}

bool EdgeBands::inside(const Box& box) const {
  return inside(Point{(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2}) && !crossed(box);
}

}  // namespace kv::draw
