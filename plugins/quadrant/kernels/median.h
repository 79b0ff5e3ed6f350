// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

namespace kv::quadrant {

/// The middle value, or the mean of the two middle ones; nullopt of nothing. Takes the values.
std::optional<double> median(std::vector<double> values);

}  // namespace kv::quadrant
