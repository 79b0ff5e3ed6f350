// SPDX-License-Identifier: MIT
// Areas made for tests.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kv::mapexport::made {

using Ring = std::vector<std::pair<double, double>>;  ///< closed: the last as the first

inline Ring square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

template <class T>
void put(std::string& out, T bits, bool big) {
  for (std::size_t i = 0; i < sizeof(T); ++i)
    out += static_cast<char>(bits >> 8U * (big ? sizeof(T) - 1 - i : i));
}

inline std::string polygon(const std::vector<Ring>& rings, bool big) {
  std::string out(1, big ? '\0' : '\1');
  put<std::uint32_t>(out, 3, big);
  put(out, static_cast<std::uint32_t>(rings.size()), big);
  for (const Ring& ring : rings) {
    put(out, static_cast<std::uint32_t>(ring.size()), big);
    for (const auto& [x, y] : ring) {
      put(out, std::bit_cast<std::uint64_t>(x), big);
      put(out, std::bit_cast<std::uint64_t>(y), big);
    }
  }
  return out;
}

inline std::string multi(const std::vector<std::vector<Ring>>& parts, bool big = false) {
  std::string out(1, big ? '\0' : '\1');
  put<std::uint32_t>(out, 6, big);
  put(out, static_cast<std::uint32_t>(parts.size()), big);
  for (const auto& part : parts) out += polygon(part, big);
  return out;
}

}  // namespace kv::mapexport::made
