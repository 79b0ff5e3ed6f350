// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// The generalised variance inflation factor of the coefficients `chosen` (Fox and Monette 1992):
/// det(R_chosen) det(R_rest) / det(R), R the correlation of the coefficients in `covariance`.
/// None when there is nothing else.
std::optional<double> generalised_vif(const Matrix& covariance, const std::vector<Index>& chosen);

/// 1 / (1 - R^2) of each column on the others and the intercept, unweighted, over all rows of `x`;
/// column `intercept` (or -1) has none. None where the column is constant or spanned.
std::vector<std::optional<double>> design_vif(const Matrix& x, Index intercept);

}  // namespace kv::logit
