// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

namespace kv::chart {

/// Places for labels of one height whose middles are as near `wanted` as not overlapping within top
/// to bottom lets them; nullopt for those for which there is no room, the last ones.
std::vector<std::optional<double>> spread(const std::vector<double>& wanted, double height,
                                          double top, double bottom);

}  // namespace kv::chart
