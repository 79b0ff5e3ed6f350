// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// Everything a sandwich is made of, in the coordinates in which `bread` is given.
struct SandwichParts {
  const Matrix& x;
  const Matrix& bread;     ///< (X'WX)^-1
  const Vector& residual;  ///< w (y - mu)
  const Vector& leverage;
  Index counted;  ///< rows of positive weight
};

enum class HcRule { kHc0, kHc1, kHc2, kHc3 };

/// White's (1980) covariance and its small-sample variants (MacKinnon and White 1985): HC1 has the
/// factor n/(n-k), HC2 divides each squared score by 1-h, HC3 by (1-h)^2. Empty when undefined: no
/// row more than coefficients (HC1), or a leverage of 1 (HC2, HC3).
Matrix hc_covariance(const SandwichParts& parts, HcRule rule);

enum class ClusterRule {
  kCr0,   ///< no adjustment
  kCadj,  ///< G/(G-1), as sandwich::vcovCL for glm and Stata
  kCr1    ///< G/(G-1) (n-1)/(n-k)
};

/// The cluster-robust covariance: scores are added up within clusters before they are squared.
/// `cluster` numbers each row's cluster from 0. Empty when undefined: one cluster.
Matrix cluster_covariance(const SandwichParts& parts, const std::vector<Index>& cluster,
                          ClusterRule rule);

/// How many different clusters have a row of positive weight.
Index count_clusters(const std::vector<Index>& cluster, const Vector& w);

}  // namespace kv::logit
