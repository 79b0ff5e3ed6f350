// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/labels.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::draw {

std::vector<Node> label_nodes(const Placement& placement, const LabelOptions& options, double halo,
                              Colour ink) {
  std::vector<Node> nodes;
  // A light edge keeps a leader visible on dark fills.
  for (const auto& [colour, width] : {std::pair(kWhite, 0.55), std::pair(kInk, 0.2)}) {
    for (const PlacedLabel& label : placement.placed) {
      if (!label.leader) continue;
      Node line{.what = Polyline{{label.from, label.to}}};
      line.style.stroke = Stroke{.colour = colour, .width = width};
      nodes.push_back(std::move(line));
      Node end{.what = Circle{label.to, colour == kWhite ? 0.55 : 0.35}};
      end.style.fill = Paint{colour};
      nodes.push_back(std::move(end));
    }
  }
  for (const PlacedLabel& label : placement.placed) {
    const double em = label.size * kMmPerPoint;
    const Point middle{(label.box.x0 + label.box.x1) / 2, (label.box.y0 + label.box.y1) / 2};
    const double lines = static_cast<double>(label.lines.size());
    // From the middle of all lines down to the first baseline.
    double down = (kAscent - (kAscent + kDescent + kLineHeight * (lines - 1)) / 2) * em;
    for (const std::string& line : label.lines) {
      const Point moved = turned({0, down}, label.turn);
      nodes.push_back({.what = Text{.at = {middle.x + moved.x, middle.y + moved.y},
                                    .text = line,
                                    .size = label.size,
                                    .anchor = Anchor::kMiddle,
                                    .bold = options.bold,
                                    .colour = ink,
                                    .halo = halo,
                                    .turn = label.turn}});
      down += kLineHeight * em;
    }
  }
  return nodes;
}

}  // namespace kv::draw
