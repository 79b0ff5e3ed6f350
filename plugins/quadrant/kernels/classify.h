// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kv::quadrant {

/// What a value that is exactly on the cut counts as.
enum class Ties { kLow, kHigh };

/// What is known of a score: a number, or the bounds it must lie in, or why there is neither.
struct Score {
  std::optional<double> value = std::nullopt;
  std::optional<double> lower = std::nullopt;  ///< where there is no value
  std::optional<double> upper = std::nullopt;
  std::string_view status = {};  ///< why there is no value; ":" is suppressed
};

enum class Side { kLow, kHigh, kUndecided, kSuppressed, kTooFew, kMissing };

/// On which side of `cut` the score lies. Without a value: the side on which both bounds lie,
/// undecided when the cut is between them; without bounds suppressed (status ":" or "suppressed"),
/// too few ("too few"), else missing.
Side side_of(const Score& score, double cut, Ties ties);

/// "HH", "HL", "LH" or "LL", the x score first; where one of the two has no side, the first of
/// "missing", "suppressed", "too few" and "undecided" that holds for either.
std::string_view quadrant_of(Side x, Side y);

/// Within `distance` of the cut, on either side of it: |value - cut| <= distance.
bool is_near(double value, double cut, double distance);

}  // namespace kv::quadrant
