// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace kv::queryctl {

/// The shortest decimal text that reads back as the same double and still reads as a REAL: 70.0,
/// 0.1, 1e+300. Always with '.', whatever the locale. Not finite: Inf, -Inf, NaN.
std::string shortest_real(double value);

/// `value` with exactly `decimals` (0-15) decimals, rounded half away from zero. What is rounded is
/// the double's exact decimal expansion: 22.5 gives 23 and 0.125 gives 0.13, but 1.005, which is
/// stored as 1.00499999999999989…, gives 1.00. What rounds to zero has no sign. From 1e15 on, and
/// when not finite: shortest_real.
std::string fixed_real(double value, int decimals);

}  // namespace kv::queryctl
