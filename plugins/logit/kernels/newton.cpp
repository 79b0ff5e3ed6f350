// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/newton.h"

namespace kv::logit {
namespace {

constexpr int kMaxIterations = 200;
constexpr int kMaxHalvings = 60;

}  // namespace

Matrix inverse_information_root(const Matrix& x, const Vector& weights, double* rcond) {
  const Index p = x.cols();
  const Matrix weighted = weights.cwiseSqrt().asDiagonal() * x;
  const Eigen::HouseholderQR<Matrix> qr(weighted);
  Matrix r = Matrix::Zero(p, p);
  const Index rows = std::min(p, x.rows());
  r.topRows(rows) = qr.matrixQR().topRows(rows).triangularView<Eigen::Upper>();
  const double largest = r.diagonal().cwiseAbs().maxCoeff();
  const double smallest = r.diagonal().cwiseAbs().minCoeff();
  if (rcond != nullptr) *rcond = largest > 0 ? smallest / largest : 0;
  // A pivot at rounding level (far from the maximum, where all weights vanish) is held up: the
  // step is then shorter than Newton's, and step-halving judges it.
  const double floor = std::max(largest * 1e-15, 1e-150);
  for (Index j = 0; j < p; ++j)
    if (!(std::abs(r(j, j)) > floor)) r(j, j) = floor;
  return r.triangularView<Eigen::Upper>().solve(Matrix::Identity(p, p));
}

NewtonFit newton_fit(const ScaledDesign& design, const Observations& obs, const Vector& start,
                     const Poll& poll) {
  const Matrix& x = design.x();
  NewtonFit fit;
  fit.b = start.size() == x.cols() ? start : Vector::Zero(x.cols());
  fit.means = means_of(x * fit.b + obs.offset);
  fit.log_likelihood = kernel_log_likelihood(obs, fit.means.eta);
  const double enough = 1e-18 * std::max(1.0, obs.w.sum());
  bool last = false;
  while (fit.iterations < kMaxIterations) {
    poll();
    ++fit.iterations;
    const Vector residual = obs.w.cwiseProduct(obs.y - fit.means.mu);
    const Vector score = x.transpose() * residual;
    fit.inverse_root =
        inverse_information_root(x, obs.w.cwiseProduct(fit.means.variance), &fit.rcond);
    if (last) break;
    const Vector half = fit.inverse_root.transpose() * score;
    const double decrement = half.squaredNorm();
    const Vector step = fit.inverse_root * half;
    fit.converged = last = decrement <= enough;
    // Far from the maximum all weights vanish and Newton's step is as long as e^|eta|: it may at
    // most take back what the linear predictor is off.
    const double reach = (x * step).cwiseAbs().maxCoeff();
    const double allowed = 5 + fit.means.eta.cwiseAbs().maxCoeff();
    double length = reach > allowed ? allowed / reach : 1;
    for (int k = 0;; ++k, length /= 2) {
      const Vector b = fit.b + length * step;
      Means means = means_of(x * b + obs.offset);
      const double value = kernel_log_likelihood(obs, means.eta);
      // At the end the likelihood is flat to rounding, and the score alone knows the way.
      const double slack = 1e-13 * std::max(1.0, std::abs(fit.log_likelihood));
      if (value >= fit.log_likelihood - (decrement < 1e-6 ? slack : 0)) {
        fit.b = b;
        fit.means = std::move(means);
        fit.log_likelihood = value;
        break;
      }
      if (k == kMaxHalvings || last) {
        fit.converged = decrement <= std::max(enough, 1e-10);
        return fit;
      }
    }
  }
  return fit;
}

}  // namespace kv::logit
