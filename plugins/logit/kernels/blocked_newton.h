// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "plugins/logit/kernels/supremum.h"

namespace kv::logit {

/// The fit of many rows: X is scaled and kept in column-major blocks of 256 rows; weights, score
/// and X'WX are made in one pass over each block, and X'WX is solved by Cholesky. Says nothing
/// (nullopt) when there are few rows, or when it cannot vouch for the result: columns that are
/// close to aliased, a condition that a QR should handle, or linear predictors so large that
/// separation is not ruled out. A converged fit with moderate predictors is a maximum, and then
/// there is no separation (Albert and Anderson 1984), so no linear programme is needed.
std::optional<Fit> blocked_fit(const Matrix& x, const Observations& obs, Index intercept,
                               const Poll& poll);

}  // namespace kv::logit
