// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// The polyhedral cone {b : A b >= 0}, given by the rows of A.
class Cone {
 public:
  /// `rows` has one constraint per row; each is brought to length 1, zero rows and repeated ones
  /// are left out.
  explicit Cone(const Matrix& rows);

  /// Solves the linear programme "maximise c'b over the cone, |b| <= 1" as far as its sign: the
  /// nearest point of the cone to c/|c|. It is 0 exactly when no point of the cone has c'b > 0
  /// (Farkas); otherwise it is a point of the cone that has, and the optimum is c'b/|b|. Found by
  /// the active-set method of Lawson and Hanson (Solving Least Squares Problems, 1974, chapter 23)
  /// on the dual, which needs no perturbation although every vertex of a cone is degenerate.
  /// Lengths below 1e-7 are returned as 0.
  Vector nearest(const Vector& c, const Poll& poll) const;

 private:
  Matrix rays_;  ///< the constraints as columns
};

}  // namespace kv::logit
