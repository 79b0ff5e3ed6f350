// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/inflation.h"

#include <algorithm>

#include "plugins/logit/kernels/scaling.h"

namespace kv::logit {
namespace {

double log_det(const Matrix& m) {
  if (m.rows() == 0) return 0;
  const Eigen::LLT<Matrix> llt(m);
  if (llt.info() != Eigen::Success) return -std::numeric_limits<double>::infinity();
  return 2 * Matrix(llt.matrixL()).diagonal().array().log().sum();
}

}  // namespace

std::optional<double> generalised_vif(const Matrix& covariance, const std::vector<Index>& chosen) {
  std::vector<Index> rest;
  for (Index j = 0; j < covariance.rows(); ++j)
    if (std::ranges::find(chosen, j) == chosen.end()) rest.push_back(j);
  if (rest.empty() || chosen.empty()) return std::nullopt;
  const Vector size = covariance.diagonal().cwiseSqrt().cwiseInverse();
  const Matrix r = size.asDiagonal() * covariance * size.asDiagonal();
  const Matrix mine = r(chosen, chosen);
  const Matrix others = r(rest, rest);
  const double value = std::exp(log_det(mine) + log_det(others) - log_det(r));
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::vector<std::optional<double>> design_vif(const Matrix& x, Index intercept) {
  const Index p = x.cols();
  const ScaledDesign scaled(x, Vector::Ones(x.rows()), intercept);
  std::vector<std::optional<double>> out(static_cast<std::size_t>(p));
  for (Index j = 0; j < p; ++j) {
    if (j == intercept) continue;
    std::vector<Index> others;
    for (Index k = 0; k < p; ++k)
      if (k != j) others.push_back(k);
    // Without an intercept the fit still has one: R^2 is about the mean.
    Matrix rest(x.rows(), static_cast<Index>(others.size()) + (intercept < 0 ? 1 : 0));
    rest.leftCols(static_cast<Index>(others.size())) = scaled.x()(Eigen::all, others);
    if (intercept < 0) rest.rightCols(1).setOnes();
    Vector y = scaled.x().col(j);
    y.array() -= y.mean();
    const Vector residual = y - rest * rest.colPivHouseholderQr().solve(y);
    const double share = residual.squaredNorm() / y.squaredNorm();
    if (share > 1e-20 && std::isfinite(share)) out[static_cast<std::size_t>(j)] = 1 / share;
  }
  return out;
}

}  // namespace kv::logit
