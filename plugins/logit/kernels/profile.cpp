// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/profile.h"

#include <limits>

#include "plugins/logit/kernels/aliasing.h"
#include "plugins/logit/kernels/bound_search.h"

namespace kv::logit {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The likelihood of the other columns with one coefficient held.
class Restricted {
 public:
  Restricted(const Matrix& x, const Observations& obs, Index intercept, const Fit& fit,
             Index column, const Poll& poll)
      : obs_(obs), supremum_(fit.log_likelihood), poll_(poll) {
    held_ = x.col(column);
    std::vector<Index> others;
    for (Index j = 0; j < x.cols(); ++j)
      if (j != column) others.push_back(j);
    Matrix rest = x(Eigen::all, others);
    Index one = intercept < 0 || intercept == column ? -1 : intercept - (intercept > column);
    if (fit.separation.any()) leave_out_separated(rest, one);
    // With an intercept beside it the held column may be centred: the intercept takes the rest up.
    if (one >= 0) {
      const double n = std::max(1.0, static_cast<double>(held_.size()));
      held_.array() -= held_.sum() / n;
    }
    offset_ = obs_.offset;
    if (rest.cols() > 0) design_.emplace(rest, obs_.w, one);
  }

  /// Twice the loss in log-likelihood when the coefficient is t.
  double loss(double t, double& slope) {
    obs_.offset = offset_ + t * held_;
    Vector eta = obs_.offset;
    double value = 0;
    if (design_) {
      NewtonFit fit = newton_fit(*design_, obs_, start_at(t), poll_);
      remember(t, fit);
      eta = fit.means.eta;
      value = fit.log_likelihood;
    } else {
      value = kernel_log_likelihood(obs_, eta);
    }
    const Vector mu = means_of(eta).mu;
    slope = -2 * obs_.w.cwiseProduct(obs_.y - mu).dot(held_);
    return 2 * (supremum_ - value);
  }

  /// Where the others will be to first order, from the last fit.
  Vector start_at(double t) const {
    if (b_.size() == 0) return b_;
    return b_ + (t - last_) * slope_;
  }

  void remember(double t, const NewtonFit& fit) {
    b_ = fit.b;
    last_ = t;
    const Vector weighted = obs_.w.cwiseProduct(fit.means.variance).cwiseProduct(held_);
    const Vector pull = fit.inverse_root.transpose() * (design_->x().transpose() * weighted);
    slope_ = -(fit.inverse_root * pull);
    if (!slope_.allFinite()) slope_.setZero();
  }

  /// A step of this size changes the linear predictor by about one.
  double unit() const {
    const double size = held_.cwiseAbs().maxCoeff();
    return size > 0 ? 1 / size : 1;
  }

 private:
  /// The rows that the others separate among themselves are fitted exactly whatever t is.
  void leave_out_separated(Matrix& rest, Index& one) {
    const std::vector<Index> kept = independent_columns(rest, obs_.w);
    std::vector<Index> rows;
    for (Index i = 0; i < rest.rows(); ++i) rows.push_back(i);
    if (!kept.empty()) {
      const ScaledDesign scaled(rest(Eigen::all, kept), obs_.w, one >= 0 ? place(kept, one) : -1);
      const Separation found = find_separated_rows(scaled, obs_, poll_);
      if (found.any()) rows = found.overlapped;
    }
    const Matrix fewer = rest(rows, Eigen::all);
    obs_ = obs_.pick(rows);
    held_ = Vector(held_(rows));
    const std::vector<Index> free =
        rows.empty() ? std::vector<Index>{} : independent_columns(fewer, obs_.w);
    rest = fewer(Eigen::all, free);
    one = one >= 0 ? place(free, one) : -1;
  }

  static Index place(const std::vector<Index>& kept, Index column) {
    const auto it = std::find(kept.begin(), kept.end(), column);
    return it == kept.end() ? -1 : static_cast<Index>(it - kept.begin());
  }

  Observations obs_;
  double supremum_;
  const Poll& poll_;
  Vector held_;
  Vector offset_;
  std::optional<ScaledDesign> design_;
  Vector b_;         ///< of the last fit,
  double last_ = 0;  ///< which held the coefficient here,
  Vector slope_;     ///< and how b_ moves with it
};

/// A t at which the loss is below the threshold, on the way to where it vanishes.
std::optional<double> low_point(Restricted& profile, double sign, double threshold) {
  double slope = 0;
  double t = 0;
  double step = profile.unit();
  for (int k = 0; k < 60; ++k, step *= 2) {
    if (profile.loss(t, slope) < 0.9 * threshold) return t;
    t = sign * step;
  }
  return std::nullopt;
}

}  // namespace

Interval profile_interval(const Matrix& x, const Observations& obs, Index intercept, const Fit& fit,
                          Index column, double threshold, const Poll& poll) {
  const auto place = static_cast<std::size_t>(column);
  const Direction direction =
      fit.separation.any() ? fit.separation.direction[place] : Direction::kFinite;
  if (direction == Direction::kUndetermined) return {};
  Restricted profile(x, obs, intercept, fit, column, poll);
  const auto loss = [&](double t, double& slope) { return profile.loss(t, slope); };
  if (direction == Direction::kFinite) {
    const auto error = fit.errors[place];
    if (!error || !std::isfinite(fit.beta[column])) return {};
    const double step = *error * std::sqrt(threshold);
    const double middle = fit.beta[column];
    return {find_bound(middle, -1, step, threshold, loss).value_or(-kInfinity),
            find_bound(middle, 1, step, threshold, loss).value_or(kInfinity)};
  }
  const double sign = direction == Direction::kPlusInfinity ? 1 : -1;
  const auto inside = low_point(profile, sign, threshold);
  if (!inside) return {};
  const auto bound = find_bound(*inside, -sign, profile.unit(), threshold, loss);
  if (sign > 0) return {bound.value_or(-kInfinity), kInfinity};
  return {-kInfinity, bound.value_or(kInfinity)};
}

}  // namespace kv::logit
