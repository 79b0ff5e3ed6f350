// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// Polynomials by the three-term recurrence p[k+1] = (x - centre[k]) p[k] - norm[k+1]/norm[k]
/// p[k-1] of the discrete orthogonal polynomials (Forsythe 1957), scaled to length 1: R's poly().
struct PolynomialBasis {
  std::vector<double> centres;
  std::vector<double> norms;  ///< squared lengths: of nothing (1), of p[0], p[1], …
  bool raw = false;           ///< plain powers instead
  int degree = 1;

  Matrix values(const Vector& x) const;
  /// The derivatives by a column of which x has the derivative `slope`.
  Matrix slopes(const Vector& x, const Vector& slope) const;
};

/// The basis that is orthogonal over the values of `x` that are there. Throws a ModelError when
/// there are not more distinct ones than the degree; `who` names the term.
PolynomialBasis orthogonal_basis(const Vector& x, int degree, const std::string& who);

/// R's contr.poly(n): one row per level, columns .L, .Q, .C, ^4, …
Matrix polynomial_contrasts(Index levels);

}  // namespace kv::logit
