// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "plugins/logit/kernels/firth.h"
#include "plugins/logit/kernels/fit_statistics.h"
#include "plugins/logit/kernels/hosmer_lemeshow.h"
#include "plugins/logit/kernels/influence.h"
#include "plugins/logit/model/effects.h"
#include "plugins/logit/model/options.h"

namespace kv::logit {

/// One coefficient. An estimate or bound may be ±infinity; none is "undefined".
struct TermResult {
  std::string name;
  bool aliased = false;
  Direction direction = Direction::kFinite;
  std::optional<double> estimate;
  std::optional<double> error;      ///< of the kind ModelOptions::errors
  std::optional<double> statistic;  ///< z, t or the penalised likelihood ratio
  std::optional<double> p;
  Interval wald;
  Interval profile;
  Interval shown;  ///< conf_low and conf_high
};

/// A likelihood ratio test against a larger model.
struct LrTest {
  std::string what;  ///< a term that was left out, or a formula
  double chisq = 0;
  Index df = 0;
  std::optional<double> p;
};

struct NestedModel {
  std::string formula;
  Index rank = 0;
  Index df_residual = 0;
  double deviance = 0;
  double log_likelihood_kernel = 0;
  double aic_kernel = 0;
  std::vector<TermResult> terms;           ///< estimate and error
  std::optional<LrTest> against_previous;  ///< the model before it in the list
};

struct FirthTerm {
  double estimate = 0;
  double error = 0;
  double z = 0;
  double p_wald = 0;
  Interval wald;
  double lr_chisq = 0;
  std::optional<double> lr_p;
  Interval profile;
};

struct FirthResult {
  FirthFit fit;
  std::vector<FirthTerm> terms;  ///< of the kept columns
  LrTest overall;
};

struct VifTerm {
  std::string term;
  std::optional<double> gvif;
  Index df = 0;
};

struct SurveyResult {
  Index design_df = 0;
  Index df_residual = 0;
  Index strata = 0;
  Index units = 0;
  std::vector<double> model_errors;  ///< with the weights taken to mean 1, the design ignored
  std::optional<double> wald_f;
  Index wald_df = 0;
  std::optional<double> wald_p;
};

/// Everything about one model.
struct Analysis {
  ModelData data;
  ModelOptions options;
  Fit fit;
  std::vector<TermResult> terms;  ///< one per column of the design, aliased ones too
  Matrix covariance;              ///< of the kept columns, of the kind options.errors; may be empty
  FitStatistics statistics;
  bool constant_outcome = false;
  std::vector<LrTest> drop1;
  std::vector<NestedModel> nested;
  std::optional<HosmerLemeshow> hosmer_lemeshow_7;
  std::optional<HosmerLemeshow> hosmer_lemeshow_2;
  Classification classification;
  std::vector<VifTerm> vif;
  std::vector<std::optional<double>> design_vif;  ///< per kept column
  std::vector<Effect> effects;
  std::map<std::string, std::vector<double>> robust;  ///< standard errors by rule, kept columns
  Index clusters = 0;
  std::optional<Influence> influence;
  std::optional<FirthResult> firth;
  std::optional<SurveyResult> survey;
  std::vector<std::string> notes;
  bool basic = false;  ///< what takes long was left out
};

/// Reads the rows, decides separation, fits, and works out all of the above. Throws ModelError with
/// a sentence when there is no such model, and whatever `poll` throws.
Analysis analyse(const std::string& formula, const Frame& frame, const ModelOptions& options,
                 const Poll& poll);

/// Sentences on what the reader must know: separation with the guilty terms and cells and the SQL
/// that would merge a level, few events per coefficient, collinearity, weights.
std::vector<std::string> advice(const Analysis& analysis);

}  // namespace kv::logit
