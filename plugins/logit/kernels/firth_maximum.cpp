// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/firth_maximum.h"

namespace kv::logit {
namespace {

constexpr int kMaxIterations = 100;
constexpr int kMaxHalvings = 50;

PenalisedPoint evaluate(const ScaledDesign& design, const Observations& obs, const Vector& b) {
  const Matrix& x = design.x();
  PenalisedPoint point;
  point.b = b;
  point.means = means_of(x * b + obs.offset);
  point.log_likelihood = kernel_log_likelihood(obs, point.means.eta);
  const Vector weights = obs.w.cwiseProduct(point.means.variance);
  point.inverse_root = inverse_information_root(x, weights);
  const Matrix q = weights.cwiseSqrt().asDiagonal() * (x * point.inverse_root);
  point.leverage = q.rowwise().squaredNorm();
  point.penalised =
      point.log_likelihood - point.inverse_root.diagonal().cwiseAbs().array().log().sum();
  const Eigen::ArrayXd mu = point.means.mu.array();
  const Eigen::ArrayXd residual =
      obs.w.array() * (obs.y.array() - mu) + point.leverage.array() * (0.5 - mu);
  point.score = x.transpose() * residual.matrix();
  return point;
}

/// The negative Hessian of the penalised likelihood. With c = 1 - 2 mu, leverages h and hat matrix
/// H it is X'diag((w + h) mu (1-mu) - c^2 h / 2) X + 1/2 Z'(H∘H)Z, Z = diag(c) X; as H = QQ', the
/// last part is a sum over pairs of columns of Q, and no n by n matrix is needed.
Matrix negative_hessian(const ScaledDesign& design, const Observations& obs,
                        const PenalisedPoint& point) {
  const Matrix& x = design.x();
  const Index p = x.cols();
  const Eigen::ArrayXd v = point.means.variance.array();
  const Eigen::ArrayXd h = point.leverage.array();
  const Eigen::ArrayXd c = 1 - 2 * point.means.mu.array();
  const Vector middle = ((obs.w.array() + h) * v - 0.5 * c.square() * h).matrix();
  Matrix out = x.transpose() * (middle.asDiagonal() * x);
  const Vector root = (obs.w.array() * v).sqrt().matrix();
  const Matrix q = root.asDiagonal() * (x * point.inverse_root);
  const Matrix z = c.matrix().asDiagonal() * x;
  for (Index a = 0; a < p; ++a) {
    for (Index b = a; b < p; ++b) {
      const Vector m = z.transpose() * q.col(a).cwiseProduct(q.col(b));
      out += (a == b ? 0.5 : 1.0) * (m * m.transpose());
    }
  }
  return out;
}

/// The step in the free coordinates; 0 in the others.
Vector ascent(const ScaledDesign& design, const Observations& obs, const PenalisedPoint& point,
              const std::vector<Index>& free) {
  const Vector score = point.score(free);
  Vector step = Vector::Zero(point.b.size());
  const Matrix whole = negative_hessian(design, obs, point);
  const Matrix hessian = whole(free, free);
  const Eigen::LLT<Matrix> concave(hessian);
  if (concave.info() == Eigen::Success && hessian.allFinite()) {
    const Vector newton = concave.solve(score);
    step(free) = newton;
  } else {
    const Vector weights = obs.w.cwiseProduct(point.means.variance);
    const Matrix columns = design.x()(Eigen::all, free);
    const Matrix root = inverse_information_root(columns, weights);
    const Vector scoring = root * (root.transpose() * score);
    step(free) = scoring;
  }
  return step;
}

}  // namespace

PenalisedPoint penalised_maximum(const ScaledDesign& design, const Observations& obs,
                                 const Vector& b, const std::vector<bool>& free_columns,
                                 const Poll& poll) {
  std::vector<Index> free;
  for (std::size_t j = 0; j < free_columns.size(); ++j)
    if (free_columns[j]) free.push_back(static_cast<Index>(j));
  PenalisedPoint point = evaluate(design, obs, b);
  if (free.empty()) {
    point.converged = true;
    return point;
  }
  const double enough = 1e-20 * std::max(1.0, obs.w.sum());
  for (int iteration = 1; iteration <= kMaxIterations; ++iteration) {
    poll();
    const Vector step = ascent(design, obs, point, free);
    const double decrement = std::abs(point.score.dot(step));
    const bool last = decrement <= enough;
    const double slack = decrement < 1e-6 ? 1e-12 * std::max(1.0, std::abs(point.penalised)) : 0.0;
    bool moved = false;
    // As in newton_fit: no further than the linear predictor can be off.
    const double reach = (design.x() * step).cwiseAbs().maxCoeff();
    const double allowed = 5 + point.means.eta.cwiseAbs().maxCoeff();
    double length = reach > allowed ? allowed / reach : 1;
    for (int k = 0; k < kMaxHalvings && !moved; ++k, length /= 2) {
      PenalisedPoint next = evaluate(design, obs, point.b + length * step);
      if (!(next.penalised >= point.penalised - slack)) continue;
      point = std::move(next);
      moved = true;
    }
    point.iterations = iteration;
    point.converged = last || (!moved && decrement <= 1e-10);
    if (last || !moved) break;
  }
  return point;
}

}  // namespace kv::logit
