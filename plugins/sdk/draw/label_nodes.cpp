// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/labels.h"
#include "plugins/sdk/draw/metrics.h"

namespace kv::draw {

std::vector<Node> label_nodes(const Placement& placement, const LabelOptions& options, double halo,
                              Colour ink) {
  std::vector<Node> nodes;
  for (const PlacedLabel& label : placement.placed) {
    if (!label.leader) continue;
    Node line{.what = Polyline{{label.from, label.to}}};
    line.style.stroke = Stroke{.colour = kQuietInk, .width = 0.15};
    nodes.push_back(std::move(line));
  }
  for (const PlacedLabel& label : placement.placed) {
    const double em = label.size * kMmPerPoint;
    double baseline = label.box.y0 + kAscent * em;
    for (const std::string& line : label.lines) {
      nodes.push_back({.what = Text{.at = {(label.box.x0 + label.box.x1) / 2, baseline},
                                    .text = line,
                                    .size = label.size,
                                    .anchor = Anchor::kMiddle,
                                    .bold = options.bold,
                                    .colour = ink,
                                    .halo = halo}});
      baseline += kLineHeight * em;
    }
  }
  return nodes;
}

}  // namespace kv::draw
