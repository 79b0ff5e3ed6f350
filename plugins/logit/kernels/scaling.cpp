// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/scaling.h"

namespace kv::logit {

ScaledDesign::ScaledDesign(const Matrix& x, const Vector& w, Index intercept)
    : x_(x), intercept_(intercept) {
  const Index p = x.cols();
  center_ = Vector::Zero(p);
  scale_ = Vector::Ones(p);
  const Eigen::ArrayXd counts = (w.array() > 0).cast<double>();
  const double n = std::max(1.0, counts.sum());
  for (Index j = 0; j < p; ++j) {
    if (j == intercept) continue;
    const double largest = (x.col(j).array().abs() * counts).maxCoeff();
    if (!(largest > 0)) continue;
    x_.col(j) /= largest;  // first, so that squares of 1e200 do not overflow
    double middle = 0;
    if (intercept >= 0) {
      middle = (x_.col(j).array() * counts).sum() / n;
      x_.col(j).array() -= middle;
    }
    const double size = std::sqrt((x_.col(j).array().square() * counts).sum() / n);
    const double spread = size > 0 ? size : 1;
    x_.col(j) /= spread;
    center_[j] = middle * largest;
    scale_[j] = largest * spread;
  }
  t_ = Matrix::Zero(p, p);
  for (Index j = 0; j < p; ++j) t_(j, j) = 1 / scale_[j];
  if (intercept >= 0) {
    for (Index j = 0; j < p; ++j)
      if (j != intercept) t_(intercept, j) = -(center_[j] / scale_[j]);
  }
}

Vector ScaledDesign::to_scaled(const Vector& beta) const {
  Vector b = beta.cwiseProduct(scale_);
  if (intercept_ >= 0) b[intercept_] = beta[intercept_] + center_.dot(beta);
  return b;
}

}  // namespace kv::logit
