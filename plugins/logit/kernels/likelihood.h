// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// Both probabilities of a row in logarithms: log(1 + e^eta) and log(1 + e^-eta), without overflow
/// or cancellation. Rows of one linear predictor, such as those of an intercept alone, cost
/// nothing.
class LogProbabilities {
 public:
  void at(double eta) {
    if (eta == eta_) return;
    eta_ = eta;
    e_ = std::exp(-std::abs(eta));
    const double log = std::log1p(e_);
    against_ = std::max(eta, 0.0) + log;
    for_ = std::max(-eta, 0.0) + log;
  }
  double failure() const { return against_; }  ///< log(1 + e^eta), less the logarithm of 1 - mu
  double success() const { return for_; }      ///< log(1 + e^-eta), less the logarithm of mu
  double mu() const { return (eta_ >= 0 ? 1 : e_) / (1 + e_); }
  double variance() const { return e_ / (1 + e_) / (1 + e_); }

 private:
  double eta_ = std::numeric_limits<double>::quiet_NaN();
  double e_ = 0;
  double against_ = 0;
  double for_ = 0;
};

/// log(1 + e^x) without overflow or cancellation.
double softplus(double x);
/// 1 / (1 + e^-x); keeps its digits at both ends.
double inverse_logit(double x);

/// What the linear predictor implies, row by row.
struct Means {
  Vector eta;
  Vector mu;
  Vector variance;  ///< mu (1 - mu), without the weight
};

Means means_of(const Vector& eta);

/// sum of w [y eta - log(1 + e^eta)]: the log-likelihood without binomial coefficients. Where y is
/// 0 or 1 an infinite eta on the right side counts as 0.
double kernel_log_likelihood(const Observations& obs, const Vector& eta);

/// Twice what the saturated model has more, of one row of positive weight.
double unit_deviance(double y, double w, const LogProbabilities& log);
/// The same per row.
Vector unit_deviances(const Observations& obs, const Vector& eta);

}  // namespace kv::logit
