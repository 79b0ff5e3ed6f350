// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/scaling.h"

namespace kv::logit {

/// Where the maximum likelihood estimate of one coefficient lies.
enum class Direction { kFinite, kPlusInfinity, kMinusInfinity, kUndetermined };

/// Whether a hyperplane separates successes from failures (Albert and Anderson 1984).
struct Separation {
  enum class Kind { kNone, kQuasi, kComplete };
  Kind kind = Kind::kNone;
  std::vector<Direction> direction;  ///< per column
  std::vector<Index> separated;      ///< rows whose fitted share becomes exactly 0 or 1
  std::vector<Index> overlapped;     ///< the other rows of positive weight

  bool any() const { return kind != Kind::kNone; }
};

/// Decides by linear programmes over the recession cone {b : (2y-1) x'b >= 0} of the likelihood
/// (Konis 2007) which coefficients run away, and which rows the runaway direction separates. A row
/// with both successes and failures is an equality. Columns must be independent.
Separation find_separation(const ScaledDesign& design, const Observations& obs, const Poll& poll);

/// The rows alone; cheaper.
Separation find_separated_rows(const ScaledDesign& design, const Observations& obs,
                               const Poll& poll);

}  // namespace kv::logit
