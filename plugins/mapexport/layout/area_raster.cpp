// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/area_raster.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kv::mapexport {

AreaRaster::AreaRaster(double width, double height, double cells_per_mm)
    : scale_(cells_per_mm),
      columns_(static_cast<int>(std::ceil(width * cells_per_mm))),
      rows_(static_cast<int>(std::ceil(height * cells_per_mm))),
      cells_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kNone) {}

/// `visit(y, x_begin, x_end)` for each run of cells inside.
template <class Visit>
void AreaRaster::spans(const draw::Rings& rings, Visit&& visit) const {
  std::vector<std::vector<double>> crossings(static_cast<std::size_t>(rows_));
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      draw::Point a = ring[i];
      draw::Point b = ring[i + 1 == ring.size() ? 0 : i + 1];
      if (a.y > b.y) std::swap(a, b);
      const int first = std::max(0, static_cast<int>(std::ceil(a.y * scale_ - 0.5)));
      for (int y = first; y < rows_ && (y + 0.5) / scale_ < b.y; ++y) {
        const double line = (y + 0.5) / scale_;
        if (line < a.y) continue;
        crossings[static_cast<std::size_t>(y)].push_back(a.x +
                                                         (b.x - a.x) * (line - a.y) / (b.y - a.y));
      }
    }
  }
  for (int y = 0; y < rows_; ++y) {
    auto& row = crossings[static_cast<std::size_t>(y)];
    std::ranges::sort(row);
    for (std::size_t i = 0; i + 1 < row.size(); i += 2) {
      const double from = std::ceil(row[i] * scale_ - 0.5);
      const double to = std::ceil(row[i + 1] * scale_ - 0.5);
      const int x0 = static_cast<int>(std::clamp(from, 0.0, static_cast<double>(columns_)));
      const int x1 = static_cast<int>(std::clamp(to, 0.0, static_cast<double>(columns_)));
      if (x0 < x1) visit(y, x0, x1);
    }
  }
}

void AreaRaster::fill(const draw::Rings& rings, std::int32_t id) {
  spans(rings, [&](int y, int x0, int x1) {
    std::fill(cells_.begin() + static_cast<std::ptrdiff_t>(index(x0, y)),
              cells_.begin() + static_cast<std::ptrdiff_t>(index(x1 - 1, y) + 1), id);
  });
}

void AreaRaster::keep(const draw::Rings& rings) {
  std::vector<std::int32_t> kept(cells_.size(), kNone);
  spans(rings, [&](int y, int x0, int x1) {
    for (int x = x0; x < x1; ++x) kept[index(x, y)] = cells_[index(x, y)];
  });
  cells_ = std::move(kept);
}

std::int32_t AreaRaster::at(draw::Point p) const {
  const int x = static_cast<int>(std::floor(p.x * scale_));
  const int y = static_cast<int>(std::floor(p.y * scale_));
  return x >= 0 && y >= 0 && x < columns_ && y < rows_ ? cells_[index(x, y)] : kNone;
}

draw::Box AreaRaster::covered() const {
  int x0 = columns_;
  int y0 = rows_;
  int x1 = -1;
  int y1 = -1;
  for (int y = 0; y < rows_; ++y)
    for (int x = 0; x < columns_; ++x) {
      if (cells_[index(x, y)] == kNone) continue;
      x0 = std::min(x0, x);
      x1 = std::max(x1, x);
      y0 = std::min(y0, y);
      y1 = std::max(y1, y);
    }
  if (x1 < 0) return {0, 0, -1, -1};
  return {x0 / scale_, y0 / scale_, (x1 + 1) / scale_, (y1 + 1) / scale_};
}

draw::Rings AreaRaster::outline(std::int32_t id) const {
  // Edges between a cell of the area and one that is not, with the area on the right; where two
  // begin in a corner, either order closes the rings.
  using Corner = std::pair<int, int>;
  std::multimap<Corner, Corner> edges;
  for (int y = 0; y < rows_; ++y)
    for (int x = 0; x < columns_; ++x) {
      if (!is(x, y, id)) continue;
      if (!is(x, y - 1, id)) edges.emplace(Corner(x, y), Corner(x + 1, y));
      if (!is(x + 1, y, id)) edges.emplace(Corner(x + 1, y), Corner(x + 1, y + 1));
      if (!is(x, y + 1, id)) edges.emplace(Corner(x + 1, y + 1), Corner(x, y + 1));
      if (!is(x - 1, y, id)) edges.emplace(Corner(x, y + 1), Corner(x, y));
    }
  draw::Rings out;
  while (!edges.empty()) {
    auto edge = edges.begin();
    const Corner start = edge->first;
    while (edge != edges.end()) {
      const Corner from = edge->first;
      const Corner to = edge->second;
      out.points.push_back({from.first / scale_, from.second / scale_});
      edges.erase(edge);
      edge = to == start ? edges.end() : edges.find(to);
    }
    out.close();
  }
  return out;
}

}  // namespace kv::mapexport
