// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "plugins/logit/kernels/design_columns.h"
#include "plugins/logit/kernels/supremum.h"

namespace kv::logit {

/// The fit of many rows: weights, score and X'WX are made in one pass over blocks of the columns as
/// they lie, scaled on the way, and X'WX is solved by Cholesky. Newton's method starts at the fit
/// of every 64th block, then of every 8th, so that few passes see all rows. Says nothing (nullopt)
/// when there are few rows, or when it cannot vouch for the result: columns that are close to
/// aliased, a condition that a QR should handle, or linear predictors so large that separation is
/// not ruled out. A converged fit with moderate predictors is a maximum, and then there is no
/// separation (Albert and Anderson 1984), so no linear programme is needed.
std::optional<Fit> blocked_fit(const DesignColumns& x, const Observations& obs, Index intercept,
                               const Poll& poll);

}  // namespace kv::logit
