// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/aliasing.h"

namespace kv::logit {

std::vector<Index> independent_columns(const Matrix& x, const Vector& w) {
  constexpr double kTolerance = 1e-11;
  std::vector<Index> kept;
  const Index limit = std::min(x.rows(), x.cols());
  Matrix basis(x.rows(), limit);
  const Vector present = (w.array() > 0).cast<double>();
  for (Index j = 0; j < x.cols(); ++j) {
    const auto rank = static_cast<Index>(kept.size());
    if (rank == limit) break;
    Vector rest = x.col(j).cwiseProduct(present);
    const double largest = rest.cwiseAbs().maxCoeff();
    if (!(largest > 0)) continue;
    rest /= largest;
    rest.normalize();
    // Twice is enough to be orthogonal to working precision (Giraud, Langou, Rozloznik 2005).
    for (int pass = 0; pass < 2; ++pass)
      rest -= basis.leftCols(rank) * (basis.leftCols(rank).transpose() * rest);
    const double length = rest.norm();
    if (length < kTolerance) continue;
    basis.col(rank) = rest / length;
    kept.push_back(j);
  }
  return kept;
}

}  // namespace kv::logit
