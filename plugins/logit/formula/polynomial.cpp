// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/polynomial.h"

#include <cmath>
#include <set>

#include "plugins/logit/formula/frame.h"

namespace kv::logit {
namespace {

/// Each p[k] and its derivative by x, k = 1 … degree.
struct Recurrence {
  Matrix value;
  Matrix slope;
};

Recurrence run(const PolynomialBasis& basis, const Vector& x) {
  const Index n = x.size();
  const Index d = basis.degree;
  Recurrence out{Matrix(n, d + 1), Matrix(n, d + 1)};
  out.value.col(0).setOnes();
  out.slope.col(0).setZero();
  for (Index k = 0; k < d; ++k) {
    if (basis.raw) {
      out.value.col(k + 1) = out.value.col(k).cwiseProduct(x);
      out.slope.col(k + 1) = static_cast<double>(k + 1) * out.value.col(k);
      continue;
    }
    const auto at = static_cast<std::size_t>(k);
    const Vector shifted = (x.array() - basis.centres[at]).matrix();
    out.value.col(k + 1) = shifted.cwiseProduct(out.value.col(k));
    out.slope.col(k + 1) = out.value.col(k) + shifted.cwiseProduct(out.slope.col(k));
    if (k == 0) continue;
    const double ratio = basis.norms[at + 1] / basis.norms[at];
    out.value.col(k + 1) -= ratio * out.value.col(k - 1);
    out.slope.col(k + 1) -= ratio * out.slope.col(k - 1);
  }
  return out;
}

Matrix scaled(const PolynomialBasis& basis, const Matrix& columns) {
  Matrix out = columns.rightCols(basis.degree);
  if (!basis.raw)
    for (Index k = 0; k < basis.degree; ++k)
      out.col(k) /= std::sqrt(basis.norms[static_cast<std::size_t>(k) + 2]);
  return out;
}

}  // namespace

Matrix PolynomialBasis::values(const Vector& x) const {
  return scaled(*this, run(*this, x).value);
}

Matrix PolynomialBasis::slopes(const Vector& x, const Vector& slope) const {
  return slope.asDiagonal() * scaled(*this, run(*this, x).slope);
}

PolynomialBasis orthogonal_basis(const Vector& x, int degree, const std::string& who) {
  std::vector<double> there;
  for (const double v : x)
    if (!std::isnan(v)) there.push_back(v);
  const std::set<double> distinct(there.begin(), there.end());
  if (distinct.size() <= static_cast<std::size_t>(degree))
    throw ModelError(who + " needs more than " + std::to_string(degree) +
                     " different values; there are " + std::to_string(distinct.size()));
  const Eigen::Map<Vector> v(there.data(), static_cast<Index>(there.size()));
  PolynomialBasis basis;
  basis.degree = degree;
  basis.norms = {1, static_cast<double>(there.size())};
  Vector before = Vector::Zero(v.size());
  Vector now = Vector::Ones(v.size());
  const double mean = v.mean();
  for (int k = 0; k < degree; ++k) {
    const double norm = basis.norms.back();
    // The mean of (x - mean), so that a large mean costs no digits.
    const double centre = mean + now.cwiseAbs2().dot((v.array() - mean).matrix()) / norm;
    const double ratio = k == 0 ? 0 : norm / basis.norms[basis.norms.size() - 2];
    const Vector next = (v.array() - centre).matrix().cwiseProduct(now) - ratio * before;
    before = now;
    now = next;
    basis.centres.push_back(centre);
    basis.norms.push_back(now.squaredNorm());
  }
  return basis;
}

Matrix polynomial_contrasts(Index levels) {
  const Vector scores = Vector::LinSpaced(levels, 1, static_cast<double>(levels));
  return orthogonal_basis(scores, static_cast<int>(levels) - 1, "ordered()").values(scores);
}

}  // namespace kv::logit
