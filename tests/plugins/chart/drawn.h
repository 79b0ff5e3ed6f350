// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/chart/kernels/input.h"
#include "plugins/sdk/draw/metrics.h"
#include "plugins/sdk/draw/svg.h"
#include "tests/plugins/sdk/draw/well_formed.h"

namespace kv::chart {

struct Written {
  std::string text;
  draw::Box box;  ///< of what is inked: capitals and tails
};

inline void collect(const std::vector<draw::Node>& nodes, std::vector<Written>& out) {
  for (const draw::Node& node : nodes) {
    if (const auto* group = std::get_if<draw::Group>(&node.what)) collect(group->nodes, out);
    const auto* text = std::get_if<draw::Text>(&node.what);
    if (text == nullptr || text->text.empty()) continue;
    draw::Box box = draw::text_box(*text);
    if (text->turn == 0) {
      const double em = text->size * draw::kMmPerPoint;
      box.y0 = text->at.y - draw::kCapHeight * em;
      box.y1 = text->at.y + 0.1 * em;
    }
    out.push_back({text->text, box});
  }
}

inline std::vector<Written> texts(const Chart& chart) {
  std::vector<Written> out;
  collect(chart.scene.nodes, out);
  return out;
}

/// What a reader would stumble over, as sentences: text over text, text off the sheet, a document
/// that is none.
inline std::vector<std::string> faults(const Chart& chart) {
  std::vector<std::string> found;
  const auto all = texts(chart);
  const draw::Box sheet{-0.01, -0.01, chart.scene.width + 0.01, chart.scene.height + 0.01};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!sheet.contains(all[i].box)) found.push_back("'" + all[i].text + "' leaves the sheet");
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (all[i].box.overlaps(all[j].box))
        found.push_back("'" + all[i].text + "' lies on '" + all[j].text + "'");
  }
  const std::string svg = draw::svg(chart.scene);
  if (const std::string fault = draw::xml_fault(svg); !fault.empty()) found.push_back(fault);
  if (chart.scene.title.empty() || chart.scene.desc.empty())
    found.emplace_back("it has no title or no description");
  return found;
}

inline bool says(const Chart& chart, const std::string& words) {
  for (const Written& one : texts(chart))
    if (one.text.find(words) != std::string::npos) return true;
  return false;
}

/// How many nodes have a title that holds the words, and the first one.
inline const draw::Node* titled(const std::vector<draw::Node>& nodes, const std::string& words) {
  for (const draw::Node& node : nodes) {
    if (node.marks.title.find(words) != std::string::npos) return &node;
    if (const auto* group = std::get_if<draw::Group>(&node.what))
      if (const auto* inner = titled(group->nodes, words)) return inner;
  }
  return nullptr;
}

/// What a figure must withstand.
inline std::string hostile() {
  return std::string("</text><script>alert('x')</script> & \"\x01\x1b[2J\xff ", 48) +
         std::string(200, 'W');
}

}  // namespace kv::chart
