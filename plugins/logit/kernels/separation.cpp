// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/separation.h"

#include "plugins/logit/kernels/cone.h"

namespace kv::logit {
namespace {

struct SignedRows {
  Matrix rows;                   ///< constraints, both signs of each equality
  std::vector<Index> one_sided;  ///< rows of the data with successes or failures alone
  Matrix one_sided_rows;         ///< their constraints
};

SignedRows signed_rows(const Matrix& x, const Observations& obs) {
  SignedRows out;
  std::vector<Index> mixed;
  for (Index i = 0; i < obs.rows(); ++i) {
    if (obs.w[i] == 0) continue;
    (obs.y[i] > 0 && obs.y[i] < 1 ? mixed : out.one_sided).push_back(i);
  }
  const auto sides = static_cast<Index>(out.one_sided.size());
  const auto equal = static_cast<Index>(mixed.size());
  out.one_sided_rows = x(out.one_sided, Eigen::all);
  for (Index k = 0; k < sides; ++k)
    if (obs.y[out.one_sided[static_cast<std::size_t>(k)]] == 0) out.one_sided_rows.row(k) *= -1;
  out.rows.resize(sides + 2 * equal, x.cols());
  out.rows << out.one_sided_rows, x(mixed, Eigen::all), -x(mixed, Eigen::all);
  return out;
}

/// Marks the rows that some point of the cone separates strictly.
std::vector<bool> strictly_separated(const Cone& cone, const SignedRows& data, const Poll& poll) {
  std::vector<bool> marked(data.one_sided.size(), false);
  Vector sizes = data.one_sided_rows.rowwise().norm();
  for (;;) {
    Vector sum = Vector::Zero(data.rows.cols());
    for (std::size_t k = 0; k < marked.size(); ++k) {
      const auto row = static_cast<Index>(k);
      if (!marked[k] && sizes[row] > 0)
        sum += data.one_sided_rows.row(row).transpose() / sizes[row];
    }
    const Vector ray = cone.nearest(sum, poll);
    if (ray.isZero(0)) return marked;
    bool more = false;
    for (std::size_t k = 0; k < marked.size(); ++k) {
      const auto row = static_cast<Index>(k);
      if (marked[k] || !(sizes[row] > 0)) continue;
      if (data.one_sided_rows.row(row).dot(ray) / sizes[row] > 1e-9 * ray.norm())
        marked[k] = more = true;
    }
    if (!more) return marked;
  }
}

Separation rows_of(const Observations& obs, const SignedRows& data,
                   const std::vector<bool>& marked) {
  Separation found;
  std::vector<bool> separated(static_cast<std::size_t>(obs.rows()), false);
  for (std::size_t k = 0; k < marked.size(); ++k)
    if (marked[k]) separated[static_cast<std::size_t>(data.one_sided[k])] = true;
  for (Index i = 0; i < obs.rows(); ++i) {
    if (obs.w[i] == 0) continue;
    (separated[static_cast<std::size_t>(i)] ? found.separated : found.overlapped).push_back(i);
  }
  if (found.separated.empty()) return found;
  found.kind = found.overlapped.empty() ? Separation::Kind::kComplete : Separation::Kind::kQuasi;
  return found;
}

}  // namespace

Separation find_separated_rows(const ScaledDesign& design, const Observations& obs,
                               const Poll& poll) {
  const SignedRows data = signed_rows(design.x(), obs);
  const Cone cone(data.rows);
  return rows_of(obs, data, strictly_separated(cone, data, poll));
}

Separation find_separation(const ScaledDesign& design, const Observations& obs, const Poll& poll) {
  const SignedRows data = signed_rows(design.x(), obs);
  const Cone cone(data.rows);
  Separation found = rows_of(obs, data, strictly_separated(cone, data, poll));
  const auto p = static_cast<std::size_t>(design.x().cols());
  found.direction.assign(p, Direction::kFinite);
  if (!found.any()) return found;
  for (std::size_t j = 0; j < p; ++j) {
    // beta_j is the functional T_j of the scaled coefficients.
    const Vector functional = design.transform().row(static_cast<Index>(j)).transpose();
    const bool up = !cone.nearest(functional, poll).isZero(0);
    const bool down = !cone.nearest(-functional, poll).isZero(0);
    if (up && down)
      found.direction[j] = Direction::kUndetermined;
    else if (up)
      found.direction[j] = Direction::kPlusInfinity;
    else if (down)
      found.direction[j] = Direction::kMinusInfinity;
  }
  return found;
}

}  // namespace kv::logit
