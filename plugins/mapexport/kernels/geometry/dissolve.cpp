// SPDX-License-Identifier: MIT
#include <cmath>
#include <map>
#include <utility>

#include "plugins/mapexport/kernels/geometry/lines.h"

namespace kv::mapexport {
namespace {

using Key = std::pair<std::int32_t, std::int32_t>;
Key key(Cell c) {
  return {c.x, c.y};
}

/// An arc with an area on one side, in the direction that has it on the right.
struct Edge {
  const Arc* arc;
  bool reversed;
  bool used = false;
  Cell from() const { return reversed ? arc->cells.back() : arc->cells.front(); }
  Cell to() const { return reversed ? arc->cells.front() : arc->cells.back(); }
};

void append(std::vector<Cell>& ring, const Edge& edge) {
  const auto& cells = edge.arc->cells;
  if (edge.reversed)
    ring.insert(ring.end(), cells.rbegin(), cells.rend() - 1);
  else
    ring.insert(ring.end(), cells.begin(), cells.end() - 1);
}

/// A hole that is long and thin.
bool is_gap(const std::vector<Cell>& ring, double gap) {
  double twice = 0;
  double around = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Cell a = ring[i];
    const Cell b = ring[i + 1 == ring.size() ? 0 : i + 1];
    twice += 1.0 * a.x * b.y - 1.0 * b.x * a.y;
    around += std::hypot(b.x - a.x, b.y - a.y);
  }
  return twice < 0 && -twice < gap * around;
}

}  // namespace

GridArea dissolved(const Topology& topology, double gap_units) {
  std::vector<Edge> edges;
  std::map<Key, std::vector<std::size_t>> leaving;
  for (const Arc& arc : topology.arcs) {
    if ((arc.left >= 0) == (arc.right >= 0)) continue;
    edges.push_back({&arc, arc.right < 0});
    leaving[key(edges.back().from())].push_back(edges.size() - 1);
  }
  GridArea out;
  for (std::size_t first = 0; first < edges.size(); ++first) {
    if (edges[first].used) continue;
    // As many arcs end in a place as begin there: a walk can only stop where it began. Which arc it
    // takes where several begin does not matter to the even-odd rule.
    std::vector<Cell> ring;
    std::size_t at = first;
    for (bool going = true; going;) {
      edges[at].used = true;
      append(ring, edges[at]);
      going = false;
      for (const std::size_t next : leaving[key(edges[at].to())]) {
        if (edges[next].used) continue;
        at = next;
        going = true;
        break;
      }
    }
    if (ring.size() < 3 || is_gap(ring, gap_units)) continue;
    out.cells.insert(out.cells.end(), ring.begin(), ring.end());
    out.ring_ends.push_back(out.cells.size());
    out.outer.push_back(true);
  }
  return out;
}

}  // namespace kv::mapexport
