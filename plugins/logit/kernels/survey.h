// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// A sample design: each row's stratum and primary sampling unit, numbered from 0. A unit's number
/// belongs to one stratum. `fpc` is empty, or the share of each row's stratum that was sampled.
struct SampleDesign {
  std::vector<Index> stratum;
  std::vector<Index> unit;
  Vector sampled_share;
  std::vector<Index> silent;  ///< per stratum: sampled units without a row here; empty: none
};

struct DesignVariance {
  Matrix covariance;
  Index units = 0;
  Index strata = 0;
  std::vector<Index> lonely;  ///< strata with a single unit: no variance can be had from them

  Index degrees_of_freedom() const { return units - strata; }
};

/// Binder's (1983) linearisation: the covariance of the sum of the rows of `influence` (score times
/// bread) over units within strata, with n/(n-1) and the finite population correction. Silent units
/// count in n, with totals of zero, and not in the degrees of freedom, as in R's survey.
DesignVariance design_covariance(const Matrix& influence, const SampleDesign& design);

}  // namespace kv::logit
