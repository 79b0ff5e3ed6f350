// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/logit/kernels/likelihood.h"
#include "plugins/logit/kernels/scaling.h"

namespace kv::logit {

/// A maximum likelihood fit in the coordinates of a ScaledDesign.
struct NewtonFit {
  Vector b;
  Matrix inverse_root;  ///< S with S S' = (X'WX)^-1 at b
  Means means;
  double log_likelihood = 0;  ///< the kernel, see kernel_log_likelihood
  int iterations = 0;
  bool converged = false;  ///< the Newton decrement fell to rounding level
  double rcond = 1;        ///< of the root of X'WX in the scaled columns

  Matrix covariance() const { return inverse_root * inverse_root.transpose(); }
};

/// Newton's method (here the same as iteratively reweighted least squares: McCullagh and Nelder
/// 1989, 2.5) with a QR decomposition of sqrt(W) X and step-halving when the likelihood falls
/// (Marschner 2011), until the decrement g'H^-1 g, twice the likelihood still to be gained, is at
/// rounding level. The columns must be independent and the maximum finite. `start` may be empty.
NewtonFit newton_fit(const ScaledDesign& design, const Observations& obs, const Vector& start,
                     const Poll& poll);

/// S with S S' = (X'WX)^-1 for row weights `weights`, from a QR of sqrt(W) X; `rcond`, when given,
/// gets the ratio of the smallest to the largest pivot.
Matrix inverse_information_root(const Matrix& x, const Vector& weights, double* rcond = nullptr);

}  // namespace kv::logit
