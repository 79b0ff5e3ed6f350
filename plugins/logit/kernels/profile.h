// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "plugins/logit/kernels/supremum.h"

namespace kv::logit {

/// An interval's ends; ±infinity when the likelihood never falls far enough, none when unknown.
struct Interval {
  std::optional<double> low;
  std::optional<double> high;
};

/// The exact profile likelihood interval of one kept column (Venzon and Moolgavkar 1988): the
/// values t for which twice the loss in log-likelihood, with the coefficient held at t, is
/// `threshold` (the quantile of chi-squared with one degree of freedom). Under separation the bound
/// on the runaway side is infinite and the other one is exact. `x` holds the kept columns of `fit`
/// and `intercept` is a place among them, or -1.
Interval profile_interval(const Matrix& x, const Observations& obs, Index intercept, const Fit& fit,
                          Index column, double threshold, const Poll& poll);

}  // namespace kv::logit
