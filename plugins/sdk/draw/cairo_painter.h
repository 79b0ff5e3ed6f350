// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/sdk/draw/cairo_library.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::draw {

/// Draws a scene on a cairo surface.
class CairoPainter {
 public:
  /// `unit`: device units to the millimetre. `tolerance`: device units; points that lie so near to
  /// the line without them are left out, so that no more is drawn than can be seen.
  CairoPainter(const cairo::Library& cairo, cairo::Context* context, double unit, double tolerance);

  void paint(const Scene& scene);

  /// What went otherwise than the scene says, as sentences.
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  /// The place of a group on the device, and what its members inherit.
  struct State {
    double scale = 1;
    Point at;  ///< device units
    const Paint* fill = nullptr;
    const Stroke* stroke = nullptr;
  };

  void nodes(const std::vector<Node>& nodes, const State& state);
  void node(const Node& node, const State& state);
  void group(const Group& group, State state);
  template <class Shape>
  void shape(const Shape& shape, const State& state);
  const Symbol& symbol(const std::string& id) const;
  template <class Outline>
  void inked(const State& state, double unit, Outline outline);
  void use(const Use& use, const State& state);
  void fill(const Paint& paint, double unit);
  void hatch(const Paint& paint, double unit);
  void dots(const Paint& paint, double unit, const Box& box);
  void stroke(const Stroke& stroke, double unit);
  void text(const Text& text, const State& state);
  void runs(const Text& text, double size, bool outline);

  void outline(const Path& path, const State& state);
  void outline(const Polyline& line, const State& state);
  void outline(const Circle& circle, const State& state);
  void outline(const Rect& rect, const State& state);
  void points(std::span<const Point> points, const State& state, bool closed);

  Point device(Point p, const State& state) const;
  void source(Colour colour);
  double squeeze(bool bold);

  const cairo::Library& cairo_;
  cairo::Context* context_;
  double unit_;
  double tolerance_;
  const Scene* scene_ = nullptr;
  double squeeze_[2] = {0, 0};      ///< regular, bold; 0: not measured yet
  std::size_t outline_points_ = 0;  ///< of the path that is being drawn
  std::vector<std::string> notes_;
};

}  // namespace kv::draw
