// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/profile.h"

namespace kv::logit {

/// A maximum of Firth's penalised likelihood.
struct FirthFit {
  Vector beta;        ///< in the given columns' units
  Matrix covariance;  ///< the inverse of the plain information at beta
  Vector eta;
  double penalised = 0;       ///< kernel log-likelihood + 1/2 log det(X'WX)
  double log_likelihood = 0;  ///< the kernel
  int iterations = 0;
  bool converged = false;
};

/// Firth's (1993) penalised likelihood: the log-likelihood plus half the log determinant of the
/// information, which takes the leading bias away and has a finite maximum under separation too.
/// The penalty is always that of the whole information matrix, also where coefficients are held
/// (Heinze and Schemper 2002).
class Firth {
 public:
  /// `x`: independent columns; `intercept`: the column of ones, or -1. Both must outlive this.
  Firth(const Matrix& x, const Observations& obs, Index intercept, Poll poll);

  FirthFit fit() const;
  /// The maximum when the coefficients of `held` columns are 0.
  double maximum_without(const std::vector<Index>& held) const;
  /// The penalised profile likelihood interval.
  Interval interval(const FirthFit& fit, Index column, double threshold) const;

 private:
  const ScaledDesign& design_that_can_hold(Index column) const;

  const Observations& obs_;
  Index intercept_;
  Poll poll_;
  ScaledDesign centred_;
  ScaledDesign plain_;  ///< not centred: the intercept can be held in it
};

}  // namespace kv::logit
