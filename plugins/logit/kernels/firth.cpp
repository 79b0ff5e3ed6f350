// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/firth.h"

#include <cmath>
#include <limits>

#include "plugins/logit/kernels/bound_search.h"
#include "plugins/logit/kernels/firth_maximum.h"

namespace kv::logit {

Firth::Firth(const Matrix& x, const Observations& obs, Index intercept, Poll poll)
    : obs_(obs),
      intercept_(intercept),
      poll_(std::move(poll)),
      centred_(x, obs.w, intercept),
      plain_(x, obs.w, -1) {}

const ScaledDesign& Firth::design_that_can_hold(Index column) const {
  return column == intercept_ ? plain_ : centred_;
}

FirthFit Firth::fit() const {
  const Index p = centred_.x().cols();
  const PenalisedPoint point = penalised_maximum(
      centred_, obs_, Vector::Zero(p), std::vector<bool>(static_cast<std::size_t>(p), true), poll_);
  FirthFit out;
  out.beta = centred_.to_given(point.b);
  const Matrix root = centred_.transform() * point.inverse_root;
  out.covariance = root * root.transpose();
  out.eta = point.means.eta;
  out.log_likelihood = point.log_likelihood;
  out.penalised = point.penalised + centred_.log_det_shift() / 2;
  out.iterations = point.iterations;
  out.converged = point.converged;
  return out;
}

double Firth::maximum_without(const std::vector<Index>& held) const {
  bool intercept_held = false;
  for (const Index j : held) intercept_held = intercept_held || j == intercept_;
  const ScaledDesign& design = intercept_held ? plain_ : centred_;
  std::vector<bool> free(static_cast<std::size_t>(design.x().cols()), true);
  for (const Index j : held) free[static_cast<std::size_t>(j)] = false;
  return penalised_maximum(design, obs_, Vector::Zero(design.x().cols()), free, poll_).penalised +
         design.log_det_shift() / 2;
}

Interval Firth::interval(const FirthFit& fit, Index column, double threshold) const {
  const ScaledDesign& design = design_that_can_hold(column);
  const double scale = design.scale()[column];
  const double top = fit.penalised - design.log_det_shift() / 2;
  std::vector<bool> free(static_cast<std::size_t>(design.x().cols()), true);
  free[static_cast<std::size_t>(column)] = false;
  const auto bound = [&](double sign) {
    Vector warm = design.to_scaled(fit.beta);
    const auto loss = [&](double t, double& slope) {
      warm[column] = t * scale;
      // Far out the penalised likelihood may have more than one top: climb from where the last one
      // was and from afresh, and take the higher.
      Vector fresh = Vector::Zero(warm.size());
      fresh[column] = t * scale;
      PenalisedPoint point = penalised_maximum(design, obs_, warm, free, poll_);
      PenalisedPoint other = penalised_maximum(design, obs_, fresh, free, poll_);
      if (other.penalised > point.penalised) point = std::move(other);
      warm = point.b;
      slope = -2 * point.score[column] * scale;
      return 2 * (top - point.penalised);
    };
    const double step = std::sqrt(fit.covariance(column, column) * threshold);
    return find_bound(fit.beta[column], sign, step, threshold, loss)
        .value_or(sign * std::numeric_limits<double>::infinity());
  };
  return {bound(-1), bound(1)};
}

}  // namespace kv::logit
