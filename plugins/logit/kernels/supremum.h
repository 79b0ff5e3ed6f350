// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "plugins/logit/kernels/newton.h"
#include "plugins/logit/kernels/separation.h"

namespace kv::logit {

/// The maximum likelihood fit of any design: aliased columns set aside, and where there is no
/// maximum, the supremum that the likelihood approaches.
struct Fit {
  std::vector<Index> kept;    ///< the columns that are not aliased
  Separation separation;      ///< rows and, for the kept columns, directions
  Vector eta;                 ///< per row; ±infinity where the row is separated
  double log_likelihood = 0;  ///< the kernel; its supremum under separation
  Vector beta;                ///< of the kept columns: estimate or ±infinity, NaN if undetermined
  Matrix covariance;          ///< of the kept columns, given columns' units; empty when separated
  std::vector<std::optional<double>> errors;  ///< per kept column; none where not finite
  int iterations = 0;
  bool converged = true;
  double rcond = 1;

  Index rank() const { return static_cast<Index>(kept.size()); }
};

/// `intercept`: the column of ones, or -1. With `directions` false only the likelihood, the rank
/// and the linear predictor are worked out.
Fit fit_supremum(const Matrix& x, const Observations& obs, Index intercept, const Poll& poll,
                 bool directions = true);

/// The same by QR, for any number of rows, where blocked_fit() has nothing to say.
Fit fit_exactly(const Matrix& x, const Observations& obs, Index intercept, const Poll& poll,
                bool directions = true);

}  // namespace kv::logit
