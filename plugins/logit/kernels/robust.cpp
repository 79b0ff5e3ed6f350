// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/robust.h"

#include <algorithm>
#include <set>

namespace kv::logit {
namespace {

Matrix sandwich(const SandwichParts& parts, const Matrix& scores) {
  const Matrix half = scores * parts.bread;
  return half.transpose() * half;
}

}  // namespace

Matrix hc_covariance(const SandwichParts& parts, HcRule rule) {
  Vector residual = parts.residual;
  const Index k = parts.x.cols();
  double factor = 1;
  if (rule == HcRule::kHc1) {
    if (parts.counted <= k) return {};
    factor = static_cast<double>(parts.counted) / static_cast<double>(parts.counted - k);
  }
  if (rule == HcRule::kHc2 || rule == HcRule::kHc3) {
    for (Index i = 0; i < residual.size(); ++i) {
      const double left = 1 - parts.leverage[i];
      if (left < 1e-12) return {};
      residual[i] /= rule == HcRule::kHc2 ? std::sqrt(left) : left;
    }
  }
  return factor * sandwich(parts, residual.asDiagonal() * parts.x);
}

Matrix cluster_covariance(const SandwichParts& parts, const std::vector<Index>& cluster,
                          ClusterRule rule) {
  const Index k = parts.x.cols();
  const Index groups = cluster.empty() ? 0 : *std::ranges::max_element(cluster) + 1;
  Matrix sums = Matrix::Zero(groups, k);
  Vector weights = Vector::Zero(groups);
  for (Index i = 0; i < parts.x.rows(); ++i) {
    const Index g = cluster[static_cast<std::size_t>(i)];
    sums.row(g) += parts.residual[i] * parts.x.row(i);
    weights[g] += 1;
  }
  const auto present = static_cast<double>((weights.array() > 0).count());
  double factor = 1;
  if (rule != ClusterRule::kCr0) {
    if (present < 2) return {};
    factor = present / (present - 1);
  }
  if (rule == ClusterRule::kCr1) {
    if (parts.counted <= k) return {};
    factor *= static_cast<double>(parts.counted - 1) / static_cast<double>(parts.counted - k);
  }
  return factor * sandwich(parts, sums);
}

Index count_clusters(const std::vector<Index>& cluster, const Vector& w) {
  std::set<Index> seen;
  for (std::size_t i = 0; i < cluster.size(); ++i)
    if (w[static_cast<Index>(i)] > 0) seen.insert(cluster[i]);
  return static_cast<Index>(seen.size());
}

}  // namespace kv::logit
