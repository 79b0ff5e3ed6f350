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
  LogProbabilities log;
  for (Index i = 0; i < obs.rows(); ++i) {
    if (obs.w[i] == 0) continue;
    const double y = obs.y[i];
    log.at(eta[i]);
    // y eta - softplus(eta), each part with its own sign so that infinities do not meet.
    double row = 0;
    if (y > 0) row -= y * log.success();
    if (y < 1) row -= (1 - y) * log.failure();
    sum += obs.w[i] * row;
  }
  return sum;
}

double unit_deviance(double y, double w, const LogProbabilities& log) {
  double row = 0;
  if (y > 0) row += y * ((y < 1 ? std::log(y) : 0) + log.success());
  if (y < 1) row += (1 - y) * ((y > 0 ? std::log1p(-y) : 0) + log.failure());
  return std::max(0.0, 2 * w * row);
}

Vector unit_deviances(const Observations& obs, const Vector& eta) {
  Vector out = Vector::Zero(obs.rows());
  LogProbabilities log;
  for (Index i = 0; i < obs.rows(); ++i) {
    if (obs.w[i] == 0) continue;
    log.at(eta[i]);
    out[i] = unit_deviance(obs.y[i], obs.w[i], log);
  }
  return out;
}

}  // namespace kv::logit
