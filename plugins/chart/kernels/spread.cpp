// SPDX-License-Identifier: MIT
#include "plugins/chart/kernels/spread.h"

#include <algorithm>
#include <cmath>

namespace kv::chart {

// Neighbours that overlap become a block around the mean of their places, until no two blocks
// overlap (isotonic regression by pooling: Best and Chakravarti 1990).
std::vector<std::optional<double>> spread(const std::vector<double>& wanted, double height,
                                          double top, double bottom) {
  std::vector<std::optional<double>> places(wanted.size());
  const auto room = static_cast<std::size_t>(std::max(0.0, std::floor((bottom - top) / height)));
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < std::min(room, wanted.size()); ++i) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
  struct Block {
    double sum;  ///< of the wanted first places
    double count;
    double start(double h, double t, double b) const {
      return std::clamp(sum / count, t, b - count * h);
    }
  };
  std::vector<Block> blocks;
  for (const std::size_t i : order) {
    blocks.push_back({wanted[i] - height / 2, 1});
    while (blocks.size() > 1) {
      const Block& last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      if (before.start(height, top, bottom) + before.count * height <=
          last.start(height, top, bottom) + 1e-9)
        break;
      before.sum += last.sum - last.count * before.count * height;
      before.count += last.count;
      blocks.pop_back();
    }
  }
  std::size_t k = 0;
  for (const Block& block : blocks) {
    const double start = block.start(height, top, bottom);
    for (double n = 0; n < block.count; ++n) places[order[k++]] = start + n * height + height / 2;
  }
  return places;
}

}  // namespace kv::chart
