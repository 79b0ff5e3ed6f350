// SPDX-License-Identifier: MIT
#include "plugins/mapexport/layout/furniture.h"

#include <cmath>
#include <numbers>

#include "plugins/mapexport/kernels/geometry/scale_bar.h"
#include "plugins/mapexport/kernels/geometry/utm33.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::mapexport {
namespace {

constexpr double kSize = 7;  // pt
constexpr draw::Stroke kLine{draw::kInk, 0.35};

draw::Node line(std::vector<draw::Point> points, const draw::Stroke& stroke = kLine) {
  return {draw::Polyline{std::move(points)}, {{}, stroke, false, 1}, {}};
}

draw::Node text(draw::Point at, std::string words, draw::Anchor anchor, bool bold = false) {
  return {draw::Text{at, std::move(words), kSize, anchor, bold, draw::kInk, 0.4}, {}, {}};
}

}  // namespace

Piece scale_bar_piece(const MapGeometry& geometry, const Texts& texts, double most_mm) {
  const ScaleBar bar =
      scale_bar(geometry.grid.metres_per_mm(), most_mm, utm_scale_factor(geometry.middle_x));
  const bool metres = bar.metres < 1000;
  const double unit = metres ? 1 : 1000;
  const auto number = [&](double m) {
    return draw::shortest_number_text(m / unit, 3, texts.lang());
  };
  constexpr double kLeft = 2;
  constexpr double kBase = 5;
  Piece out;
  out.nodes.push_back(line({{kLeft, kBase - 1.2},
                            {kLeft, kBase},
                            {kLeft + bar.mm, kBase},
                            {kLeft + bar.mm, kBase - 1.2}}));
  out.nodes.push_back(line({{kLeft + bar.mm / 2, kBase - 1.2}, {kLeft + bar.mm / 2, kBase}}));
  const double baseline = kBase - 2;
  out.nodes.push_back(text({kLeft, baseline}, "0", draw::Anchor::kMiddle));
  out.nodes.push_back(
      text({kLeft + bar.mm / 2, baseline}, number(bar.metres / 2), draw::Anchor::kMiddle));
  // The number stands over the end of the bar, its unit after it.
  const std::string end = number(bar.metres);
  const double half = draw::text_width(end, kSize) / 2;
  out.nodes.push_back(
      text({kLeft + bar.mm - half, baseline}, end + (metres ? " m" : " km"), draw::Anchor::kStart));
  out.box = {0, 0, kLeft + bar.mm + half + draw::text_width(" km", kSize) + 1, kBase + 0.6};
  return out;
}

Piece north_arrow(const MapGeometry& geometry) {
  const double turn =
      -grid_convergence({geometry.middle_x, geometry.middle_y}) / 180 * std::numbers::pi;
  constexpr double kLong = 7;
  const draw::Point centre{4, 6.9};
  // Along the arrow and to its right, clockwise from up.
  const auto at = [&](double along, double right) {
    return draw::Point{centre.x + along * std::sin(turn) + right * std::cos(turn),
                       centre.y - along * std::cos(turn) + right * std::sin(turn)};
  };
  Piece out;
  out.nodes.push_back(line({at(-kLong / 2, 0), at(kLong / 2 - 1.5, 0)}));
  draw::Path head;
  head.rings.points = {at(kLong / 2, 0), at(kLong / 2 - 2.4, 0.9), at(kLong / 2 - 2.4, -0.9)};
  head.rings.close();
  out.nodes.push_back({std::move(head), {draw::Paint{draw::kInk}, {}, false, 1}, {}});
  const draw::Point top = at(kLong / 2 + 0.6, 0);
  out.nodes.push_back(text({top.x, top.y}, "N", draw::Anchor::kMiddle, true));
  out.box = {0, 0, 8, 10.6};
  return out;
}

}  // namespace kv::mapexport
