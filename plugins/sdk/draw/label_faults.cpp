// SPDX-License-Identifier: MIT
#include <algorithm>

#include "plugins/sdk/draw/label_space.h"
#include "plugins/sdk/draw/labels.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::draw {

namespace {

using Faults = std::vector<std::string>;

/// Measured again from the texts, not from the boxes that the placement says.
Box text_bounds(const PlacedLabel& label, bool bold) {
  double width = 0;
  for (const std::string& line : label.lines)
    width = std::max(width, text_width(line, label.size, bold));
  const double em = label.size * kMmPerPoint;
  const double height =
      (kAscent + kDescent + kLineHeight * (static_cast<double>(label.lines.size()) - 1)) * em;
  const Point middle{(label.box.x0 + label.box.x1) / 2, (label.box.y0 + label.box.y1) / 2};
  const Point corners[] = {
      turned({-width / 2, -height / 2}, label.turn), turned({width / 2, -height / 2}, label.turn),
      turned({width / 2, height / 2}, label.turn), turned({-width / 2, height / 2}, label.turn)};
  const Box around = bounds(corners);
  return {middle.x + around.x0, middle.y + around.y0, middle.x + around.x1, middle.y + around.y1};
}

void check_each(const Placement& placement, const Box& frame, std::span<const Box> obstacles,
                Faults& faults) {
  for (const PlacedLabel& label : placement.placed) {
    if (!label.box.grown(1e-6).contains(text_bounds(label, false)))
      faults.push_back(label.name + " is wider than its box");
    if (!frame.contains(label.box)) faults.push_back(label.name + " leaves the frame");
    for (const Box& taken : obstacles) {
      if (taken.overlaps(label.box)) faults.push_back(label.name + " lies on an obstacle");
    }
  }
}

void check_pairs(const Placement& placement, Faults& faults) {
  for (std::size_t i = 0; i < placement.placed.size(); ++i) {
    const PlacedLabel& a = placement.placed[i];
    for (std::size_t j = 0; j < placement.placed.size(); ++j) {
      const PlacedLabel& b = placement.placed[j];
      if (i < j && a.box.overlaps(b.box)) faults.push_back(a.name + " overlaps " + b.name);
      if (i != j && a.leader && crosses(a.from, a.to, b.box))
        faults.push_back("the leader of " + a.name + " crosses " + b.name);
    }
  }
}

/// Whether all of the text lies in the area, as it leans.
bool lies_in(const Rings& own, const PlacedLabel& label, bool bold) {
  if (label.turn == 0) return inside(own, label.box);
  PlacedLabel level = label;
  level.turn = 0;
  const Box box = text_bounds(level, bold);
  const Point middle{(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2};
  const Point back = turned(middle, -label.turn);
  return inside(turned(own, -label.turn), Box{back.x - box.width() / 2, back.y - box.height() / 2,
                                              back.x + box.width() / 2, back.y + box.height() / 2});
}

/// Every name is either placed or said to be unplaced.
template <class Item>
void check_names(const Placement& placement, std::span<const Item> items, Faults& faults) {
  if (placement.placed.size() + placement.unplaced.size() != items.size())
    faults.push_back("of " + std::to_string(items.size()) + " names " +
                     std::to_string(placement.placed.size()) + " are placed and " +
                     std::to_string(placement.unplaced.size()) + " are not");
}

}  // namespace

std::vector<std::string> label_faults(const Placement& placement,
                                      std::span<const LabelPoint> points, const Box& frame,
                                      std::span<const Box> obstacles) {
  Faults faults;
  check_each(placement, frame, obstacles, faults);
  check_pairs(placement, faults);
  check_names(placement, points, faults);
  for (const PlacedLabel& label : placement.placed) {
    for (const LabelPoint& point : points) {
      if (touches(point.at, point.radius, label.box))
        faults.push_back(label.name + " lies on the point of " + point.name);
    }
  }
  return faults;
}

std::vector<std::string> label_faults(const Placement& placement, std::span<const LabelArea> areas,
                                      const Box& frame, std::span<const Box> obstacles) {
  Faults faults;
  check_each(placement, frame, obstacles, faults);
  check_pairs(placement, faults);
  check_names(placement, areas, faults);
  for (const PlacedLabel& label : placement.placed) {
    const Rings& own = *areas[label.index].rings;
    if (!label.leader && !lies_in(own, label, false))
      faults.push_back(label.name + " is not inside its area");
    if (label.leader && !inside(own, label.to))
      faults.push_back("the leader of " + label.name + " does not end in its area");
    for (const LabelArea& area : areas) {
      const Point middle{(label.box.x0 + label.box.x1) / 2, (label.box.y0 + label.box.y1) / 2};
      if (label.leader && area.rings != nullptr && inside(*area.rings, middle))
        faults.push_back(label.name + " lies in the area of " + area.name);
    }
  }
  return faults;
}

}  // namespace kv::draw
