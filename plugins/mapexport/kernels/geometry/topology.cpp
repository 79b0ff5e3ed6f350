// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/topology.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace kv::mapexport {
namespace {

std::uint64_t packed(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{a} << 32U | b;
}
std::uint64_t packed(Cell c) {
  return packed(static_cast<std::uint32_t>(c.x), static_cast<std::uint32_t>(c.y));
}
std::uint64_t mixed(std::uint64_t key) {
  key ^= key >> 31U;
  key *= 0x9E3779B97F4A7C15U;
  return key ^ key >> 29U;
}

/// Numbers of cells, in the order in which they are first met.
class CellNumbers {
 public:
  explicit CellNumbers(std::size_t most)
      : mask_(std::bit_ceil(2 * most + 2) - 1), slots_(mask_ + 1, 0) {}

  std::uint32_t number(Cell cell) {
    const std::uint64_t key = packed(cell);
    for (std::uint64_t at = mixed(key) & mask_;; at = (at + 1) & mask_) {
      if (slots_[at] == 0) {
        keys_.push_back(key);
        slots_[at] = static_cast<std::uint32_t>(keys_.size());
        return slots_[at] - 1;
      }
      if (keys_[slots_[at] - 1] == key) return slots_[at] - 1;
    }
  }
  std::size_t size() const { return keys_.size(); }

 private:
  std::uint64_t mask_;
  std::vector<std::uint32_t> slots_;  // number + 1; 0 is free
  std::vector<std::uint64_t> keys_;
};

class Builder {
 public:
  explicit Builder(std::span<const GridArea> areas) : areas_(areas) {
    std::size_t cells = 0;
    for (const GridArea& area : areas) cells += area.cells.size();
    numbers_.reserve(cells);
    CellNumbers known(cells);
    for (const GridArea& area : areas)
      for (const Cell c : area.cells) numbers_.push_back(known.number(c));
    find_junctions(known.size());
  }

  Topology build() {
    std::size_t first = 0;
    for (std::size_t a = 0; a < areas_.size(); ++a) {
      Topology::Area& area = out_.areas.emplace_back();
      std::size_t begin = 0;
      for (const std::size_t end : areas_[a].ring_ends) {
        area.rings.push_back(cut(
            areas_[a].ring_ends.empty() ? std::span<const Cell>{}
                                        : std::span(areas_[a].cells).subspan(begin, end - begin),
            std::span(numbers_).subspan(first + begin, end - begin), static_cast<std::int32_t>(a)));
        begin = end;
      }
      first += areas_[a].cells.size();
    }
    return std::move(out_);
  }

 private:
  template <class Visit>
  void each_ring(Visit&& visit) {
    std::size_t first = 0;
    for (const GridArea& area : areas_) {
      std::size_t begin = 0;
      for (const std::size_t end : area.ring_ends) {
        visit(std::span<const std::uint32_t>(numbers_).subspan(first + begin, end - begin));
        begin = end;
      }
      first += area.cells.size();
    }
  }

  void find_junctions(std::size_t cells) {
    constexpr std::uint64_t kNone = ~std::uint64_t{0};
    std::vector<std::uint64_t> neighbours(cells, kNone);
    junction_.assign(cells, false);
    each_ring([&](std::span<const std::uint32_t> ring) {
      for (std::size_t i = 0; i < ring.size(); ++i) {
        const std::uint32_t before = ring[i == 0 ? ring.size() - 1 : i - 1];
        const std::uint32_t after = ring[i + 1 == ring.size() ? 0 : i + 1];
        const std::uint64_t pair = packed(std::min(before, after), std::max(before, after));
        std::uint64_t& known = neighbours[ring[i]];
        if (known == kNone)
          known = pair;
        else if (known != pair)
          junction_[ring[i]] = true;
      }
    });
  }

  std::vector<ArcUse> cut(std::span<const Cell> cells, std::span<const std::uint32_t> ring,
                          std::int32_t area) {
    const std::size_t n = ring.size();
    std::size_t start = 0;
    while (start < n && !junction_[ring[start]]) ++start;
    const bool whole = start == n;
    // A ring that meets no other but perhaps its twin: both begin at the same cell.
    if (whole) start = static_cast<std::size_t>(std::ranges::min_element(ring) - ring.begin());
    std::vector<ArcUse> uses;
    std::vector<std::size_t> line = {start};
    for (std::size_t step = 1; step <= n; ++step) {
      const std::size_t at = (start + step) % n;
      line.push_back(at);
      if (step < n && (whole || !junction_[ring[at]])) continue;
      uses.push_back(use(cells, ring, line, area));
      line = {at};
    }
    return uses;
  }

  /// The arc that begins with the step a -> b: lines between junctions do not fork.
  ArcUse use(std::span<const Cell> cells, std::span<const std::uint32_t> ring,
             const std::vector<std::size_t>& line, std::int32_t area) {
    const std::uint64_t forward = packed(ring[line[0]], ring[line[1]]);
    const std::uint64_t backward = packed(ring[line.back()], ring[line[line.size() - 2]]);
    if (const auto it = arc_of_.find(forward); it != arc_of_.end()) {
      return side(it->second, area);
    }
    const auto number = static_cast<std::int32_t>(out_.arcs.size());
    Arc& arc = out_.arcs.emplace_back();
    arc.cells.reserve(line.size());
    for (const std::size_t i : line) arc.cells.push_back(cells[i]);
    arc_of_.emplace(forward, number);
    arc_of_.emplace(backward, ~number);
    return side(number, area);
  }

  ArcUse side(ArcUse use, std::int32_t area) {
    Arc& arc = out_.arcs[static_cast<std::size_t>(use >= 0 ? use : ~use)];
    std::int32_t& owner = use >= 0 ? arc.right : arc.left;
    if (owner < 0)
      owner = area;
    else
      ++out_.overlapping;
    return use;
  }

  std::span<const GridArea> areas_;
  std::vector<std::uint32_t> numbers_;
  std::vector<bool> junction_;
  std::unordered_map<std::uint64_t, ArcUse> arc_of_;
  Topology out_;
};

}  // namespace

Topology topology_of(std::span<const GridArea> areas) {
  return Builder(areas).build();
}

}  // namespace kv::mapexport
