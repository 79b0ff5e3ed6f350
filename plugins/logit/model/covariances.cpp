// SPDX-License-Identifier: MIT
#include "plugins/logit/model/covariances.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "plugins/logit/kernels/distributions.h"
#include "plugins/logit/kernels/inflation.h"
#include "plugins/logit/kernels/robust.h"
#include "plugins/logit/kernels/survey.h"

namespace kv::logit {
namespace {

/// Everything in scaled coordinates, in which sandwiches lose no digits.
struct Scaled {
  ScaledDesign design;
  Matrix root;
  Matrix bread;
  Vector residual;

  Scaled(const Analysis& a)
      : design(a.data.x()(Eigen::all, a.fit.kept), a.data.obs.w, place_of_intercept(a)) {
    const Means means = means_of(a.fit.eta);
    root = inverse_information_root(design.x(), a.data.obs.w.cwiseProduct(means.variance));
    bread = root * root.transpose();
    residual = a.data.obs.w.cwiseProduct(a.data.obs.y - means.mu);
  }
};

std::vector<double> errors_of(const Matrix& covariance) {
  std::vector<double> out;
  for (Index j = 0; j < covariance.rows(); ++j) out.push_back(std::sqrt(covariance(j, j)));
  return out;
}

/// Strata and units: a unit's number counts within its stratum; without a column each row is one.
SampleDesign sample_design(const ModelData& data) {
  SampleDesign out;
  out.silent = data.silent_units;
  const Index n = data.used();
  std::map<std::pair<Index, Index>, Index> units;
  for (Index i = 0; i < n; ++i) {
    const auto row = static_cast<std::size_t>(i);
    const Index stratum = data.stratum.empty() ? 0 : data.stratum[row];
    const Index unit = data.cluster.empty() ? i : data.cluster[row];
    out.stratum.push_back(stratum);
    out.unit.push_back(
        units.emplace(std::pair(stratum, unit), static_cast<Index>(units.size())).first->second);
  }
  if (data.fpc.size() == 0) return out;
  // A number above 1 is the units of the population's stratum, else the share that was sampled.
  std::map<Index, std::map<Index, bool>> seen;
  for (Index i = 0; i < n; ++i) {
    const auto row = static_cast<std::size_t>(i);
    seen[out.stratum[row]][out.unit[row]] = true;
  }
  out.sampled_share = data.fpc;
  for (Index i = 0; i < n; ++i) {
    const auto stratum = static_cast<std::size_t>(out.stratum[static_cast<std::size_t>(i)]);
    const auto sampled = static_cast<double>(seen[static_cast<Index>(stratum)].size()) +
                         (out.silent.empty() ? 0 : static_cast<double>(out.silent[stratum]));
    double& share = out.sampled_share[i];
    if (share > 1) {
      if (share < sampled)
        throw ModelError("fpc says that a stratum has " + std::to_string(share) + " units, and " +
                         std::to_string(static_cast<long>(sampled)) + " of them are in the sample");
      share = sampled / share;
    }
  }
  return out;
}

void take_design(Analysis& a, const Scaled& scaled) {
  const SampleDesign design = sample_design(a.data);
  const Matrix influence = (scaled.residual.asDiagonal() * scaled.design.x()) * scaled.bread;
  const DesignVariance variance = design_covariance(influence, design);
  if (!variance.lonely.empty())
    throw ModelError(std::to_string(variance.lonely.size()) +
                     " strata hold one sampling unit each, from which no variance can be had. "
                     "Join them with a neighbouring stratum");
  a.covariance = scaled.design.covariance_to_given(variance.covariance);
  SurveyResult survey;
  survey.units = variance.units;
  survey.strata = variance.strata;
  survey.design_df = variance.degrees_of_freedom();
  survey.df_residual = survey.design_df + 1 - a.fit.rank();
  survey.model_errors = errors_of(a.fit.covariance);
  if (survey.df_residual < 1)
    throw ModelError("the sample has " + std::to_string(variance.units) + " units in " +
                     std::to_string(variance.strata) + " strata, too few for " +
                     std::to_string(a.fit.rank()) + " coefficients");
  const Index intercept = place_of_intercept(a);
  std::vector<Index> others;
  for (Index j = 0; j < a.fit.rank(); ++j)
    if (j != intercept) others.push_back(j);
  survey.wald_df = static_cast<Index>(others.size());
  if (!others.empty()) {
    // The scaled slopes are as good as the given ones: the test does not see their units.
    const Vector b = scaled.design.to_scaled(a.fit.beta)(others);
    const Matrix v = variance.covariance(others, others);
    const double chisq = b.dot(Vector(v.ldlt().solve(b)));
    survey.wald_f = chisq / static_cast<double>(others.size());
    survey.wald_p = f_upper(*survey.wald_f, static_cast<double>(others.size()),
                            static_cast<double>(survey.df_residual));
  }
  a.survey = survey;
}

/// Keeps the errors of a rule; returns its covariance in the given units, empty when undefined.
Matrix keep(Analysis& a, const Scaled& scaled, const std::string& rule, const Matrix& covariance) {
  if (covariance.size() == 0) return {};
  const Matrix given = scaled.design.covariance_to_given(covariance);
  a.robust[rule] = errors_of(given);
  return given;
}

void choose(Analysis& a, const Scaled& scaled, const Vector& leverage) {
  const SandwichParts parts{scaled.design.x(), scaled.bread, scaled.residual, leverage,
                            a.statistics.rows_weighted};
  const auto take = [&](Errors errors, const std::string& rule, const Matrix& covariance) {
    const Matrix given = keep(a, scaled, rule, covariance);
    if (a.options.errors != errors) return;
    if (given.size() == 0)
      throw ModelError("the errors " + rule +
                       " are undefined here: too few rows or clusters, or a row that is fitted "
                       "exactly");
    a.covariance = given;
  };
  a.covariance = a.fit.covariance;
  take(Errors::kHc0, "hc0", hc_covariance(parts, HcRule::kHc0));
  take(Errors::kHc1, "hc1", hc_covariance(parts, HcRule::kHc1));
  take(Errors::kHc2, "hc2", hc_covariance(parts, HcRule::kHc2));
  take(Errors::kHc3, "hc3", hc_covariance(parts, HcRule::kHc3));
  if (a.data.cluster.empty()) return;
  a.clusters = count_clusters(a.data.cluster, a.data.obs.w);
  take(Errors::kCr0, "cr0", cluster_covariance(parts, a.data.cluster, ClusterRule::kCr0));
  take(Errors::kCadj, "cr_cadj", cluster_covariance(parts, a.data.cluster, ClusterRule::kCadj));
  take(Errors::kCr1, "cr1", cluster_covariance(parts, a.data.cluster, ClusterRule::kCr1));
}

}  // namespace

void take_covariances(Analysis& a) {
  if (a.basic && a.options.errors == Errors::kModel) {
    a.covariance = a.fit.covariance;
    return;
  }
  const Scaled scaled(a);
  a.influence = influence_of(scaled.design.x(), scaled.root, a.data.obs, a.fit.eta);
  if (a.options.errors == Errors::kDesign)
    take_design(a, scaled);
  else
    choose(a, scaled, a.influence->leverage);
}

void take_inflation(Analysis& a) {
  const Index intercept = place_of_intercept(a);
  if (intercept < 0 || a.fit.covariance.rows() < 2) return;
  const auto p = a.fit.covariance.rows();
  const Matrix slopes = a.fit.covariance.bottomRightCorner(p - 1, p - 1);
  const auto& terms = a.data.design->terms();
  for (std::size_t t = 0; t < terms.size(); ++t) {
    std::vector<Index> own;
    for (std::size_t j = 1; j < a.fit.kept.size(); ++j)
      if (a.data.design->assign()[static_cast<std::size_t>(a.fit.kept[j])] == static_cast<int>(t))
        own.push_back(static_cast<Index>(j) - 1);
    if (own.empty()) continue;
    a.vif.push_back({terms[t].label, generalised_vif(slopes, own), static_cast<Index>(own.size())});
  }
  a.design_vif = design_vif(a.data.x()(Eigen::all, a.fit.kept), intercept);
}

void scale_sampling_weights(ModelData& data) {
  const double n = static_cast<double>((data.obs.w.array() > 0).count());
  data.obs.w *= n / data.obs.w.sum();
}

}  // namespace kv::logit
