// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/cairo_painter.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "plugins/sdk/draw/hatch.h"

namespace kv::draw {

namespace {

constexpr double kFarthest = 20'000;  // mm, as in SVG
constexpr std::size_t kManyPoints = 300;

}  // namespace

CairoPainter::CairoPainter(const cairo::Library& cairo, cairo::Context* context, double unit,
                           double tolerance)
    : cairo_(cairo), context_(context), unit_(unit), tolerance_(tolerance) {}

void CairoPainter::paint(const Scene& scene) {
  scene_ = &scene;
  cairo_.set_fill_rule(context_, cairo::kFillRuleEvenOdd);
  source(kWhite);
  if (scene.white) cairo_.paint(context_);
  nodes(scene.nodes, {});
  cairo::check(cairo_, cairo_.status(context_));
}

void CairoPainter::source(Colour c) {
  cairo_.set_source_rgb(context_, c.red / 255.0, c.green / 255.0, c.blue / 255.0);
}

Point CairoPainter::device(Point p, const State& state) const {
  if (!(std::fabs(p.x) <= kFarthest && std::fabs(p.y) <= kFarthest))
    throw std::invalid_argument("a coordinate of " + std::to_string(p.x) + ", " +
                                std::to_string(p.y) +
                                " mm is not on any sheet; coordinates are finite and within 20 m");
  const double k = unit_ * state.scale;
  return {state.at.x + k * p.x, state.at.y + k * p.y};
}

void CairoPainter::nodes(const std::vector<Node>& nodes, const State& state) {
  for (const Node& one : nodes) {
    if (one.style.opacity >= 1) {
      node(one, state);
      continue;
    }
    cairo_.push_group(context_);
    node(one, state);
    cairo_.pop_group_to_source(context_);
    cairo_.paint_with_alpha(context_, std::max(0.0, one.style.opacity));
  }
}

void CairoPainter::node(const Node& node, const State& outer) {
  State state = outer;
  if (node.style.no_fill) state.fill = nullptr;
  if (node.style.fill) state.fill = &*node.style.fill;
  if (node.style.stroke) state.stroke = &*node.style.stroke;
  if (const auto* inner = std::get_if<Group>(&node.what)) return group(*inner, state);
  if (const auto* words = std::get_if<Text>(&node.what)) return text(*words, state);
  if (const auto* symbol = std::get_if<Use>(&node.what)) return use(*symbol, state);
  if (const auto* path = std::get_if<Path>(&node.what)) return shape(*path, state);
  if (const auto* line = std::get_if<Polyline>(&node.what)) return shape(*line, state);
  if (const auto* circle = std::get_if<Circle>(&node.what)) return shape(*circle, state);
  if (const auto* rect = std::get_if<Rect>(&node.what)) shape(*rect, state);
}

void CairoPainter::group(const Group& group, State state) {
  const double k = unit_ * state.scale;
  state.at = {state.at.x + k * group.at.x, state.at.y + k * group.at.y};
  state.scale *= group.scale;
  if (group.clip.empty()) return nodes(group.nodes, state);
  const Symbol& symbol = this->symbol(group.clip);
  cairo_.save(context_);
  cairo_.new_path(context_);
  for (std::size_t r = 0; r < symbol.rings.size(); ++r) points(symbol.rings.ring(r), state, true);
  cairo_.clip(context_);
  nodes(group.nodes, state);
  cairo_.restore(context_);
}

const Symbol& CairoPainter::symbol(const std::string& id) const {
  const auto found = std::ranges::find(scene_->symbols, id, &Symbol::id);
  if (found == scene_->symbols.end())
    throw std::invalid_argument("the scene has no symbol '" + id + "'");
  return *found;
}

void CairoPainter::use(const Use& use, const State& state) {
  const Symbol* const found = &symbol(use.symbol);
  State inner = state;
  const double k = unit_ * state.scale;
  inner.at = {state.at.x + k * use.at.x, state.at.y + k * use.at.y};
  inner.scale = state.scale * use.scale;
  inked(inner, k, [&] {
    for (std::size_t r = 0; r < found->rings.size(); ++r) points(found->rings.ring(r), inner, true);
  });
}

/// Fills and strokes what `outline` makes; of a plain fill the path serves for both.
template <class Outline>
void CairoPainter::inked(const State& state, double unit, Outline outline) {
  cairo_.new_path(context_);
  outline_points_ = 0;
  outline();
  const bool hatched = state.fill != nullptr && state.fill->hatch != Hatch::kNone;
  if (state.fill != nullptr && state.stroke != nullptr && !hatched) {
    source(state.fill->colour);
    cairo_.fill_preserve(context_);
  } else if (state.fill != nullptr) {
    fill(*state.fill, unit);
    cairo_.new_path(context_);
    if (state.stroke != nullptr) outline();
  }
  if (state.stroke != nullptr) stroke(*state.stroke, unit);
  cairo_.new_path(context_);
}

template <class Shape>
void CairoPainter::shape(const Shape& shape, const State& state) {
  const double k = unit_ * state.scale;
  inked(state, k, [&] { outline(shape, state); });
}

// Of a run of points only those are kept that a straight line from the last one kept would miss by
// more than the tolerance: the wedge of lines that do not narrows with each point (Zhao and
// Saalfeld 1997). What is left out could not be seen.
void CairoPainter::points(std::span<const Point> points, const State& state, bool closed) {
  if (points.empty()) return;
  outline_points_ += points.size();
  Point kept = device(points[0], state);
  cairo_.move_to(context_, kept.x, kept.y);
  Point left, right, waiting;  // the wedge's sides, as vectors; the farthest point within it
  bool any = false;
  const auto cross = [](Point a, Point b) { return a.x * b.y - a.y * b.x; };
  const auto keep = [&] {
    cairo_.line_to(context_, waiting.x, waiting.y);
    kept = waiting;
    any = false;
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point next = device(points[i], state);
    Point step{next.x - kept.x, next.y - kept.y};
    double away = std::sqrt(step.x * step.x + step.y * step.y);
    if (any) {
      const Point reach{waiting.x - kept.x, waiting.y - kept.y};
      const bool turns_back =
          step.x * reach.x + step.y * reach.y < reach.x * reach.x + reach.y * reach.y;
      if (turns_back || cross(right, step) < 0 || cross(left, step) > 0) {
        keep();
        step = {next.x - kept.x, next.y - kept.y};
        away = std::sqrt(step.x * step.x + step.y * step.y);
      }
    }
    if (away <= tolerance_) continue;
    const double t = tolerance_ / away;
    const Point more_left{step.x - t * step.y, step.y + t * step.x};
    const Point more_right{step.x + t * step.y, step.y - t * step.x};
    if (!any || cross(left, more_left) < 0) left = more_left;
    if (!any || cross(right, more_right) > 0) right = more_right;
    waiting = next;
    any = true;
  }
  if (any) keep();
  if (closed) cairo_.close_path(context_);
}

void CairoPainter::outline(const Path& path, const State& state) {
  for (std::size_t r = 0; r < path.rings.size(); ++r) points(path.rings.ring(r), state, true);
}

void CairoPainter::outline(const Polyline& line, const State& state) {
  points(line.points, state, false);
}

void CairoPainter::outline(const Circle& circle, const State& state) {
  const Point p = device(circle.centre, state);
  cairo_.arc(context_, p.x, p.y, std::max(0.0, circle.radius) * unit_ * state.scale, 0,
             2 * std::numbers::pi);
  cairo_.close_path(context_);
}

void CairoPainter::outline(const Rect& rect, const State& state) {
  const Point from = device({rect.box.x0, rect.box.y0}, state);
  const Point to = device({rect.box.x1, rect.box.y1}, state);
  cairo_.rectangle(context_, from.x, from.y, to.x - from.x, to.y - from.y);
}

void CairoPainter::fill(const Paint& paint, double unit) {
  source(paint.colour);
  if (paint.hatch == Hatch::kNone) {
    cairo_.fill(context_);
    return;
  }
  cairo_.save(context_);
  cairo_.fill_preserve(context_);
  hatch(paint, unit);
  cairo_.restore(context_);
}

/// Lines through the current path, all from one origin, so that they run on from area to area.
void CairoPainter::hatch(const Paint& paint, double unit) {
  Box box;
  cairo_.path_extents(context_, &box.x0, &box.y0, &box.x1, &box.y1);
  cairo_.clip(context_);
  source(paint.line);
  if (paint.hatch == Hatch::kDots) return dots(paint, unit, box);
  cairo_.set_line_width(context_, paint.width * unit);
  cairo_.set_line_cap(context_, cairo::kButt);
  cairo_.set_dash(context_, nullptr, 0, 0);
  const double step = std::max(paint.spacing * unit, 0.5);
  const HatchLines lines = lines_of(paint.hatch);
  for (int i = 0; i < lines.count; ++i) {
    const double angle = lines.angles[i] * std::numbers::pi / 180;
    const Point along{std::cos(angle), std::sin(angle)};
    const Point across{-along.y, along.x};
    const Point corners[] = {
        {box.x0, box.y0}, {box.x1, box.y0}, {box.x0, box.y1}, {box.x1, box.y1}};
    Box turned{1e30, 1e30, -1e30, -1e30};
    for (const Point& c : corners) {
      const double u = c.x * along.x + c.y * along.y;
      const double v = c.x * across.x + c.y * across.y;
      turned = {std::min(turned.x0, u), std::min(turned.y0, v), std::max(turned.x1, u),
                std::max(turned.y1, v)};
    }
    for (double v = std::ceil(turned.y0 / step) * step; v <= turned.y1; v += step) {
      cairo_.move_to(context_, turned.x0 * along.x + v * across.x,
                     turned.x0 * along.y + v * across.y);
      cairo_.line_to(context_, turned.x1 * along.x + v * across.x,
                     turned.x1 * along.y + v * across.y);
    }
  }
  cairo_.stroke(context_);
}

void CairoPainter::dots(const Paint& paint, double unit, const Box& box) {
  // A square grid turned by 45 degrees: rows half its diagonal apart, every other one shifted.
  const double diagonal = std::max(paint.spacing * unit, 0.5) * std::numbers::sqrt2;
  const double radius = dot_radius(paint) * unit;
  auto row = static_cast<long>(std::floor(box.y0 / (diagonal / 2)));
  for (double y = 0; (y = static_cast<double>(row) * diagonal / 2) <= box.y1 + radius; ++row) {
    const double shift = row % 2 == 0 ? 0 : diagonal / 2;
    for (double x = std::floor(box.x0 / diagonal) * diagonal + shift; x <= box.x1 + radius;
         x += diagonal) {
      cairo_.arc(context_, x, y, radius, 0, 2 * std::numbers::pi);
      cairo_.close_path(context_);
    }
  }
  cairo_.fill(context_);
}

void CairoPainter::stroke(const Stroke& stroke, double unit) {
  if (stroke.width <= 0) {
    cairo_.new_path(context_);
    return;
  }
  source(stroke.colour);
  cairo_.set_line_width(context_, stroke.width * unit);
  const bool solid = stroke.dashes.empty();
  cairo_.set_line_cap(context_, stroke.round && solid ? cairo::kRound : cairo::kButt);
  cairo_.set_line_join(context_, stroke.round ? cairo::kRound : cairo::kButt);
  std::vector<double> dashes;
  for (const double mm : stroke.dashes) dashes.push_back(std::max(mm, 0.01) * unit);
  cairo_.set_dash(context_, dashes.data(), static_cast<int>(dashes.size()), 0);
  // The finer grid takes several times as long, and tells on a long smooth line, not on a coast.
  const bool fast = outline_points_ > kManyPoints;
  cairo_.set_antialias(context_, fast ? cairo::kFast : cairo::kDefault);
  cairo_.stroke(context_);
  cairo_.set_antialias(context_, cairo::kDefault);
}

}  // namespace kv::draw
