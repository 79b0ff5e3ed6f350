// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/panels.h"

#include <algorithm>
#include <cmath>

#include "plugins/mapexport/layout/frame.h"
#include "plugins/mapexport/layout/legend.h"

namespace kv::mapexport {
namespace {

constexpr double kGap = 3;      // mm between panels
constexpr double kHeading = 5;  // mm
constexpr double kCount = 4;    // mm
constexpr double kLeastWidth = 34;

int columns_of(const Model& model) {
  const auto n = static_cast<int>(model.panels.size());
  if (model.options.columns > 0) return std::min(model.options.columns, n);
  const int most =
      std::max(1, static_cast<int>((model.options.width + kGap) / (kLeastWidth + kGap)));
  const int rows = (n + most - 1) / most;
  return (n + rows - 1) / rows;
}

draw::Node text(draw::Point at, std::string words, double size, bool bold, draw::Colour colour) {
  return {draw::Text{at, std::move(words), size, draw::Anchor::kMiddle, bold, colour}, {}, {}};
}

}  // namespace

double panels(const Model& model, double y, Page& page) {
  const int columns = columns_of(model);
  const double width = (model.options.width - kGap * (columns - 1)) / columns;
  page.geometry =
      geometry_of(model, {width, std::min(model.options.height, 1.6 * width), 0.02, 0, 6'000});
  const MapGeometry& g = page.geometry;
  const double top = y;
  for (std::size_t i = 0; i < model.panels.size(); ++i) {
    const Panel& panel = model.panels[i];
    const auto row = static_cast<double>(i / static_cast<std::size_t>(columns));
    const auto column = static_cast<double>(i % static_cast<std::size_t>(columns));
    const double x = column * (width + kGap);
    y = top + row * (kHeading + g.height + kCount + kGap);
    draw::Group group;
    group.at = {x, y};
    group.nodes.push_back(text({width / 2, 3.6}, panel.title, 8.5, true, draw::kInk));
    draw::Node map = map_group(model, panel, g, 0.08);
    std::get<draw::Group>(map.what).at = {0, kHeading};
    group.nodes.push_back(std::move(map));
    const auto number = [&](std::size_t n) {
      return draw::number_text(static_cast<double>(n), 0, model.texts.lang());
    };
    group.nodes.push_back(text({width / 2, kHeading + g.height + 3},
                               number(panel.with_value) +
                                   std::string(model.texts.pick(" av ", " av ", " of ")) +
                                   number(panel.shown.size()),
                               7, false, draw::kQuietInk));
    draw::Marks marks;
    marks.title = panel.title;
    page.scene.nodes.push_back({std::move(group), {}, std::move(marks)});
  }
  y += kHeading + g.height + kCount;
  page.frame = {0, top, model.options.width, y};
  Legend legend = flat_legend(model, model.options.width);
  y += 2;
  page.legend = {0, y, legend.width, y + legend.height};
  page.scene.nodes.push_back({draw::Group{std::move(legend.nodes), {0, y}, 1}, {}, {}});
  return y + legend.height + 1.5;
}

}  // namespace kv::mapexport
