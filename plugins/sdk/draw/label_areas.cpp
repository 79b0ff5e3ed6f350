// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/label_areas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "plugins/sdk/draw/edge_bands.h"
#include "plugins/sdk/draw/label_space.h"
#include "plugins/sdk/draw/labels.h"
#include "plugins/sdk/draw/metrics.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

constexpr double kThin = 0.2;  // mm
constexpr int kPlaces = 22;    // tried along each side of an area
// A leaning name is preferred to a leader, a leader to one that stands nearly upright.
constexpr double kLeaning[] = {-30, 30, -45, 45};
constexpr double kUpright[] = {-60, 60, -75, 75, -90};
constexpr std::size_t kRounds = 5;
constexpr std::size_t kFew = 8;  // names for whose sake the others are set anew
constexpr double kNear = 12;     // mm: leaders that are tried before upright names

struct Area {
  Rings outline;
  EdgeBands edges;  ///< of the outline
  Box box;
  std::optional<Point> pole;
  double surface = 0;  ///< mm²: no name with a larger box fits
};

/// Of the outer rings less the holes, however they are wound: at most this.
double surface_of(const Rings& rings) {
  double sum = 0;
  for (std::size_t r = 0; r < rings.size(); ++r) {
    const auto ring = rings.ring(r);
    double twice = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
      twice += ring[before].x * ring[i].y - ring[i].x * ring[before].y;
    sum += std::abs(twice) / 2;
  }
  return sum;
}

bool meets(const Area& area, const Box& box) {
  if (!area.box.overlaps(box)) return false;
  const Point middle{(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2};
  return area.edges.inside(middle) || area.edges.crossed(box);
}

/// Around a box of that size that is turned around the middle.
Box box_around(Point middle, const Box& level, double turn) {
  const Point a = turned({level.width() / 2, level.height() / 2}, turn);
  const Point b = turned({level.width() / 2, -level.height() / 2}, turn);
  const double x = std::max(std::abs(a.x), std::abs(b.x));
  const double y = std::max(std::abs(a.y), std::abs(b.y));
  return {middle.x - x, middle.y - y, middle.x + x, middle.y + y};
}

/// The name on two lines of about the same length; one when it has no place to break.
std::vector<std::string> on_two_lines(const std::string& name, double size, bool bold) {
  std::vector<std::string> best{name};
  double width = text_width(name, size, bold);
  for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1)) {
    const std::string first = name.substr(0, at);
    const std::string second = name.substr(at + 1);
    const double wider = std::max(text_width(first, size, bold), text_width(second, size, bold));
    if (first.empty() || second.empty() || wider >= width) continue;
    width = wider;
    best = {first, second};
  }
  return best;
}

class AreaLabels {
 public:
  AreaLabels(std::span<const LabelArea> areas, const Box& frame, std::span<const Box> obstacles,
             const LabelOptions& options)
      : names_(areas), options_(options), space_(frame, obstacles, {}, options.gap) {
    for (const LabelArea& area : areas) {
      Area own;
      if (area.rings != nullptr) own.outline = thinned(*area.rings, kThin);
      own.edges = EdgeBands(own.outline);
      own.box = bounds(own.outline.points);
      own.pole = pole(own.outline);
      own.surface = surface_of(own.outline);
      areas_.push_back(std::move(own));
    }
  }

  /// Names that found no room are led out first in another round: what lies around them has more
  /// places to go.
  Placement place() {
    std::vector<std::size_t> first;
    std::vector<std::size_t> left = round(first);
    LabelSpace best = space_;
    std::vector<std::size_t> now_left = left;
    for (std::size_t i = 0; i < kRounds && !now_left.empty() && now_left.size() <= kFew; ++i) {
      for (const std::size_t one : now_left)
        if (std::ranges::find(first, one) == first.end()) first.push_back(one);
      now_left = round(first);
      if (now_left.size() >= left.size()) continue;
      left = now_left;
      best = space_;
    }
    std::ranges::sort(left);
    Placement out;
    out.placed = best.labels();
    std::ranges::sort(out.placed, {}, &PlacedLabel::index);
    for (const std::size_t i : left) out.unplaced.push_back(names_[i].name);
    return out;
  }

 private:
  /// Those without room.
  std::vector<std::size_t> round(const std::vector<std::size_t>& first) {
    space_.clear();
    std::vector<std::size_t> left(areas_.size());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
    std::ranges::stable_sort(left, [&](std::size_t a, std::size_t b) {
      return names_[a].priority > names_[b].priority;
    });
    if (options_.leaders) {
      for (const std::size_t i : first)
        if (place_outside(i, 0, options_.reach)) std::erase(left, i);
    }
    std::erase_if(left, [&](std::size_t i) { return place_inside(i); });
    if (options_.turned)
      std::erase_if(left, [&](std::size_t i) { return place_leaning(i, kLeaning); });
    if (options_.leaders)
      std::erase_if(left, [&](std::size_t i) { return place_outside(i, 0, kNear); });
    if (options_.turned)
      std::erase_if(left, [&](std::size_t i) { return place_leaning(i, kUpright); });
    if (options_.leaders && options_.reach > kNear)
      std::erase_if(left, [&](std::size_t i) { return place_outside(i, kNear, options_.reach); });
    return left;
  }

