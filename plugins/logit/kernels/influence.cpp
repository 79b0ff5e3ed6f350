// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/influence.h"

#include <cmath>
#include <limits>

#include "plugins/logit/kernels/likelihood.h"

namespace kv::logit {

Influence influence_of(const Matrix& x, const Matrix& inverse_root, const Observations& obs,
                       const Vector& eta) {
  const Means means = means_of(eta);
  const Index n = obs.rows();
  const auto p = static_cast<double>(x.cols());
  Influence out{means.mu, eta, Vector::Zero(n), Vector::Zero(n), Vector::Zero(n), Vector::Zero(n)};
  const Vector deviance = unit_deviances(obs, eta);
  const Vector spread =
      x.cols() > 0 ? Vector((x * inverse_root).rowwise().squaredNorm()) : Vector::Zero(n);
  for (Index i = 0; i < n; ++i) {
    if (obs.w[i] == 0) continue;
    const double weight = obs.w[i] * means.variance[i];
    const double residual = obs.y[i] - means.mu[i];
    out.leverage[i] = weight * spread[i];
    if (residual != 0) out.pearson_residual[i] = residual * std::sqrt(obs.w[i] / means.variance[i]);
    out.deviance_residual[i] = std::copysign(std::sqrt(deviance[i]), residual);
    const double left = 1 - out.leverage[i];
    const double ratio = out.pearson_residual[i] / left;
    out.cooks_distance[i] = left > 1e-12 ? ratio * ratio * out.leverage[i] / p
                                         : std::numeric_limits<double>::quiet_NaN();
  }
  return out;
}

}  // namespace kv::logit
