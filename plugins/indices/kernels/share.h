// SPDX-License-Identifier: MIT
#pragma once

#include <kommunevarehus/sdk/number.h>
#include <optional>
#include <string_view>

namespace kv::indices {

using sdk::Number;

/// A published cell: a number, or the symbol of why there is none. Neither: there is no such cell.
struct Published {
  std::optional<Number> value;
  std::optional<std::string_view> symbol;  ///< set only without a value; ":" is suppressed
};

/// What the source states of a suppressed number. Nothing stated below: 0; above: no limit.
struct SuppressionRule {
  Number smallest{0};
  std::optional<Number> largest;
};

struct Interval {
  double lower = 0;
  double upper = 0;
};

/// Why there is no share, or "" when there is one: the symbol of the missing whole or part,
/// "no row", "Inf" (whole 0), "too few" (whole below `threshold`), "negative", "part > whole".
/// The whole is judged before the part.
std::string_view share_status(const Published& part, const Published& whole, Number threshold);

/// part / whole when share_status() is "".
std::optional<double> share(const Published& part, const Published& whole, Number threshold);

/// The narrowest interval that must hold the share, given that a suppressed number lies within the
/// rule and a part within [0, whole]: worst-case bounds (C. F. Manski, Partial Identification of
/// Probability Distributions, 2003, chapter 1). A published share is its own lower and upper bound.
/// nullopt where nothing can be said: a number is missing for another reason than suppression, the
/// whole is or may be 0 or below `threshold`, or share_status() finds the cells contradictory.
/// Throws std::invalid_argument when the published number rules the suppression rule out.
std::optional<Interval> share_bounds(const Published& part, const Published& whole,
                                     Number threshold, const SuppressionRule& rule);

}  // namespace kv::indices
