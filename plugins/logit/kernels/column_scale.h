// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "plugins/logit/kernels/design_columns.h"

namespace kv::logit {

/// What brings the columns to one size about zero, for the sake of digits alone: nothing depends on
/// its being exact.
struct ColumnScale {
  Vector center;
  Vector size;

  /// T, by which coefficients b of the scaled columns are those of the given ones, beta = T b.
  /// `intercept`: the column of ones, or -1.
  Matrix transform(Index intercept) const;
};

/// None when a column is constant, or so close to it or so large that digits are lost. Columns are
/// centred only when there is an intercept to take up the difference.
std::optional<ColumnScale> scale_of(const DesignColumns& x, Index intercept, const Poll& poll);

}  // namespace kv::logit
