// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/likelihood.h"

#include <cmath>

namespace kv::logit {

double softplus(double x) {
  return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

double inverse_logit(double x) {
  if (x >= 0) return 1 / (1 + std::exp(-x));
  const double e = std::exp(x);
  return e / (1 + e);
}

Means means_of(const Vector& eta) {
  Means means{eta, Vector(eta.size()), Vector(eta.size())};
  for (Index i = 0; i < eta.size(); ++i) {
    means.mu[i] = inverse_logit(eta[i]);
    means.variance[i] = means.mu[i] * inverse_logit(-eta[i]);
  }
  return means;
}

double kernel_log_likelihood(const Observations& obs, const Vector& eta) {
  double sum = 0;
  for (Index i = 0; i < obs.rows(); ++i) {
    if (obs.w[i] == 0) continue;
    const double y = obs.y[i];
    // y eta - softplus(eta), each part with its own sign so that infinities do not meet.
    double row = 0;
    if (y > 0) row -= y * softplus(-eta[i]);
    if (y < 1) row -= (1 - y) * softplus(eta[i]);
    sum += obs.w[i] * row;
  }
  return sum;
}

Vector unit_deviances(const Observations& obs, const Vector& eta) {
  Vector out(obs.rows());
  for (Index i = 0; i < obs.rows(); ++i) {
    const double y = obs.y[i];
    double row = 0;
    if (obs.w[i] != 0) {
      if (y > 0) row += y * (std::log(y) + softplus(-eta[i]));
      if (y < 1) row += (1 - y) * (std::log1p(-y) + softplus(eta[i]));
    }
    out[i] = std::max(0.0, 2 * obs.w[i] * row);
  }
  return out;
}

}  // namespace kv::logit
