// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/frame.h"

#include "plugins/mapexport/map/paints.h"

namespace kv::mapexport {
namespace {

constexpr draw::Colour kBorder{0x6b, 0x6b, 0x6b};
constexpr draw::Colour kSea{0xf2, 0xf6, 0xf9};
constexpr draw::Colour kCoast{0xb4, 0xb4, 0xb4};
constexpr double kThick = 3.2;  // times the thin line: between counties
constexpr double kRound = 1.8;  // around all that is shown

std::string symbol_id(const MapGeometry& geometry, const Area& area) {
  std::string id = "g" + geometry.hash + "-";
  for (const char c : area.region) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    id += plain ? std::string(1, c) : "_";
  }
  return id;
}

std::string context_id(const MapGeometry& geometry) {
  return "g" + geometry.hash + "-context";
}

std::string land_id(const MapGeometry& geometry) {
  return "g" + geometry.hash + "-land";
}

class Drawing {
 public:
  Drawing(const Model& model, const Panel& panel, const MapGeometry& geometry, double line)
      : model_(model), panel_(panel), geometry_(geometry), line_(line) {}

  draw::Node group() {
    const bool cut = geometry_.land.size() > 0;
    draw::Group all;
    all.nodes.push_back({draw::Rect{{0, 0, geometry_.width, geometry_.height}},
                         {draw::Paint{kSea}, {}, false, 1},
                         {}});
    draw::Group land;
    if (cut) land.clip = land_id(geometry_);
    if (geometry_.context.size() > 0)
      land.nodes.push_back(
          shape(geometry_.context, context_id(geometry_),
                {draw::Paint{draw::kNeutral}, draw::Stroke{kCoast, line_}, false, 1}));
    land.nodes.push_back(areas());
    lines(land, geometry_.counties, kThick);
    // Where all the land is shown, its outline is the coast that the areas have already.
    if (geometry_.context.size() > 0) lines(land, geometry_.outline, kRound);
    all.nodes.push_back({std::move(land), {}, {}});
    if (cut)
      all.nodes.push_back(
          {draw::Use{land_id(geometry_), {}, 1}, {{}, draw::Stroke{kBorder, line_}, true, 1}, {}});
    return {std::move(all), {}, {}};
  }

 private:
  bool uses() const { return uses_symbols(model_); }

  draw::Node shape(const draw::Rings& rings, const std::string& symbol, draw::Style style) const {
    if (uses()) return {draw::Use{symbol, {}, 1}, std::move(style), {}};
    return {draw::Path{rings}, std::move(style), {}};
  }

  draw::Node areas() {
    draw::Group group;
    for (const Shown& shown : panel_.shown) {
      const Area& area = model_.areas[shown.area];
      const draw::Rings& rings = geometry_.areas[shown.area];
      if (rings.size() == 0) continue;
      const draw::Paint& paint = model_.legend[shown.entry].paint;
      draw::Node node = shape(rings, symbol_id(geometry_, area),
                              {shown.thin ? dotted(paint) : paint, {}, false, 1});
      node.marks.title = area.name + ": " + shown.text + of_base(shown);
      node.marks.attributes = {{"data-region", area.region}};
      group.nodes.push_back(std::move(node));
    }
    return {std::move(group), {{}, draw::Stroke{kBorder, line_}, false, 1}, {}};
  }

  std::string of_base(const Shown& shown) const {
    if (!shown.base) return {};
    return std::string(model_.texts.pick(" (av ", " (av ", " (of ")) +
           draw::shortest_number_text(*shown.base, 2, model_.texts.lang()) + ")";
  }

  void lines(draw::Group& out, const std::vector<std::vector<draw::Point>>& lines, double times) {
    draw::Group group;
    for (const auto& points : lines) group.nodes.push_back({draw::Polyline{points}, {}, {}});
    if (!group.nodes.empty())
      out.nodes.push_back(
          {std::move(group), {{}, draw::Stroke{draw::kInk, line_ * times}, false, 1}, {}});
  }

  const Model& model_;
  const Panel& panel_;
  const MapGeometry& geometry_;
  double line_;
};

}  // namespace

bool uses_symbols(const Model& model) {
  return model.options.geometry != GeometryMode::kInline || model.panels.size() > 1;
}

draw::Node map_group(const Model& model, const Panel& panel, const MapGeometry& geometry,
                     double line) {
  return Drawing(model, panel, geometry, line).group();
}

std::vector<draw::Symbol> symbols_of(const Model& model, const MapGeometry& geometry) {
  std::vector<draw::Symbol> out;
  if (geometry.land.size() > 0) out.push_back({land_id(geometry), geometry.land});
  if (!uses_symbols(model)) return out;
  if (geometry.context.size() > 0) out.push_back({context_id(geometry), geometry.context});
  for (std::size_t i = 0; i < geometry.areas.size(); ++i)
    if (geometry.areas[i].size() > 0)
      out.push_back({symbol_id(geometry, model.areas[i]), geometry.areas[i]});
  return out;
}

}  // namespace kv::mapexport
