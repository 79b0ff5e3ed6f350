// SPDX-License-Identifier: MIT
#pragma once

#include <Eigen/Dense>
#include <functional>

namespace kv::logit {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;

/// Called now and then by whatever takes long; throws when the work is no longer wanted.
using Poll = std::function<void()>;

/// The response of a binomial model, one element per row of the design matrix.
struct Observations {
  Vector y;       ///< the share of successes, 0 to 1
  Vector w;       ///< trials times prior weight; 0 leaves the row without effect
  Vector offset;  ///< added to the linear predictor

  Index rows() const { return y.size(); }
  /// The rows of `kept` alone, in that order.
  Observations pick(const std::vector<Index>& kept) const {
    return {y(kept), w(kept), offset(kept)};
  }
};

}  // namespace kv::logit
