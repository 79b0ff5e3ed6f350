// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/kernels/newton.h"

namespace kv::logit {

/// A point of the penalised likelihood in scaled coordinates.
struct PenalisedPoint {
  Vector b;
  Means means;
  Matrix inverse_root;  ///< of the information X'WX
  Vector leverage;
  Vector score;  ///< of the penalised likelihood
  double log_likelihood = 0;
  double penalised = 0;  ///< with the determinant of the scaled columns
  int iterations = 0;
  bool converged = false;
};

/// Climbs from `b` over the columns with `free` true. Newton's method on the modified score where
/// the penalised likelihood is concave, Fisher scoring elsewhere, both halved until the penalised
/// likelihood rises: unguarded scoring oscillates when a column marks a single row.
PenalisedPoint penalised_maximum(const ScaledDesign& design, const Observations& obs,
                                 const Vector& b, const std::vector<bool>& free, const Poll& poll);

}  // namespace kv::logit
