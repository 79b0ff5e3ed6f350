// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

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

/// Twice what the saturated model has more; per row.
Vector unit_deviances(const Observations& obs, const Vector& eta);

}  // namespace kv::logit
