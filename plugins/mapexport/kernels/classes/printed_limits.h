// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace kv::mapexport {

struct PrintedLimits {
  std::vector<double> lower;
  int decimals = 0;
  std::string remark;  ///< a sentence when a value's print and its class's do not agree
};

/// The lower limits of classes as they are printed, with as few decimals as it takes, `least` or
/// more, for every value of `values` (ascending, distinct), rounded to so many decimals, to lie in
/// its class as printed. With may_move, limits between two values move to the nearest number of so
/// many decimals that parts the values as before; without it they stay, and are printed exactly.
PrintedLimits printed_limits(const std::vector<double>& lower, const std::vector<double>& values,
                             int least, bool may_move);

/// The number of that many decimals next below `limit`, which is one itself.
double one_below(double limit, int decimals);
/// The least number of that many decimals that is not below `value`.
double rounded_up(double value, int decimals);

}  // namespace kv::mapexport
