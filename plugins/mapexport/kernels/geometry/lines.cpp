// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/lines.h"

#include <algorithm>
#include <map>
#include <utility>

namespace kv::mapexport {
namespace {

using Key = std::pair<std::int32_t, std::int32_t>;
Key key(Cell c) {
  return {c.x, c.y};
}

void append(std::vector<Cell>& line, const Arc& arc, bool reversed) {
  std::vector<Cell> cells = arc.cells;
  if (reversed) std::ranges::reverse(cells);
  line.insert(line.end(), cells.begin() + (line.empty() ? 0 : 1), cells.end());
}

}  // namespace

std::vector<std::vector<Cell>> lines_between(
    const Topology& topology, const std::function<bool(std::int32_t, std::int32_t)>& wanted) {
  std::vector<const Arc*> arcs;
  std::map<Key, std::vector<std::size_t>> at;
  for (const Arc& arc : topology.arcs) {
    if (!wanted(arc.left, arc.right)) continue;
    at[key(arc.cells.front())].push_back(arcs.size());
    at[key(arc.cells.back())].push_back(arcs.size());
    arcs.push_back(&arc);
  }
  std::vector<bool> used(arcs.size(), false);
  const auto follow = [&](std::vector<Cell>& line) {
    for (;;) {
      const std::vector<std::size_t>& here = at[key(line.back())];
      if (here.size() != 2) return;
      const std::size_t next = used[here[0]] ? here[1] : here[0];
      if (used[next]) return;
      used[next] = true;
      append(line, *arcs[next], arcs[next]->cells.front() != line.back());
    }
  };
  std::vector<std::vector<Cell>> lines;
  const auto start = [&](std::size_t i) {
    used[i] = true;
    std::vector<Cell>& line = lines.emplace_back();
    append(line, *arcs[i], false);
    follow(line);
    std::ranges::reverse(line);
    follow(line);
  };
  for (std::size_t i = 0; i < arcs.size(); ++i)
    if (!used[i]) start(i);
  return lines;
}

GridArea rings_of(const Topology& topology, std::size_t area) {
  GridArea out;
  for (const auto& ring : topology.areas[area].rings) {
    for (const ArcUse use : ring) {
      const auto& cells = topology.arcs[static_cast<std::size_t>(use >= 0 ? use : ~use)].cells;
      if (use >= 0)
        out.cells.insert(out.cells.end(), cells.begin(), cells.end() - 1);
      else
        out.cells.insert(out.cells.end(), cells.rbegin(), cells.rend() - 1);
    }
    out.ring_ends.push_back(out.cells.size());
  }
  return out;
}

}  // namespace kv::mapexport
