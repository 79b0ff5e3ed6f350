// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

namespace kv::protect {

/// Whether the rate part / whole of persons may be published; "" when it may, else the first that
/// holds:
///   "no denominator"      the whole is 0: there is no rate, and nothing is hidden
///   "small denominator"   0 < whole < smallest_whole
///   "small numerator"     0 < part < smallest_part
///   "small complement"    0 < whole - part < smallest_part: nearly all of them
/// A part of 0 and one of all pass. Numbers are checked: 0 <= part <= whole, else
/// std::invalid_argument. Method: Hundepool et al., Statistical Disclosure Control (2012), 4.2.
std::string_view rate_status(std::int64_t part, std::int64_t whole, std::int64_t smallest_whole,
                             std::int64_t smallest_part);

}  // namespace kv::protect
