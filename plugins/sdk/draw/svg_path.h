// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "plugins/sdk/draw/geometry.h"

namespace kv::draw {

/// Millimetres to whole units. Throws std::invalid_argument when it is not finite or beyond 20 m.
std::int32_t to_units(double mm, int units_per_mm);

/// "M10 20l3-4 5 6z…": whole units, each point relative to the one before, so that nothing drifts;
/// points that fall on the one before are left out.
void append_path(std::string& out, const Rings& rings, int units_per_mm);
void append_line(std::string& out, std::span<const Point> points, int units_per_mm);

void append_integer(std::string& out, std::int64_t value);
/// At most `decimals` decimals (0-3), without zeros at the end.
void append_decimal(std::string& out, double value, int decimals);

}  // namespace kv::draw
