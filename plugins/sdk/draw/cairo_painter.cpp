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

}  // namespace

CairoPainter::CairoPainter(const cairo::Library& cairo, cairo::Context* context, double unit,
                           double grid)
    : cairo_(cairo), context_(context), unit_(unit), grid_(grid) {}

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

double CairoPainter::snapped(double v) const {
  return std::floor(v / grid_ + 0.5) * grid_;
}

Point CairoPainter::device(Point p, const State& state) const {
  if (!(std::fabs(p.x) <= kFarthest && std::fabs(p.y) <= kFarthest))
    throw std::invalid_argument("a coordinate of " + std::to_string(p.x) + ", " +
                                std::to_string(p.y) +
                                " mm is not on any sheet; coordinates are finite and within 20 m");
  const double k = unit_ * state.scale;
  return {snapped(state.at.x + k * p.x), snapped(state.at.y + k * p.y)};
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
  for (const bool filling : {true, false}) {
    if (filling ? inner.fill == nullptr : inner.stroke == nullptr) continue;
    cairo_.new_path(context_);
    for (std::size_t r = 0; r < found->rings.size(); ++r) points(found->rings.ring(r), inner, true);
    if (filling)
      fill(*inner.fill, k);
    else
      stroke(*inner.stroke, k);
  }
}

template <class Shape>
void CairoPainter::shape(const Shape& shape, const State& state) {
  const double k = unit_ * state.scale;
  if (state.fill == nullptr && state.stroke == nullptr) outline(shape, state);  // still checked
  for (const bool filling : {true, false}) {
    if (filling ? state.fill == nullptr : state.stroke == nullptr) continue;
    cairo_.new_path(context_);
    outline(shape, state);
    if (filling)
      fill(*state.fill, k);
    else
      stroke(*state.stroke, k);
  }
}

void CairoPainter::points(std::span<const Point> points, const State& state, bool closed) {
  if (points.empty()) return;
  Point last = device(points[0], state);
  cairo_.move_to(context_, last.x, last.y);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Point next = device(points[i], state);
    if (next == last) continue;
    cairo_.line_to(context_, next.x, next.y);
    last = next;
  }
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
  cairo_.stroke(context_);
}

}  // namespace kv::draw
