// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "plugins/mapexport/layout/frame.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

constexpr std::size_t kFew = 60;  // areas of which every one should be named
constexpr double kHalo = 0.45;    // mm
constexpr double kGap = 0.4;      // mm between names
constexpr double kStep = 0.5;     // mm

/// "Bø (Telemark)" -> "Bø", where no other area on the map is called Bø.
std::vector<std::string> short_names(const Model& model, const Panel& panel) {
  const auto stem = [](const std::string& name) { return name.substr(0, name.find(" (")); };
  std::map<std::string, int> times;
  for (const Shown& shown : panel.shown) ++times[stem(model.areas[shown.area].name)];
  std::vector<std::string> out;
  for (const Shown& shown : panel.shown) {
    const std::string& name = model.areas[shown.area].name;
    out.push_back(times[stem(name)] == 1 ? stem(name) : name);
  }
  return out;
}

draw::Box box_around(draw::Point centre, const std::string& name, double size) {
  const double half = draw::text_width(name, size) / 2;
  const double high = size * (draw::kAscent + draw::kDescent) * draw::kMmPerPoint / 2;
  return {centre.x - half, centre.y - high, centre.x + half, centre.y + high};
}

/// A name whose middle lies in its area although not all of it does, nearest to the place with the
/// most room, that covers no other name; x1 < x0 where there is none.
draw::Box across_the_border(const draw::LabelArea& area, double size, const draw::Box& frame,
                            const std::vector<draw::Box>& taken) {
  const auto middle = draw::pole(*area.rings);
  if (!middle) return {0, 0, -1, -1};
  const draw::Box all = draw::bounds(area.rings->points);
  std::vector<std::pair<double, draw::Point>> places;
  for (double y = all.y0; y <= all.y1; y += kStep)
    for (double x = all.x0; x <= all.x1; x += kStep)
      if (draw::inside(*area.rings, draw::Point{x, y})) {
        const double dx = x - middle->x;
        const double dy = y - middle->y;
        places.emplace_back(dx * dx + dy * dy, draw::Point{x, y});
      }
  places.emplace_back(0, *middle);
  std::ranges::stable_sort(places, {}, &std::pair<double, draw::Point>::first);
  for (const auto& [distance, place] : places) {
    const draw::Box box = box_around(place, area.name, size);
    if (!frame.contains(box)) continue;
    const draw::Box grown = box.grown(kGap / 2);
    if (std::ranges::none_of(taken, [&](const draw::Box& b) { return b.overlaps(grown); }))
      return box;
  }
  return {0, 0, -1, -1};
}

}  // namespace

Names names_of(const Model& model, const Panel& panel, const MapGeometry& geometry,
               std::span<const draw::Box> obstacles) {
  const std::vector<std::string> names = short_names(model, panel);
  std::vector<draw::LabelArea> areas;
  for (std::size_t i = 0; i < panel.shown.size(); ++i) {
    const Shown& shown = panel.shown[i];
    const draw::Rings& rings =
        geometry.on_land.empty() ? geometry.areas[shown.area] : geometry.on_land[shown.area];
    if (rings.size() == 0) continue;
    const LegendEntry& entry = model.legend[shown.entry];
    std::string name = names[i];
    if (model.options.letters && !entry.code.empty()) name = entry.code + " " + name;
    if (shown.near_limit) name += "*";
    if (shown.estimated) name += "†";
    areas.push_back({std::move(name), &rings, 0});
  }
  draw::LabelOptions how;
  how.size = 7;
  how.least_size = 6;
  how.gap = kGap;
  // Leaders from hundreds of areas would be a web.
  how.leaders = areas.size() <= kFew;
  const draw::Box frame{0, 0, geometry.width, geometry.height};
  draw::Placement placed = draw::place_in_areas(areas, frame, obstacles, how);
  Names out;
  if (!how.leaders) {
    out.left_out = placed.unplaced;
  } else {
    std::vector<draw::Box> taken(obstacles.begin(), obstacles.end());
    for (const draw::PlacedLabel& label : placed.placed) taken.push_back(label.box);
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (std::ranges::find(placed.placed, i, &draw::PlacedLabel::index) != placed.placed.end())
        continue;
      const draw::Box box = across_the_border(areas[i], how.least_size, frame, taken);
      if (box.x1 < box.x0) {
        out.left_out.push_back(areas[i].name);
        continue;
      }
      taken.push_back(box);
      placed.placed.push_back(
          {i, areas[i].name, box, how.least_size, {areas[i].name}, false, {}, {}});
    }
  }
  out.nodes = draw::label_nodes(placed, how, kHalo);
  return out;
}

}  // namespace kv::mapexport
