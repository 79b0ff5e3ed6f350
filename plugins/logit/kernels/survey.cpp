// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/survey.h"

#include <algorithm>

namespace kv::logit {

DesignVariance design_covariance(const Matrix& influence, const SampleDesign& design) {
  const Index units = *std::ranges::max_element(design.unit) + 1;
  const Index strata = *std::ranges::max_element(design.stratum) + 1;
  Matrix totals = Matrix::Zero(units, influence.cols());
  std::vector<Index> stratum_of(static_cast<std::size_t>(units), -1);
  Vector share = Vector::Zero(strata);
  for (Index i = 0; i < influence.rows(); ++i) {
    const auto row = static_cast<std::size_t>(i);
    totals.row(design.unit[row]) += influence.row(i);
    stratum_of[static_cast<std::size_t>(design.unit[row])] = design.stratum[row];
    if (design.sampled_share.size() > 0) share[design.stratum[row]] = design.sampled_share[i];
  }
  Vector count = Vector::Zero(strata);
  Matrix mean = Matrix::Zero(strata, influence.cols());
  for (Index u = 0; u < units; ++u) {
    const Index h = stratum_of[static_cast<std::size_t>(u)];
    if (h < 0) continue;
    count[h] += 1;
    mean.row(h) += totals.row(u);
  }
  DesignVariance out;
  out.covariance = Matrix::Zero(influence.cols(), influence.cols());
  for (Index h = 0; h < strata; ++h) {
    if (count[h] == 0) continue;
    mean.row(h) /= count[h];
    out.strata += 1;
    out.units += static_cast<Index>(count[h]);
    if (count[h] == 1) out.lonely.push_back(h);
  }
  for (Index u = 0; u < units; ++u) {
    const Index h = stratum_of[static_cast<std::size_t>(u)];
    if (h < 0 || count[h] < 2) continue;
    const Eigen::RowVectorXd deviation = totals.row(u) - mean.row(h);
    out.covariance +=
        count[h] / (count[h] - 1) * (1 - share[h]) * (deviation.transpose() * deviation);
  }
  return out;
}

}  // namespace kv::logit
