// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/cone.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace kv::logit {
namespace {

constexpr double kViolated = 1e-10;
constexpr double kZero = 1e-7;

/// The multipliers of the least squares problem |target + rays(active) * m|.
Vector solve(const Matrix& rays, const std::vector<Index>& active, const Vector& target) {
  const Matrix chosen = rays(Eigen::all, active);
  return chosen.colPivHouseholderQr().solve(-target);
}

}  // namespace

Cone::Cone(const Matrix& rows) {
  Matrix unit = rows.transpose();
  std::vector<Index> order;
  for (Index i = 0; i < unit.cols(); ++i) {
    const double largest = unit.col(i).size() > 0 ? unit.col(i).cwiseAbs().maxCoeff() : 0;
    if (!(largest > 0)) continue;
    unit.col(i) /= largest;
    unit.col(i).normalize();
    order.push_back(i);
  }
  const auto compare = [&](Index a, Index b) {
    return std::lexicographical_compare(unit.col(a).begin(), unit.col(a).end(), unit.col(b).begin(),
                                        unit.col(b).end());
  };
  std::ranges::sort(order, compare);
  const auto repeated =
      std::ranges::unique(order, [&](Index a, Index b) { return unit.col(a) == unit.col(b); });
  order.erase(repeated.begin(), repeated.end());
  rays_ = unit(Eigen::all, order);
}

Vector Cone::nearest(const Vector& c, const Poll& poll) const {
  const double length = c.norm();
  if (!(length > 0)) return Vector::Zero(c.size());
  const Vector target = c / length;
  std::vector<Index> active;
  Vector multipliers;
  Vector residual = target;
  const Index limit = 50 * (rays_.cols() + c.size()) + 1000;
  for (Index round = 0; round < limit; ++round) {
    poll();
    if (rays_.cols() == 0 || residual.norm() < kZero) break;
    Vector slack = rays_.transpose() * residual;
    for (const Index i : active) slack[i] = 0;
    Index worst = 0;
    if (slack.minCoeff(&worst) >= -kViolated) break;
    active.push_back(worst);
    Vector kept = Vector::Zero(static_cast<Index>(active.size()));
    kept.head(multipliers.size()) = multipliers;
    for (;;) {
      const Vector wanted = solve(rays_, active, target);
      if (wanted.minCoeff() > 0) {
        multipliers = wanted;
        break;
      }
      // As far towards `wanted` as all multipliers stay positive; what reaches 0 leaves.
      double share = 1;
      for (Index k = 0; k < wanted.size(); ++k)
        if (wanted[k] <= 0) share = std::min(share, kept[k] / (kept[k] - wanted[k]));
      kept += share * (wanted - kept);
      std::vector<Index> rest;
      std::vector<double> values;
      for (Index k = 0; k < kept.size(); ++k) {
        if (wanted[k] <= 0 && kept[k] <= 1e-14) continue;
        rest.push_back(active[static_cast<std::size_t>(k)]);
        values.push_back(kept[k]);
      }
      active = std::move(rest);
      kept = Eigen::Map<Vector>(values.data(), static_cast<Index>(values.size()));
      if (active.empty()) {
        multipliers = kept;
        break;
      }
    }
    residual = target;
    for (std::size_t k = 0; k < active.size(); ++k)
      residual += multipliers[static_cast<Index>(k)] * rays_.col(active[k]);
  }
  if (residual.norm() < kZero) return Vector::Zero(c.size());
  return residual;
}

}  // namespace kv::logit
