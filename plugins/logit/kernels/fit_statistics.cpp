// SPDX-License-Identifier: MIT
#include "plugins/logit/kernels/fit_statistics.h"

#include <algorithm>
#include <cmath>

#include "plugins/logit/kernels/distributions.h"
#include "plugins/logit/kernels/likelihood.h"

namespace kv::logit {
namespace {

/// What R's logLik has more than the kernel: log binomial coefficients, and for weights that are no
/// whole numbers the effect of R's rounding them.
double log_likelihood_constant(const FittedModel& model) {
  double sum = 0;
  const bool grouped = (model.trials.array() > 1).any();
  for (Index i = 0; i < model.obs.rows(); ++i) {
    const double w = model.obs.w[i];
    if (w == 0) continue;
    const double m = grouped ? model.trials[i] : w;
    const double n = std::nearbyint(m);
    const double s = std::nearbyint(m * model.obs.y[i]);
    const double eta = model.eta[i];
    if (m == 1 && (s == 0 || s == 1) && model.obs.y[i] == s) continue;
    double row = std::lgamma(n + 1) - std::lgamma(s + 1) - std::lgamma(n - s + 1);
    // The rounded counts less the given ones, each times its log probability.
    const double extra_s = s - m * model.obs.y[i];
    const double extra_f = (n - s) - m * (1 - model.obs.y[i]);
    if (extra_s != 0) row -= extra_s * softplus(-eta);
    if (extra_f != 0) row -= extra_f * softplus(eta);
    sum += w / m * row;
  }
  return sum;
}

/// What one walk over the rows adds up.
struct RowTotals {
  double deviance = 0;
  double pearson = 0;
  double successes = 0;
  double failures = 0;
  double mu_of_successes = 0;
  double mu_of_failures = 0;
  Classification at_half;
};

RowTotals row_totals(const Observations& obs, const Vector& eta) {
  RowTotals t;
  LogProbabilities log;
  for (Index i = 0; i < obs.rows(); ++i) {
    const double w = obs.w[i];
    if (!(w > 0)) continue;
    log.at(eta[i]);
    const double y = obs.y[i];
    const double mu = log.mu();
    const double residual = y - mu;
    t.deviance += unit_deviance(y, w, log);
    if (residual != 0) t.pearson += w * residual * residual / log.variance();
    const double s = w * y;
    const double f = w * (1 - y);
    t.successes += s;
    t.failures += f;
    t.mu_of_successes += s * mu;
    t.mu_of_failures += f * mu;
    (mu >= t.at_half.cut ? t.at_half.true_positive : t.at_half.false_negative) += s;
    (mu >= t.at_half.cut ? t.at_half.false_positive : t.at_half.true_negative) += f;
  }
  return t;
}

}  // namespace

std::optional<double> chi_squared_p(double x, Index df) {
  if (df < 1) return std::nullopt;
  return chi_squared_upper(std::max(x, 0.0), static_cast<double>(df));
}

std::optional<double> area_under_curve(const Observations& obs, const Vector& mu) {
  // A row of weight 0 may have no fitted value.
  std::vector<Index> order;
  for (Index i = 0; i < obs.rows(); ++i)
    if (obs.w[i] > 0 && !std::isnan(mu[i])) order.push_back(i);
  std::ranges::sort(order, [&](Index a, Index b) { return mu[a] < mu[b]; });
  double below = 0;  // failures with a smaller mu
  double area = 0;
  double successes = 0;
  for (std::size_t k = 0; k < order.size();) {
    double tied_s = 0;
    double tied_f = 0;
    const double value = mu[order[k]];
    for (; k < order.size() && mu[order[k]] == value; ++k) {
      const Index i = order[k];
      tied_s += obs.w[i] * obs.y[i];
      tied_f += obs.w[i] * (1 - obs.y[i]);
    }
    area += tied_s * (below + tied_f / 2);
    successes += tied_s;
    below += tied_f;
  }
  if (!(successes > 0) || !(below > 0)) return std::nullopt;
  return area / successes / below;
}

FitStatistics fit_statistics(const FittedModel& model) {
  FitStatistics s;
  const RowTotals totals = row_totals(model.obs, model.eta);
  s.at_half = totals.at_half;
  s.rows_weighted = (model.obs.w.array() > 0).count();
  s.sum_weights = model.obs.w.sum();
  s.null_deviance = row_totals(model.obs, model.null_eta).deviance;
  s.df_null = s.rows_weighted - (model.has_intercept ? 1 : 0);
  s.deviance = totals.deviance;
  s.df_residual = s.rows_weighted - model.rank;
  s.log_likelihood_kernel = model.log_likelihood;
  s.log_likelihood_constant = log_likelihood_constant(model);
  s.log_likelihood = s.log_likelihood_kernel + s.log_likelihood_constant;
  s.log_likelihood_null_kernel = model.null_log_likelihood;
  const auto k = static_cast<double>(model.rank);
  s.aic = -2 * s.log_likelihood + 2 * k;
  s.bic = -2 * s.log_likelihood + k * std::log(static_cast<double>(s.rows_weighted));
  s.bic_sumw = -2 * s.log_likelihood + k * std::log(s.sum_weights);
  s.aic_kernel = -2 * s.log_likelihood_kernel + 2 * k;
  s.pearson_chisq = totals.pearson;
  const double l0 = model.null_log_likelihood;
  // The larger model cannot have less; what rounding takes away is given back.
  const double l = std::max(model.log_likelihood, l0);
  if (l0 < 0) {
    s.mcfadden = 1 - l / l0;
    s.mcfadden_adj = 1 - (l - k) / l0;
    s.cox_snell = 0.0 - std::expm1(2 * (l0 - l) / s.sum_weights);
    s.nagelkerke = *s.cox_snell / -std::expm1(2 * l0 / s.sum_weights);
  }
  if (totals.successes > 0 && totals.failures > 0)
    s.tjur = totals.mu_of_successes / totals.successes - totals.mu_of_failures / totals.failures;
  if (model.with_auc) s.auc = area_under_curve(model.obs, means_of(model.eta).mu);
  s.lr_chisq = std::max(0.0, 2 * (l - l0));
  s.lr_df = model.rank - (model.has_intercept ? 1 : 0);
  s.lr_p = s.lr_df == 0 ? 1.0 : chi_squared_p(s.lr_chisq, s.lr_df);
  return s;
}

}  // namespace kv::logit
