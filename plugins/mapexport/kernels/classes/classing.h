// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "plugins/mapexport/kernels/classes/rule.h"

namespace kv::mapexport {

struct NamedValue {
  std::string_view name;  ///< of the area, for errors
  double value = 0;
};

/// Classes of numbers. Class i takes the values from lower[i] up to, but not including, lower[i+1];
/// the last one those up to `top`, or all above when it is open. Membership is decided on unrounded
/// values. lower and top are multiples of 10^-decimals, and no value that is rounded to so many
/// decimals leaves its class: what is printed of a value and of its class agree.
struct Classes {
  Rule rule;                         ///< as applied: automatic has become another
  std::vector<double> lower;         ///< one for each class, ascending
  double top = 0;                    ///< of the last class, unless open
  bool open = false;                 ///< the last class has no end
  bool single = false;               ///< every class is one value
  int decimals = 0;                  ///< of the printed limits
  std::vector<double> exact;         ///< the limits as the rule gave them, lowest and highest too
  std::vector<std::size_t> members;  ///< the class of each value, in their order
  std::vector<std::size_t> counts;   ///< values in each class; empty ones have 0
  double goodness = 0;               ///< of variance fit (Jenks 1977); 0 for other rules
  std::vector<std::string> remarks;  ///< what the maker of the map should know, as sentences

  std::size_t size() const { return lower.size(); }
  /// The highest value that the class prints: one unit of the last decimal below the next limit.
  double printed_high(std::size_t i) const;
};

/// decimals: of the printed values; the limits get more where it takes them. Throws ClassError when
/// there is no value, one is not finite, or one lies outside fixed limits: the area is named.
Classes classify(const Rule& rule, std::span<const NamedValue> values, int decimals);

}  // namespace kv::mapexport
