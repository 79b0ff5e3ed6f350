// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/supremum.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "plugins/logit/kernels/aliasing.h"
#include "plugins/logit/kernels/blocked_newton.h"

namespace kv::logit {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The place of `column` in `kept`, or -1.
Index place_of(const std::vector<Index>& kept, Index column) {
  const auto it = std::ranges::find(kept, column);
  return it == kept.end() ? -1 : static_cast<Index>(it - kept.begin());
}

void take_errors(Fit& fit) {
  for (Index j = 0; j < fit.covariance.rows(); ++j)
    fit.errors.emplace_back(std::sqrt(fit.covariance(j, j)));
}

void take_regular(Fit& fit, const ScaledDesign& design, const NewtonFit& newton) {
  fit.eta = newton.means.eta;
  fit.log_likelihood = newton.log_likelihood;
  fit.beta = design.to_given(newton.b);
  const Matrix root = design.transform() * newton.inverse_root;
  fit.covariance = root * root.transpose();
  fit.iterations = newton.iterations;
  fit.converged = newton.converged;
  fit.rcond = newton.rcond;
  take_errors(fit);
}

/// The likelihood's limit: separated rows are fitted exactly, the others by themselves.
void take_limit(Fit& fit, const Matrix& x, const Observations& obs, Index intercept,
                const Poll& poll) {
  const std::vector<Index>& rows = fit.separation.overlapped;
  fit.eta = Vector::Constant(obs.rows(), std::numeric_limits<double>::quiet_NaN());
  for (const Index i : fit.separation.separated) fit.eta[i] = obs.y[i] > 0 ? kInfinity : -kInfinity;
  fit.beta = Vector::Constant(fit.rank(), std::numeric_limits<double>::quiet_NaN());
  fit.errors.assign(static_cast<std::size_t>(fit.rank()), std::nullopt);
  Fit inner;
  if (!rows.empty()) {
    inner = fit_supremum(x(rows, Eigen::all), obs.pick(rows), intercept, poll, false);
    for (std::size_t k = 0; k < rows.size(); ++k)
      fit.eta[rows[k]] = inner.eta[static_cast<Index>(k)];
    fit.log_likelihood = inner.log_likelihood;
    fit.iterations = inner.iterations;
    fit.converged = inner.converged;
  }
  for (std::size_t j = 0; j < fit.separation.direction.size(); ++j) {
    const auto column = static_cast<Index>(j);
    switch (fit.separation.direction[j]) {
      case Direction::kFinite:
        if (const Index at = place_of(inner.kept, column); at >= 0) {
          fit.beta[column] = inner.beta[at];
          fit.errors[j] = inner.errors[static_cast<std::size_t>(at)];
        }
        break;
      case Direction::kPlusInfinity:
        fit.beta[column] = kInfinity;
        break;
      case Direction::kMinusInfinity:
        fit.beta[column] = -kInfinity;
        break;
      case Direction::kUndetermined:
        break;
    }
  }
}

}  // namespace

Fit fit_supremum(const Matrix& x, const Observations& obs, Index intercept, const Poll& poll,
                 bool directions) {
  if (auto blocked = blocked_fit(columns_of(x, intercept), obs, intercept, poll))
    return std::move(*blocked);
  return fit_exactly(x, obs, intercept, poll, directions);
}

Fit fit_exactly(const Matrix& x, const Observations& obs, Index intercept, const Poll& poll,
                bool directions) {
  Fit fit;
  if (x.cols() == 0) {
    fit.eta = obs.offset;
    fit.log_likelihood = kernel_log_likelihood(obs, fit.eta);
    fit.covariance = Matrix(0, 0);
    return fit;
  }
  fit.kept = independent_columns(x, obs.w);
  const Matrix independent = x(Eigen::all, fit.kept);
  const Index one = place_of(fit.kept, intercept);
  const ScaledDesign design(independent, obs.w, one);
  fit.separation =
      directions ? find_separation(design, obs, poll) : find_separated_rows(design, obs, poll);
  if (fit.separation.any()) {
    take_limit(fit, independent, obs, one, poll);
  } else {
    take_regular(fit, design, newton_fit(design, obs, Vector(), poll));
  }
  return fit;
}

}  // namespace kv::logit
