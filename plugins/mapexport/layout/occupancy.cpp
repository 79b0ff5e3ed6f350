// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/occupancy.h"

#include <algorithm>
#include <cmath>

namespace kv::mapexport {
namespace {

int cell(double mm) {
  return static_cast<int>(std::floor(mm));
}

}  // namespace

Occupancy::Occupancy(double width, double height)
    : width_(width),
      height_(height),
      columns_(cell(width) + 1),
      rows_(cell(height) + 1),
      sum_(static_cast<std::size_t>(columns_ + 1) * static_cast<std::size_t>(rows_ + 1), 0) {}

void Occupancy::touch(int x, int y) {
  if (x >= 0 && y >= 0 && x < columns_ && y < rows_) sum_[at(x + 1, y + 1)] = 1;
}

void Occupancy::cover(const draw::Rings& rings) {
  // Edges, in steps below a cell; then what lies between them on each row of cells.
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const draw::Point a = ring[i];
      const draw::Point b = ring[i + 1 == ring.size() ? 0 : i + 1];
      const int steps = static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) * 2) + 1;
      for (int k = 0; k <= steps; ++k) {
        const double t = static_cast<double>(k) / steps;
        touch(cell(a.x + (b.x - a.x) * t), cell(a.y + (b.y - a.y) * t));
      }
    }
  }
  std::vector<double> crossings;
  for (int y = 0; y < rows_; ++y) {
    const double line = y + 0.5;
    crossings.clear();
    for (std::size_t r = 0; r < rings.size(); ++r) {
      const auto ring = rings.ring(r);
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const draw::Point a = ring[i];
        const draw::Point b = ring[i + 1 == ring.size() ? 0 : i + 1];
        if ((a.y <= line) != (b.y <= line))
          crossings.push_back(a.x + (b.x - a.x) * (line - a.y) / (b.y - a.y));
      }
    }
    std::ranges::sort(crossings);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
      for (int x = std::max(0, cell(crossings[i])); x <= cell(crossings[i + 1]) && x < columns_;
           ++x)
        touch(x, y);
  }
}

void Occupancy::cover(const draw::Box& box) {
  for (int y = cell(box.y0); y <= cell(box.y1); ++y)
    for (int x = cell(box.x0); x <= cell(box.x1); ++x) touch(x, y);
}

void Occupancy::finish() {
  for (int y = 1; y <= rows_; ++y)
    for (int x = 1; x <= columns_; ++x)
      sum_[at(x, y)] += sum_[at(x - 1, y)] + sum_[at(x, y - 1)] - sum_[at(x - 1, y - 1)];
}

bool Occupancy::is_free(const draw::Box& box) const {
  const int x0 = std::clamp(cell(box.x0), 0, columns_ - 1);
  const int y0 = std::clamp(cell(box.y0), 0, rows_ - 1);
  const int x1 = std::clamp(cell(box.x1), 0, columns_ - 1) + 1;
  const int y1 = std::clamp(cell(box.y1), 0, rows_ - 1) + 1;
  return sum_[at(x1, y1)] + sum_[at(x0, y0)] == sum_[at(x0, y1)] + sum_[at(x1, y0)];
}

draw::Box Occupancy::place(double width, double height, double margin) const {
  const double left = margin;
  const double top = margin;
  const double right = width_ - margin - width;
  const double bottom = height_ - margin - height;
  if (right < left || bottom < top) return {0, 0, -1, -1};
  const auto box = [&](double x, double y) { return draw::Box{x, y, x + width, y + height}; };
  const auto free = [&](const draw::Box& b) { return is_free(b.grown(margin / 2)); };
  const draw::Box corners[] = {box(right, bottom), box(left, top), box(left, bottom),
                               box(right, top)};
  for (const draw::Box& corner : corners)
    if (free(corner)) return corner;
  // Along the right edge upwards, the foot to the left, the left edge, the head.
  for (double y = bottom; y >= top; y -= 1)
    if (free(box(right, y))) return box(right, y);
  for (double x = right; x >= left; x -= 1)
    if (free(box(x, bottom))) return box(x, bottom);
  for (double y = bottom; y >= top; y -= 1)
    if (free(box(left, y))) return box(left, y);
  for (double x = right; x >= left; x -= 1)
    if (free(box(x, top))) return box(x, top);
  return {0, 0, -1, -1};
}

}  // namespace kv::mapexport
