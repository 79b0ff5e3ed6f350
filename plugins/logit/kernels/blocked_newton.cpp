// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/blocked_newton.h"

#include <cmath>

#include "plugins/logit/kernels/column_scale.h"
#include "plugins/logit/kernels/pass.h"

namespace kv::logit {
namespace {

constexpr Index kFewRows = 20'000;
constexpr Index kManyColumns = 200;
constexpr int kMaxIterations = 50;
constexpr int kMaxHalvings = 20;
/// Below this ratio of pivots X'X has lost digits that a QR keeps.
constexpr double kLeastPivots = 1e-5;
/// Beyond this the data may be separated.
constexpr double kLargestEta = 25;

/// Newton's method on the rows of one block in `stride`.
class Climb {
 public:
  Climb(const PassData& data, Index stride, const Poll& poll)
      : data_(data), stride_(stride), poll_(poll) {}

  struct Point {
    Vector b;
    Sums sums;
    Eigen::LLT<Matrix> root;
    double rcond = 0;
    double decrement = 0;  ///< of the step that led to b: twice the likelihood it was to gain
    int iterations = 0;
  };

  /// From b until a step's decrement is at most `enough`; the sums and the root are those of the
  /// point before that step, `eta` those of b. None when it does not get there.
  std::optional<Point> from(Vector b, double enough, double* eta) const {
    Point at;
    at.sums = sums(b, true, nullptr);
    while (++at.iterations <= kMaxIterations) {
      at.root.compute(at.sums.information);
      if (at.root.info() != Eigen::Success) return std::nullopt;
      const Vector pivots = at.root.matrixLLT().diagonal();
      at.rcond = pivots.minCoeff() / pivots.maxCoeff();
      if (!(at.rcond >= kLeastPivots)) return std::nullopt;
      Vector step = at.root.solve(at.sums.score);
      at.decrement = step.dot(at.sums.score);
      const bool last = at.decrement <= enough;
      if (last && eta == nullptr) {
        at.b = b + step;
        return at;
      }
      Sums next = sums(b + step, !last, eta);
      for (int k = 0; k < kMaxHalvings && !last && !(next.log_likelihood >= slack(at.sums)); ++k) {
        step /= 2;
        next = sums(b + step, true, eta);
      }
      b += step;
      if (last) {
        at.sums.log_likelihood = next.log_likelihood;
        at.sums.largest_eta = next.largest_eta;
        at.b = std::move(b);
        return at;
      }
      at.sums = std::move(next);
    }
    return std::nullopt;
  }

 private:
  Sums sums(const Vector& b, bool information, double* eta) const {
    return pass_over(data_, b, stride_, information, eta, poll_);
  }
  /// What a step must reach; at the top the likelihood is flat to rounding.
  static double slack(const Sums& sums) {
    return sums.log_likelihood - 1e-13 * std::abs(sums.log_likelihood);
  }

  const PassData& data_;
  Index stride_;
  const Poll& poll_;
};

/// Where to begin: the fit of some rows is as far from that of all as their number says, and costs
/// as much less.
Vector start_of(const PassData& data, const Poll& poll) {
  const Index p = data.x.cols();
  Vector b = Vector::Zero(p);
  for (const Index stride : {64, 8}) {
    if (data.x.rows / stride < std::max<Index>(4'000, 40 * p)) continue;
    // A step of this size is half of what the sample is off.
    const auto found = Climb(data, stride, poll).from(b, 0.25 * static_cast<double>(p), nullptr);
    if (!found || !(found->sums.largest_eta <= kLargestEta)) return Vector::Zero(p);
    b = found->b;
  }
  return b;
}

Fit fit_of(const Climb::Point& top, const Matrix& t, Vector eta) {
  const Index p = t.cols();
  Fit fit;
  for (Index j = 0; j < p; ++j) fit.kept.push_back(j);
  fit.beta = t * top.b;
  const Matrix given = t * top.root.matrixL().solve(Matrix::Identity(p, p)).transpose();
  fit.covariance = given * given.transpose();
  for (Index j = 0; j < p; ++j) fit.errors.emplace_back(std::sqrt(fit.covariance(j, j)));
  fit.eta = std::move(eta);
  fit.log_likelihood = top.sums.log_likelihood;
  fit.iterations = top.iterations;
  fit.rcond = top.rcond;
  return fit;
}

}  // namespace

std::optional<Fit> blocked_fit(const DesignColumns& x, const Observations& obs, Index intercept,
                               const Poll& poll) {
  const Index p = x.cols();
  if (x.rows < kFewRows || p > kManyColumns || p == 0) return std::nullopt;
  const auto scale = scale_of(x, intercept, poll);
  if (!scale) return std::nullopt;
  const bool unit = (obs.w.array() == 1).all();
  const bool offset = (obs.offset.array() != 0).any();
  const PassData data{x,
                      scale->center,
                      scale->size.cwiseInverse(),
                      obs.y.data(),
                      unit ? nullptr : obs.w.data(),
                      offset ? obs.offset.data() : nullptr};
  const Climb all(data, 1, poll);
  Vector eta(x.rows);
  // Errors have the weights of the point before the last step, off by the square root of this: a
  // billionth. The estimates are off by its square.
  const double enough = 1e-18 * obs.w.sum();
  const Vector start = start_of(data, poll);
  auto top = all.from(start, enough, eta.data());
  if (!top && !start.isZero(0)) top = all.from(Vector::Zero(p), enough, eta.data());
  // Separation is ruled out by a maximum at moderate predictors only.
  if (!top || !(top->sums.largest_eta <= kLargestEta)) return std::nullopt;
  return fit_of(*top, scale->transform(intercept), std::move(eta));
}

}  // namespace kv::logit
