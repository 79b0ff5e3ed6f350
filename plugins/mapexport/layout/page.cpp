// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/page.h"

#include <algorithm>

#include "plugins/mapexport/layout/frame.h"
#include "plugins/mapexport/layout/furniture.h"
#include "plugins/mapexport/layout/legend.h"
#include "plugins/mapexport/layout/occupancy.h"
#include "plugins/mapexport/layout/panels.h"
#include "plugins/mapexport/layout/strip.h"
#include "plugins/mapexport/layout/text_column.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

constexpr double kBelowMap = 9;                // mm at the foot of the frame, for the scale bar
constexpr double kThin = 0.14;                 // mm
constexpr std::size_t kMostVertices = 13'000;  // a map of all municipalities stays below 150 kB

/// The width of a legend in the map, and whether it shows how values are spread: the first that
/// covers no area.
constexpr std::pair<double, bool> kLegends[] = {
    {72, true}, {56, true}, {72, false}, {56, false}, {46, false}};

void put(draw::Scene& scene, std::vector<draw::Node> nodes, draw::Point at) {
  scene.nodes.push_back({draw::Group{std::move(nodes), at, 1}, {}, {}});
}

class Layout {
 public:
  explicit Layout(const Model& model) : model_(model) {}

  Page make() {
    draw::Scene& scene = page_.scene;
    scene.width = model_.options.width;
    scene.lang = std::string(draw::code(model_.options.lang));
    scene.title = model_.options.title.empty() ? model_.heading : model_.options.title;
    scene.desc = model_.description;
    scene.id_prefix = model_.options.id;
    scene.white = true;
    double y = head(model_, scene);
    if (model_.panels.size() > 1)
      y = panels(model_, y, page_);
    else
      y = single(y);
    page_.left_out = left_out_lines(model_.texts, unnamed_, page_.geometry.parts_left_out);
    scene.height = foot(model_, page_.left_out, y, scene);
    scene.symbols = symbols_of(model_, page_.geometry);
    return std::move(page_);
  }

 private:
  double single(double y) {
    const double width = model_.options.width;
    page_.geometry =
        geometry_of(model_, {width, model_.options.height, 0.03, kBelowMap, kMostVertices});
    const MapGeometry& g = page_.geometry;
    Occupancy taken(g.width, g.height);
    for (const draw::Rings& rings : g.on_land.empty() ? g.areas : g.on_land) taken.cover(rings);
    const Piece bar = scale_bar_piece(g, model_.texts, g.width * 0.25);
    const Piece north = model_.options.planar ? Piece{} : north_arrow(g);
    const draw::Point bar_at{3, g.height - bar.box.height() - 2};
    const draw::Box bar_box{bar_at.x, bar_at.y, bar_at.x + bar.box.width(),
                            bar_at.y + bar.box.height()};
    std::vector<draw::Box> obstacles;
    if (!is_schematic()) {
      taken.cover(bar_box);
      obstacles.push_back(bar_box);
    }
    Occupancy also_taken = taken;
    taken.finish();
    Legend boxed;
    bool with_strip = true;
    draw::Box legend{0, 0, -1, -1};
    for (const auto& [most, strip] : kLegends) {
      if (legend.x1 > legend.x0) break;
      with_strip = strip;
      boxed = boxed_legend(model_, std::min(most, 0.45 * width), strip);
      legend = taken.place(boxed.width, boxed.height, 2);
    }
    const bool in_map = legend.x1 > legend.x0;
    if (in_map) obstacles.push_back(legend);
    draw::Point north_at{-1, -1};
    if (!is_schematic() && !north.nodes.empty()) {
      north_at = {bar_box.x1 + 6, g.height - north.box.height() - 2};
      const auto box = [&] {
        return draw::Box{north_at.x, north_at.y, north_at.x + north.box.width(),
                         north_at.y + north.box.height()};
      };
      const auto blocked = [&] {
        return !taken.is_free(box()) || (in_map && box().overlaps(legend));
      };
      while (blocked() && north_at.x + north.box.width() + 1 < g.width) north_at.x += 1;
      if (blocked()) north_at = {3, 3};
      obstacles.push_back(box());
    }
    Legend spread;
    draw::Box spread_at{0, 0, -1, -1};
    if (in_map && !with_strip && has_strip(model_)) {
      for (const draw::Box& box : obstacles) also_taken.cover(box);
      also_taken.finish();
      spread = strip_box(model_);
      spread_at = also_taken.place(spread.width, spread.height, 2);
      if (spread_at.x1 > spread_at.x0) obstacles.push_back(spread_at);
    }
    page_.frame = {0, y, g.width, y + g.height};
    std::vector<draw::Node> map;
    map.push_back(map_group(model_, model_.panels.front(), g, kThin));
    if (model_.options.names) {
      Names names = names_of(model_, model_.panels.front(), g, obstacles);
      unnamed_ = std::move(names.left_out);
      map.push_back({draw::Group{std::move(names.nodes), {}, 1}, {}, {}});
    }
    map.push_back({draw::Rect{{0, 0, g.width, g.height}},
                   {{}, draw::Stroke{draw::kGridLine, 0.25}, true, 1},
                   {}});
    if (!is_schematic()) {
      map.push_back({draw::Group{bar.nodes, bar_at, 1}, {}, {}});
      if (north_at.x >= 0) map.push_back({draw::Group{north.nodes, north_at, 1}, {}, {}});
    }
    if (in_map) map.push_back({draw::Group{boxed.nodes, {legend.x0, legend.y0}, 1}, {}, {}});
    if (spread_at.x1 > spread_at.x0)
      map.push_back(
          {draw::Group{std::move(spread.nodes), {spread_at.x0, spread_at.y0}, 1}, {}, {}});
    put(page_.scene, std::move(map), {0, y});
    page_.legend = {legend.x0, legend.y0 + y, legend.x1, legend.y1 + y};
    y += g.height + 2.5;
    if (in_map) return y;
    Legend flat = flat_legend(model_, width);
    page_.legend = {0, y, flat.width, y + flat.height};
    put(page_.scene, std::move(flat.nodes), {0, y});
    return y + flat.height + 1.5;
  }

  bool is_schematic() const { return model_.options.schematic; }

  const Model& model_;
  Page page_;
  std::vector<std::string> unnamed_;  ///< areas
};

}  // namespace

Page lay_out(const Model& model) {
  return Layout(model).make();
}

}  // namespace kv::mapexport
