// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "plugins/sdk/draw/label_space.h"
#include "plugins/sdk/draw/labels.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

/// Directions from the point in order of preference (Yoeli 1972: right of it, above rather than
/// below), as turns of 22.5 degrees, counter-clockwise from the right.
constexpr std::array<int, 16> kDirections{0, 2, 14, 8, 6, 10, 4, 12, 1, 15, 7, 9, 3, 5, 13, 11};
constexpr std::size_t kMostMoved = 500;  // points
constexpr int kMostTried = 6;            // labels in the way of one
constexpr double kStep = 1.1;            // mm between the rings of places farther out

/// The place for the label at that distance from the point's edge, in that direction.
PlacedLabel at_place(const LabelPoint& point, const PlacedLabel& sized, int direction,
                     double distance, double gap) {
  const double angle = direction * std::numbers::pi / 8;
  const double cx = std::cos(angle);
  const double cy = -std::sin(angle);
  PlacedLabel label = sized;
  // The box touches a circle of that radius from outside: its nearest corner or edge is in the
  // direction.
  const double reach = point.radius + distance;
  const double w = label.box.width();
  const double h = label.box.height();
  const auto slide = [](double c, double extent) {
    return c > 0.3 ? 0.0 : (c < -0.3 ? -extent : -extent / 2);
  };
  move_to(label, point.at.x + cx * reach + slide(cx, w), point.at.y + cy * reach + slide(cy, h));
  label.leader = distance > 2 * gap + 0.3;
  if (label.leader) {
    // From the middle of the nearest edge's part, so that short names do not look cut.
    label.from = {std::clamp(point.at.x, label.box.x0 + w * 0.1, label.box.x1 - w * 0.1),
                  std::clamp(point.at.y, label.box.y0 + h * 0.2, label.box.y1 - h * 0.2)};
    const double dx = label.from.x - point.at.x;
    const double dy = label.from.y - point.at.y;
    const double length = std::hypot(dx, dy);
    if (length > 0)
      label.to = {point.at.x + dx / length * point.radius, point.at.y + dy / length * point.radius};
    else
      label.to = point.at;
  }
  return label;
}

class PointLabels {
 public:
  PointLabels(std::span<const LabelPoint> points, const Box& frame, std::span<const Box> obstacles,
              const LabelOptions& options)
      : points_(points), options_(options), space_(frame, obstacles, points, options.gap) {}

  Placement place() {
    std::vector<std::size_t> order(points_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
      return points_[a].priority > points_[b].priority;
    });
    std::vector<std::size_t> left;
    for (const std::size_t i : order) {
      if (!place_one(i)) left.push_back(i);
    }
    // Where most have no room, moving one makes room for few.
    if (points_.size() <= kMostMoved)
      std::erase_if(left, [&](std::size_t i) { return make_room(i); });
    std::ranges::sort(left);
    Placement out;
    out.placed = space_.labels();
    std::ranges::sort(out.placed, {}, &PlacedLabel::index);
    for (const std::size_t i : left) out.unplaced.push_back(points_[i].name);
    return out;
  }

 private:
  double farthest() const { return options_.leaders ? options_.reach : options_.gap; }

  PlacedLabel sized(std::size_t i, double size) const {
    PlacedLabel label = sized_label(i, {shown_text(points_[i].name)}, size, options_.bold);
    label.name = points_[i].name;
    return label;
  }

  /// Calls `take` with each place, nearest and best first, until it returns true.
  template <class Take>
  bool each_place(std::size_t i, Take&& take) const {
    for (const double size : {options_.size, std::min(options_.size, options_.least_size)}) {
      const PlacedLabel label = sized(i, size);
      for (double d = options_.gap; d <= farthest() + 1e-9; d += kStep) {
        for (const int direction : kDirections) {
          if (take(at_place(points_[i], label, direction, d, options_.gap))) return true;
        }
      }
    }
    return false;
  }

  bool place_one(std::size_t i) {
    return each_place(i, [&](const PlacedLabel& label) {
      if (!space_.fits(label)) return false;
      space_.add(label);
      return true;
    });
  }

  /// Moves one label that is in the way to another place of its own.
  bool make_room(std::size_t i) {
    if (place_one(i)) return true;
    int tried = 0;
    return each_place(i, [&](const PlacedLabel& label) {
      if (tried >= kMostTried) return false;
      const std::size_t blocker = space_.only_blocker(label);
      if (blocker == SIZE_MAX) return false;
      const PlacedLabel before = space_.labels()[blocker];
      if (points_[before.index].priority > points_[i].priority) return false;
      ++tried;
      space_.replace(blocker, label);
      if (place_one(before.index)) return true;
      space_.replace(blocker, before);
      return false;
    });
  }

  std::span<const LabelPoint> points_;
  LabelOptions options_;
  LabelSpace space_;
};

}  // namespace

Placement place_at_points(std::span<const LabelPoint> points, const Box& frame,
                          std::span<const Box> obstacles, const LabelOptions& options) {
  return PointLabels(points, frame, obstacles, options).place();
}

}  // namespace kv::draw
