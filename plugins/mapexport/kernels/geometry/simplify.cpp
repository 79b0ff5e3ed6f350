// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/simplify.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <queue>

namespace kv::mapexport {
namespace {

constexpr std::int64_t kNever = INT64_MAX;

std::int64_t triangle(Cell a, Cell b, Cell c) {
  return std::llabs((std::int64_t{b.x} - a.x) * (std::int64_t{c.y} - a.y) -
                    (std::int64_t{c.x} - a.x) * (std::int64_t{b.y} - a.y));
}

/// Twice the area at which each cell would go, never falling in the order in which they go; the
/// last `keep` inner ones and both ends never go.
std::vector<std::int64_t> weights(const std::vector<Cell>& cells, std::size_t keep) {
  const std::size_t n = cells.size();
  std::vector<std::int64_t> weight(n, kNever);
  if (n <= 2 + keep) return weight;
  struct Entry {
    std::int64_t area;
    std::size_t at;
    bool operator>(const Entry& other) const {
      return area != other.area ? area > other.area : at > other.at;
    }
  };
  std::vector<std::size_t> before(n);
  std::vector<std::size_t> after(n);
  std::vector<std::int64_t> current(n, -1);
  std::vector<Entry> entries;
  entries.reserve(n);
  for (std::size_t i = 1; i + 1 < n; ++i) {
    before[i] = i - 1;
    after[i] = i + 1;
    current[i] = triangle(cells[i - 1], cells[i], cells[i + 1]);
    entries.push_back({current[i], i});
  }
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue(std::greater<>{},
                                                                       std::move(entries));
  std::int64_t level = 0;
  std::size_t left = n - 2;
  while (left > keep) {
    const Entry least = queue.top();
    queue.pop();
    if (current[least.at] != least.area) continue;
    level = std::max(level, least.area);
    weight[least.at] = level;
    current[least.at] = -1;
    --left;
    const std::size_t a = before[least.at];
    const std::size_t c = after[least.at];
    if (a > 0) after[a] = c;
    if (c + 1 < n) before[c] = a;
    for (const std::size_t i : {a, c}) {
      if (i == 0 || i + 1 == n) continue;
      const std::int64_t area = triangle(cells[before[i]], cells[i], cells[after[i]]);
      if (area == current[i]) continue;
      current[i] = area;
      queue.push({area, i});
    }
  }
  return weight;
}

/// Takes away, in one walk along the line, cells whose triangle with the last one that stayed and
/// the next is far below the limit: most of what a fine file has at a small scale. The triangle
/// grows as the walk goes on, so the line cannot drift. `keep` inner cells stay whatever they are.
void thin_out(std::vector<Cell>& cells, std::size_t keep, std::int64_t least) {
  if (cells.size() < 16 + keep) return;
  std::vector<Cell> thinned;
  thinned.reserve(cells.size() / 4);
  thinned.push_back(cells.front());
  for (std::size_t i = 1; i + 1 < cells.size(); ++i)
    if (triangle(thinned.back(), cells[i], cells[i + 1]) >= least) thinned.push_back(cells[i]);
  thinned.push_back(cells.back());
  if (thinned.size() >= 2 + keep) cells = std::move(thinned);
}

/// How many inner cells each arc must keep, so that no ring has fewer than three corners.
std::vector<std::size_t> least_inner(const Topology& topology) {
  std::vector<std::size_t> keep(topology.arcs.size(), 0);
  for (const Topology::Area& area : topology.areas) {
    for (const auto& ring : area.rings) {
      if (ring.size() > 2) continue;
      const std::size_t needed = ring.size() == 1 ? 2 : 1;
      for (const ArcUse use : ring) {
        std::size_t& kept = keep[static_cast<std::size_t>(use >= 0 ? use : ~use)];
        kept = std::max(kept, needed);
      }
    }
  }
  return keep;
}

/// The weight that so many cells, each counted as often as it is drawn, are above.
std::int64_t limit_for(std::vector<std::pair<std::int64_t, int>> drawn, std::size_t most,
                       std::int64_t least) {
  std::size_t count = 0;
  for (const auto& [weight, times] : drawn)
    if (weight >= least) count += static_cast<std::size_t>(times);
  if (count <= most) return least;
  count = 0;
  std::ranges::sort(drawn, std::greater<>{});
  for (const auto& [weight, times] : drawn) {
    if (weight < least) break;
    count += static_cast<std::size_t>(times);
    if (count > most && weight != kNever) return weight + 1;
  }
  return least;
}

}  // namespace

std::size_t simplify(Topology& topology, const Simplification& how) {
  const std::vector<std::size_t> keep = least_inner(topology);
  const auto least = static_cast<std::int64_t>(2 * how.least_area * kUnitsPerMm * kUnitsPerMm);
  std::vector<std::vector<std::int64_t>> weight;
  std::vector<std::pair<std::int64_t, int>> drawn;
  weight.reserve(topology.arcs.size());
  for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
    Arc& arc = topology.arcs[i];
    thin_out(arc.cells, keep[i], least / 2);
    weight.push_back(weights(arc.cells, keep[i]));
    const int times = (arc.left >= 0 ? 1 : 0) + (arc.right >= 0 ? 1 : 0);
    // The last cell of an arc is the first of the next.
    for (std::size_t k = 0; k + 1 < arc.cells.size(); ++k) drawn.emplace_back(weight[i][k], times);
  }
  const std::int64_t limit = limit_for(std::move(drawn), how.most_vertices, least);
  std::size_t vertices = 0;
  for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
    Arc& arc = topology.arcs[i];
    std::size_t kept = 0;
    for (std::size_t k = 0; k < arc.cells.size(); ++k)
      if (weight[i][k] >= limit) arc.cells[kept++] = arc.cells[k];
    arc.cells.resize(kept);
    vertices += (kept - 1) * ((arc.left >= 0 ? 1U : 0U) + (arc.right >= 0 ? 1U : 0U));
  }
  return vertices;
}

}  // namespace kv::mapexport
