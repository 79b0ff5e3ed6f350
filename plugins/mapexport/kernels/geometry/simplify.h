// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "plugins/mapexport/kernels/geometry/topology.h"

namespace kv::mapexport {

struct Simplification {
  /// Vertices whose triangle with their neighbours is smaller go. Square millimetres on the page.
  double least_area = 0.004;
  /// The most vertices the rings of all areas may have in sum: a larger area is taken when they
  /// have more. What must stay (junctions, three corners of every ring) stays all the same.
  std::size_t most_vertices = 16'000;
};

/// Takes vertices away along each arc, the least important first (Visvalingam and Whyatt 1993, by
/// the area of the triangle with the two neighbours). Ends of arcs stay where they are, each arc is
/// simplified once for both sides, and every ring keeps three different corners: no gap opens
/// between neighbours, and no island and no enclave goes. Returns the vertices that the rings have
/// afterwards.
std::size_t simplify(Topology& topology, const Simplification& how);

}  // namespace kv::mapexport
