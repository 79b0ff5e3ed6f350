// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/blocked_newton.h"

#include <cmath>
#include <vector>

namespace kv::logit {
namespace {

constexpr Index kBlock = 256;
constexpr Index kFewRows = 20'000;
constexpr Index kManyColumns = 200;
constexpr int kMaxIterations = 50;

/// The scaled design in blocks of rows, each column-major and in one piece.
class Blocks {
 public:
  Blocks(const Matrix& x, const Vector& w, Index intercept) : rows_(x.rows()), columns_(x.cols()) {
    center_ = Vector::Zero(columns_);
    scale_ = Vector::Ones(columns_);
    const double n = std::max(1.0, static_cast<double>((w.array() > 0).count()));
    const bool all = n == static_cast<double>(rows_);
    for (Index j = 0; j < columns_; ++j) {
      if (j == intercept) continue;
      const double largest = x.col(j).cwiseAbs().maxCoeff();
      if (!(largest > 0) || largest > 1e150) {
        usable_ = false;
        return;
      }
      const auto counted = [&](const auto& values) {
        return all ? values.sum() : (w.array() > 0).select(values, 0.0).sum();
      };
      if (intercept >= 0) center_[j] = counted(x.col(j).array()) / n;
      const double size = std::sqrt(counted((x.col(j).array() - center_[j]).square()) / n);
      if (!(size > 1e-10 * largest)) usable_ = false;
      scale_[j] = size;
    }
    if (!usable_) return;
    values_.resize(static_cast<std::size_t>(rows_ * columns_));
    for (Index at = 0; at < rows_; at += kBlock) {
      auto part = block(at);
      for (Index j = 0; j < columns_; ++j)
        part.col(j) = (x.col(j).segment(at, part.rows()).array() - center_[j]) / scale_[j];
    }
  }

  bool usable() const { return usable_; }
  Eigen::Map<Matrix> block(Index at) {
    return {values_.data() + at * columns_, std::min(kBlock, rows_ - at), columns_};
  }
  Matrix transform(Index intercept) const {
    Matrix t = scale_.cwiseInverse().asDiagonal();
    if (intercept >= 0)
      for (Index j = 0; j < columns_; ++j)
        if (j != intercept) t(intercept, j) = -(center_[j] / scale_[j]);
    return t;
  }

 private:
  Index rows_;
  Index columns_;
  Vector center_;
  Vector scale_;
  bool usable_ = true;
  std::vector<double> values_;
};

/// Everything of one pass at b.
struct Pass {
  double log_likelihood = 0;
  double largest_eta = 0;
  Vector score;
  Matrix information;  ///< lower triangle
  Vector eta;
};

Pass pass_at(Blocks& blocks, const Observations& obs, const Vector& b, const Poll& poll) {
  const Index n = obs.rows();
  const Index p = b.size();
  Pass out{0, 0, Vector::Zero(p), Matrix::Zero(p, p), Vector(n)};
  Matrix weighted(kBlock, p);
  for (Index at = 0; at < n; at += kBlock) {
    if (at % (kBlock * 64) == 0) poll();
    const auto x = blocks.block(at);
    const Index rows = x.rows();
    const auto y = obs.y.segment(at, rows).array();
    const auto w = obs.w.segment(at, rows).array();
    auto eta = out.eta.segment(at, rows);
    eta = x * b + obs.offset.segment(at, rows);
    // e^-|eta| serves the mean, its variance and the likelihood, and never overflows.
    Eigen::ArrayXd e = (-eta.array().abs()).exp();
    const Eigen::ArrayXd lower = e / (1 + e);  // of the two probabilities the smaller one
    const Eigen::ArrayXd mu = (eta.array() > 0).select(1 - lower, lower);
    const Eigen::ArrayXd root = (w * lower / (1 + e)).sqrt();
    out.log_likelihood += (w * (y * eta.array() - eta.array().max(0.0) - (1 + e).log())).sum();
    out.largest_eta = std::max(out.largest_eta, eta.cwiseAbs().maxCoeff());
    out.score.noalias() += x.transpose() * (w * (y - mu)).matrix();
    weighted.topRows(rows).noalias() = root.matrix().asDiagonal() * x;
    out.information.selfadjointView<Eigen::Lower>().rankUpdate(weighted.topRows(rows).transpose());
  }
  return out;
}

}  // namespace

std::optional<Fit> blocked_fit(const Matrix& x, const Observations& obs, Index intercept,
                               const Poll& poll) {
  const Index p = x.cols();
  if (x.rows() < kFewRows || p > kManyColumns || p == 0) return std::nullopt;
  Blocks blocks(x, obs.w, intercept);
  if (!blocks.usable()) return std::nullopt;
  Vector b = Vector::Zero(p);
  Pass pass = pass_at(blocks, obs, b, poll);
  // The step after which the error is squared once more, down to rounding.
  const double enough = 1e-14 * obs.w.sum();
  double rcond = 0;
  for (int iteration = 1; iteration <= kMaxIterations; ++iteration) {
    const Eigen::LLT<Matrix> llt(pass.information);
    if (llt.info() != Eigen::Success) return std::nullopt;
    const Vector pivots = Matrix(llt.matrixL()).diagonal();
    rcond = pivots.minCoeff() / pivots.maxCoeff();
    if (rcond < 1e-5) return std::nullopt;  // X'X costs digits that a QR keeps
    Vector step = llt.solve(pass.score);
    const double decrement = step.dot(pass.score);
    Pass next = pass_at(blocks, obs, b + step, poll);
    for (int k = 0; k < 20 && !(next.log_likelihood >= pass.log_likelihood) && decrement > enough;
         ++k) {
      step /= 2;
      next = pass_at(blocks, obs, b + step, poll);
    }
    b += step;
    pass = std::move(next);
    if (decrement > enough) continue;
    if (pass.largest_eta > 25) return std::nullopt;  // separation is not ruled out
    const Matrix root =
        Eigen::LLT<Matrix>(pass.information).matrixL().solve(Matrix::Identity(p, p)).transpose();
    Fit fit;
    for (Index j = 0; j < p; ++j) fit.kept.push_back(j);
    const Matrix t = blocks.transform(intercept);
    fit.beta = t * b;
    const Matrix given = t * root;
    fit.covariance = given * given.transpose();
    for (Index j = 0; j < p; ++j) fit.errors.emplace_back(std::sqrt(fit.covariance(j, j)));
    fit.eta = std::move(pass.eta);
    fit.log_likelihood = pass.log_likelihood;
    fit.iterations = iteration;
    fit.rcond = rcond;
    return fit;
  }
  return std::nullopt;
}

}  // namespace kv::logit
