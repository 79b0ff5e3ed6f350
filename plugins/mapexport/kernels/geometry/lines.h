// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "plugins/mapexport/kernels/geometry/topology.h"

namespace kv::mapexport {

/// The arcs for which `wanted(left, right)` holds (areas; -1 for none), joined end to end where two
/// of them and no third meet, so that a dashed or thick line runs through.
std::vector<std::vector<Cell>> lines_between(
    const Topology& topology, const std::function<bool(std::int32_t, std::int32_t)>& wanted);

/// The rings of an area, from its arcs.
GridArea rings_of(const Topology& topology, std::size_t area);

/// The areas as one, without the lines between them. Gaps between neighbours whose files do not
/// share their line (holes narrower than `gap_units` on the average) are closed.
GridArea dissolved(const Topology& topology, double gap_units);

}  // namespace kv::mapexport
