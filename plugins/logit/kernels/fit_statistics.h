// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// What the statistics of one fit are made from.
struct FittedModel {
  const Observations& obs;
  const Vector& eta;      ///< may be ±infinity where a row is fitted exactly
  double log_likelihood;  ///< the kernel, or its supremum
  double null_log_likelihood;
  const Vector& null_eta;
  Index rank;
  bool has_intercept;
  /// 1 except for cbind() outcomes: the number of trials, which w has as a factor.
  const Vector& trials;
  bool with_auc = true;  ///< it sorts the rows
};

/// Counts of predicted against observed at a cut: predicted 1 when mu >= cut.
struct Classification {
  double cut = 0.5;
  double true_positive = 0;
  double false_positive = 0;
  double false_negative = 0;
  double true_negative = 0;
};

/// One row of fit statistics; none where undefined.
struct FitStatistics {
  Classification at_half;
  Index rows_weighted = 0;  ///< rows of positive weight: the n of degrees of freedom and bic
  double sum_weights = 0;   ///< the n of pseudo R-squared and bic_sumw
  double null_deviance = 0;
  Index df_null = 0;
  double deviance = 0;
  Index df_residual = 0;
  double log_likelihood = 0;  ///< as R's logLik: with the binomial coefficients
  double log_likelihood_kernel = 0;
  double log_likelihood_constant = 0;
  double log_likelihood_null_kernel = 0;
  double aic = 0;
  double bic = 0;         ///< n = rows of positive weight, as R
  double bic_sumw = 0;    ///< n = sum of weights
  double aic_kernel = 0;  ///< without the binomial coefficients: comparable over groupings
  double pearson_chisq = 0;
  std::optional<double> mcfadden;
  std::optional<double> mcfadden_adj;
  std::optional<double> cox_snell;
  std::optional<double> nagelkerke;
  std::optional<double> tjur;  ///< Tjur (2009): mean mu among successes less that among failures
  std::optional<double> auc;
  double lr_chisq = 0;
  Index lr_df = 0;
  std::optional<double> lr_p;
};

FitStatistics fit_statistics(const FittedModel& model);

/// Mann-Whitney's statistic as a share, ties counting one half, weighted: the area under the ROC
/// curve. None without successes or without failures.
std::optional<double> area_under_curve(const Observations& obs, const Vector& mu);

/// P(X > x), or none for df < 1.
std::optional<double> chi_squared_p(double x, Index df);

}  // namespace kv::logit