  PlacedLabel sized(std::size_t i, double size, bool two_lines) const {
    const std::string name = shown_text(names_[i].name);
    PlacedLabel label =
        sized_label(i, two_lines ? on_two_lines(name, size, options_.bold) : std::vector{name},
                    size, options_.bold);
    label.name = names_[i].name;
    return label;
  }

  bool place_inside(std::size_t i) {
    const Area& area = areas_[i];
    if (!area.pole) return false;
    const double least = std::min(options_.size, options_.least_size);
    return try_inside(sized(i, options_.size, false), area) ||
           try_inside(sized(i, options_.size, true), area) ||
           try_inside(sized(i, least, false), area) || try_inside(sized(i, least, true), area);
  }

  bool place_leaning(std::size_t i, std::span<const double> turns) {
    const Area& area = areas_[i];
    if (!area.pole) return false;
    PlacedLabel label = sized(i, std::min(options_.size, options_.least_size), false);
    if (label.box.width() > std::hypot(area.box.width(), area.box.height()) ||
        label.box.width() * label.box.height() > area.surface)
      return false;
    for (const double turn : turns) {
      Area leaning;
      leaning.outline = turned(area.outline, -turn);
      leaning.edges = EdgeBands(leaning.outline);
      leaning.pole = turned(*area.pole, -turn);
      leaning.surface = area.surface;
      leaning.box = bounds(leaning.outline.points);
      label.turn = turn;
      if (try_inside(label, leaning)) return true;
    }
    return false;
  }

  /// The place nearest the pole, which is tried first. `area` is turned back by the label's turn.
  bool try_inside(PlacedLabel label, const Area& area) {
    const double w = label.box.width();
    const double h = label.box.height();
    if (w > area.box.width() || h > area.box.height() || w * h > area.surface) return false;
    const Point middle = *area.pole;
    std::vector<std::pair<double, Point>> places{{0, middle}};
    for (int row = 0; row <= kPlaces; ++row) {
      for (int column = 0; column <= kPlaces; ++column) {
        const Point p{area.box.x0 + w / 2 + (area.box.width() - w) * column / kPlaces,
                      area.box.y0 + h / 2 + (area.box.height() - h) * row / kPlaces};
        places.emplace_back(std::hypot(p.x - middle.x, p.y - middle.y), p);
      }
    }
    std::ranges::stable_sort(places, {}, [](const auto& place) { return place.first; });
    for (const auto& [away, p] : places) {
      const Box level{p.x - w / 2, p.y - h / 2, p.x + w / 2, p.y + h / 2};
      centre_on(label, p);
      if (label.turn != 0) label.box = box_around(turned(p, label.turn), level, label.turn);
      // What was thinned away may reach in by as much.
      if (!area.edges.inside(level.grown(kThin)) || !space_.fits(label)) continue;
      space_.add(label);
      return true;
    }
    return false;
  }

  /// Where no area is, with a leader to the pole that is longer than `from`.
  bool place_outside(std::size_t i, double from, double reach) {
    const Area& area = areas_[i];
    if (!area.pole || names_[i].priority < options_.least_led) return false;
    PlacedLabel label = sized(i, std::min(options_.size, options_.least_size), false);
    label.leader = true;
    label.to = *area.pole;
    constexpr int kDirections = 64;
    for (double d = from + 1; d <= std::min(reach, options_.reach) + 1e-9; d += 1) {
      for (int turn = 0; turn < kDirections; ++turn) {
        const double angle = 2 * std::numbers::pi * turn / kDirections;
        const double dx = std::cos(angle);
        const double dy = std::sin(angle);
        const Point end{label.to.x + d * dx, label.to.y + d * dy};
        centre_on(label, {end.x + dx * label.box.width() / 2, end.y + dy * label.box.height() / 2});
        label.from = {std::clamp(label.to.x, label.box.x0, label.box.x1),
                      std::clamp(label.to.y, label.box.y0, label.box.y1)};
        if (!space_.fits(label)) continue;
        if (std::ranges::any_of(areas_, [&](const Area& a) { return meets(a, label.box); }))
          continue;
        space_.add(label);
        return true;
      }
    }
    return false;
  }

  std::span<const LabelArea> names_;
  LabelOptions options_;
  LabelSpace space_;
  std::vector<Area> areas_;
};

}  // namespace

Placement place_in_areas(std::span<const LabelArea> areas, const Box& frame,
                         std::span<const Box> obstacles, const LabelOptions& options) {
  return AreaLabels(areas, frame, obstacles, options).place();
}

}  // namespace kv::draw
