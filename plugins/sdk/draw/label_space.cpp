// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/label_space.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "plugins/sdk/draw/metrics.h"

namespace kv::draw {

namespace {

double side(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool lines_cross(Point a, Point b, Point c, Point d) {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

double distance_to_line(Point a, Point b, Point p) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t =
      length == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0);
  return std::hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

constexpr double kCell = 5;     // mm
constexpr double kApart = 1.2;  // mm

/// Which of `count` parts of from-to the value is in; the nearest for one outside.
std::size_t part_of(double value, double from, double to, std::size_t count) {
  const double part = (value - from) / std::max(to - from, 1e-9) * static_cast<double>(count);
  return static_cast<std::size_t>(std::clamp(part, 0.0, static_cast<double>(count - 1)));
}

}  // namespace

bool touches(Point centre, double radius, const Box& box) {
  const double dx = std::max({box.x0 - centre.x, 0.0, centre.x - box.x1});
  const double dy = std::max({box.y0 - centre.y, 0.0, centre.y - box.y1});
  return dx * dx + dy * dy < radius * radius || (dx == 0 && dy == 0);
}

LabelSpace::LabelSpace(const Box& frame, std::span<const Box> obstacles,
                       std::span<const LabelPoint> points, double gap)
    : frame_(frame),
      obstacles_(obstacles.begin(), obstacles.end()),
      points_(points.begin(), points.end()),
      gap_(gap) {
  const auto parts = [](double length) {
    return static_cast<std::size_t>(std::clamp(length / kCell, 1.0, 400.0));
  };
  columns_ = parts(frame.width());
  rows_ = parts(frame.height());
  cells_.resize(columns_ * rows_);
  for (std::size_t i = 0; i < points_.size(); ++i) {
    largest_ = std::max(largest_, points_[i].radius);
    const auto column = part_of(points_[i].at.x, frame_.x0, frame_.x1, columns_);
    const auto row = part_of(points_[i].at.y, frame_.y0, frame_.y1, rows_);
    cells_[row * columns_ + column].push_back(i);
  }
}

// What lies outside the frame is in the outermost cells.
template <class Holds>
bool LabelSpace::any_near(const Box& box, Holds holds) const {
  const Box wide = box.grown(largest_);
  const std::size_t right = part_of(wide.x1, frame_.x0, frame_.x1, columns_);
  const std::size_t bottom = part_of(wide.y1, frame_.y0, frame_.y1, rows_);
  for (std::size_t r = part_of(wide.y0, frame_.y0, frame_.y1, rows_); r <= bottom; ++r) {
    for (std::size_t c = part_of(wide.x0, frame_.x0, frame_.x1, columns_); c <= right; ++c) {
      for (const std::size_t i : cells_[r * columns_ + c]) {
        if (holds(i, points_[i])) return true;
      }
    }
  }
  return false;
}

bool LabelSpace::free_of_marks(const PlacedLabel& label) const {
  if (!frame_.contains(label.box)) return false;
  for (const Box& taken : obstacles_) {
    if (taken.overlaps(label.box) || (label.leader && crosses(label.from, label.to, taken)))
      return false;
  }
  if (any_near(label.box, [&](std::size_t, const LabelPoint& point) {
        return touches(point.at, point.radius, label.box);
      }))
    return false;
  if (!label.leader) return true;
  const Box line{std::min(label.from.x, label.to.x), std::min(label.from.y, label.to.y),
                 std::max(label.from.x, label.to.x), std::max(label.from.y, label.to.y)};
  return !any_near(line, [&](std::size_t i, const LabelPoint& point) {
    return i != label.index && distance_to_line(label.from, label.to, point.at) < point.radius;
  });
}

bool LabelSpace::clash(const PlacedLabel& a, const PlacedLabel& b) const {
  Box room = a.box.grown(gap_);
  // Names at the ends of lines stand side by side and would be read as one.
  if (a.leader && b.leader) room = {room.x0 - kApart, room.y0, room.x1 + kApart, room.y1};
  if (room.overlaps(b.box)) return true;
  if (a.leader && crosses(a.from, a.to, b.box.grown(gap_ / 2))) return true;
  if (b.leader && crosses(b.from, b.to, a.box.grown(gap_ / 2))) return true;
  return a.leader && b.leader && lines_cross(a.from, a.to, b.from, b.to);
}

bool LabelSpace::fits(const PlacedLabel& label) const {
  return std::ranges::none_of(labels_, [&](const auto& other) { return clash(label, other); }) &&
         free_of_marks(label);
}

std::size_t LabelSpace::only_blocker(const PlacedLabel& label) const {
  std::size_t blocker = SIZE_MAX;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    if (!clash(label, labels_[i])) continue;
    if (blocker != SIZE_MAX) return SIZE_MAX;
    blocker = i;
  }
  return blocker != SIZE_MAX && free_of_marks(label) ? blocker : SIZE_MAX;
}

PlacedLabel sized_label(std::size_t index, std::vector<std::string> lines, double size, bool bold) {
  PlacedLabel label;
  label.index = index;
  label.size = size;
  const double em = size * kMmPerPoint;
  for (const std::string& line : lines)
    label.box.x1 = std::max(label.box.x1, text_width(line, size, bold));
  label.box.y1 = (kAscent + kDescent + kLineHeight * static_cast<double>(lines.size() - 1)) * em;
  label.lines = std::move(lines);
  return label;
}

void move_to(PlacedLabel& label, double x, double y) {
  label.box = {x, y, x + label.box.width(), y + label.box.height()};
}

void centre_on(PlacedLabel& label, Point middle) {
  move_to(label, middle.x - label.box.width() / 2, middle.y - label.box.height() / 2);
}

}  // namespace kv::draw
