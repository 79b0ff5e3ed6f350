// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>

#include "plugins/mapexport/layout/frame.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

constexpr std::size_t kFew = 60;  // areas of which every one should be named
constexpr std::size_t kLed = 20;  // of more than those
constexpr double kHalo = 0.45;    // mm
constexpr double kGap = 0.4;      // mm between names
constexpr double kReachOfMany = 18;
constexpr double kReach = 30;  // mm, of a leader

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

/// Lines from hundreds of areas would be a web: of numbers the highest have one, of categories the
/// members of the rarest.
void lead_the_highest(std::vector<draw::LabelArea>& areas,
                      const std::vector<const Shown*>& values) {
  std::map<std::size_t, std::size_t> members;
  for (const Shown* shown : values) ++members[shown->entry];
  std::vector<std::size_t> order(areas.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const bool numbers =
      std::ranges::any_of(values, [](const Shown* s) { return s->value.number.has_value(); });
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if (numbers)
      return values[a]->value.number.value_or(-1e300) > values[b]->value.number.value_or(-1e300);
    return members[values[a]->entry] < members[values[b]->entry];
  });
  for (std::size_t i = 0; i < order.size() && i < kLed; ++i) areas[order[i]].priority = 1;
}

}  // namespace

Names names_of(const Model& model, const Panel& panel, const MapGeometry& geometry,
               std::span<const draw::Box> obstacles) {
  const std::vector<std::string> names = short_names(model, panel);
  std::vector<draw::LabelArea> areas;
  std::vector<const Shown*> values;
  for (std::size_t i = 0; i < panel.shown.size(); ++i) {
    const Shown& shown = panel.shown[i];
    const draw::Rings& rings =
        geometry.on_land.empty() ? geometry.areas[shown.area] : geometry.on_land[shown.area];
    if (rings.size() == 0) continue;
    const LegendEntry& entry = model.legend[shown.entry];
    std::string name = names[i];
    if (model.letters && !entry.code.empty()) name = entry.code + " " + name;
    if (shown.near_limit) name += "*";
    if (shown.estimated) name += "†";
    areas.push_back({std::move(name), &rings, 0});
    values.push_back(&shown);
  }
  draw::LabelOptions how;
  how.size = 7;
  how.least_size = 6;
  how.gap = kGap;
  how.turned = true;
  how.reach = kReach;
  if (areas.size() > kFew) {
    lead_the_highest(areas, values);
    how.least_led = 1;
    how.reach = kReachOfMany;
  }
  const draw::Box frame{0, 0, geometry.width, geometry.height};
  draw::Placement placed = draw::place_in_areas(areas, frame, obstacles, how);
  Names out;
  out.left_out = std::move(placed.unplaced);
  out.nodes = draw::label_nodes(placed, how, kHalo);
  return out;
}

}  // namespace kv::mapexport
