// SPDX-License-Identifier: MIT
#include "plugins/mapexport/kernels/geometry/shape.h"

namespace kv::mapexport {

double twice_signed_area(std::span<const Position> ring) {
  if (ring.empty()) return 0;
  // Around the first vertex: metres of six digits lose nothing that way.
  const Position o = ring.front();
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Position a = ring[i];
    const Position b = ring[i + 1 == ring.size() ? 0 : i + 1];
    sum += (a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y);
  }
  return sum;
}

}  // namespace kv::mapexport
