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
  Vector weight = Vector::Zero(strata);
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
    out.strata += 1;
    out.units += static_cast<Index>(count[h]);
    const auto silent =
        static_cast<double>(design.silent.empty() ? 0 : design.silent[static_cast<std::size_t>(h)]);
    count[h] += silent;
    mean.row(h) /= count[h];
    if (count[h] < 2) {
      out.lonely.push_back(h);
      continue;
    }
    weight[h] = count[h] / (count[h] - 1) * (1 - share[h]);
    out.covariance += silent * weight[h] * (mean.row(h).transpose() * mean.row(h));
  }
  for (Index u = 0; u < units; ++u) {
    const Index h = stratum_of[static_cast<std::size_t>(u)];
    if (h < 0) continue;
    const Eigen::RowVectorXd deviation = totals.row(u) - mean.row(h);
    out.covariance += weight[h] * (deviation.transpose() * deviation);
  }
  return out;
}

}  // namespace kv::logit
