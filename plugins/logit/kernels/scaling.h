// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// A design matrix whose columns were brought to one size, and centred when there is an intercept,
/// so that a column of 1e8 ± 17 or of 1e-8 costs no digits. Coefficients b of the scaled columns
/// and beta of the given ones are related by beta = T b.
class ScaledDesign {
 public:
  /// `intercept` is the index of the column of ones, or -1. Rows of weight 0 do not count. No
  /// column may be all zero among the others.
  ScaledDesign(const Matrix& x, const Vector& w, Index intercept);

  const Matrix& x() const { return x_; }
  Index intercept() const { return intercept_; }
  const Vector& center() const { return center_; }
  const Vector& scale() const { return scale_; }

  Vector to_given(const Vector& b) const { return t_ * b; }
  Vector to_scaled(const Vector& beta) const;
  Matrix covariance_to_given(const Matrix& covariance) const {
    return t_ * covariance * t_.transpose();
  }
  const Matrix& transform() const { return t_; }
  /// log det(X'WX) of the given columns less that of the scaled ones.
  double log_det_shift() const { return 2 * scale_.array().log().sum(); }

 private:
  Matrix x_;
  Matrix t_;
  Vector center_;
  Vector scale_;
  Index intercept_;
};

}  // namespace kv::logit
