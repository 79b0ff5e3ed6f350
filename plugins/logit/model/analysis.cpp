// SPDX-License-Identifier: MIT
#include "plugins/logit/model/analysis.h"

#include <cmath>
#include <limits>

#include "plugins/logit/formula/units.h"
#include "plugins/logit/kernels/distributions.h"
#include "plugins/logit/model/covariances.h"
#include "plugins/logit/model/refits.h"

namespace kv::logit {
namespace {

constexpr double kCellsForDetail = 200'000;

void take_estimates(Analysis& a) {
  for (const std::string& name : a.data.design->names()) {
    TermResult term;
    term.name = name;
    term.aliased = true;
    a.terms.push_back(term);
  }
  for (std::size_t j = 0; j < a.fit.kept.size(); ++j) {
    TermResult& term = a.terms[static_cast<std::size_t>(a.fit.kept[j])];
    term.aliased = false;
    if (a.fit.separation.any()) term.direction = a.fit.separation.direction[j];
    const double beta = a.fit.beta[static_cast<Index>(j)];
    if (!std::isnan(beta)) term.estimate = beta;
    term.error = a.fit.errors[j];
  }
}

/// z (or t) tests and Wald intervals from the chosen covariance.
void take_tests(Analysis& a) {
  const bool design = a.options.errors == Errors::kDesign;
  const double df = design && a.survey ? static_cast<double>(a.survey->df_residual) : 0;
  const double tail = (1 + a.options.level) / 2;
  const bool some = !design || df > 0;
  const double quantile = !some ? 0 : design ? student_quantile(tail, df) : normal_quantile(tail);
  for (std::size_t j = 0; j < a.fit.kept.size(); ++j) {
    TermResult& term = a.terms[static_cast<std::size_t>(a.fit.kept[j])];
    const auto place = static_cast<Index>(j);
    if (a.covariance.size() > 0) term.error = std::sqrt(a.covariance(place, place));
    if (!term.estimate || !std::isfinite(*term.estimate)) term.error = std::nullopt;
    if (!term.error || !some) continue;
    if (*term.error > 0) {
      term.statistic = *term.estimate / *term.error;
      term.p = design ? student_two_sided(*term.statistic, df) : normal_two_sided(*term.statistic);
    }
    term.wald = {*term.estimate - quantile * *term.error, *term.estimate + quantile * *term.error};
  }
}

void take_profiles(Analysis& a, const Poll& poll) {
  const Matrix x = a.data.x()(Eigen::all, a.fit.kept);
  const Index intercept = place_of_intercept(a);
  const double threshold = chi_squared1_quantile(a.options.level);
  for (std::size_t j = 0; j < a.fit.kept.size(); ++j)
    a.terms[static_cast<std::size_t>(a.fit.kept[j])].profile =
        profile_interval(x, a.data.obs, intercept, a.fit, static_cast<Index>(j), threshold, poll);
}

void take_firth(Analysis& a, const Poll& poll) {
  const Matrix x = a.data.x()(Eigen::all, a.fit.kept);
  const Index intercept = place_of_intercept(a);
  const double threshold = chi_squared1_quantile(a.options.level);
  const double quantile = normal_quantile((1 + a.options.level) / 2);
  const Firth firth(x, a.data.obs, intercept, poll);
  FirthResult result;
  result.fit = firth.fit();
  std::vector<Index> others;
  for (Index j = 0; j < x.cols(); ++j) {
    if (j != intercept) others.push_back(j);
    FirthTerm term;
    term.estimate = result.fit.beta[j];
    term.error = std::sqrt(result.fit.covariance(j, j));
    term.z = term.estimate / term.error;
    term.p_wald = normal_two_sided(term.z);
    term.wald = {term.estimate - quantile * term.error, term.estimate + quantile * term.error};
    term.lr_chisq = std::max(0.0, 2 * (result.fit.penalised - firth.maximum_without({j})));
    term.lr_p = chi_squared_p(term.lr_chisq, 1);
    term.profile = firth.interval(result.fit, j, threshold);
    result.terms.push_back(term);
  }
  result.overall.what = "null";
  result.overall.df = static_cast<Index>(others.size());
  if (!others.empty())
    result.overall.chisq =
        std::max(0.0, 2 * (result.fit.penalised - firth.maximum_without(others)));
  result.overall.p = chi_squared_p(result.overall.chisq, result.overall.df);
  a.firth = std::move(result);
}

/// The terms as Firth's method has them.
void show_firth(Analysis& a) {
  for (std::size_t j = 0; j < a.fit.kept.size(); ++j) {
    TermResult& term = a.terms[static_cast<std::size_t>(a.fit.kept[j])];
    const FirthTerm& firth = a.firth->terms[j];
    term.direction = Direction::kFinite;
    term.estimate = firth.estimate;
    term.error = firth.error;
    term.statistic = firth.lr_chisq;
    term.p = firth.lr_p;
    term.wald = firth.wald;
    term.profile = firth.profile;
  }
  a.covariance = a.firth->fit.covariance;
}

bool small_enough(const ModelData& data) {
  return static_cast<double>(data.used()) * static_cast<double>(data.columns.all.cols()) <=
         kCellsForDetail;
}

ModelOptions completed(ModelOptions options) {
  const bool design = !options.data.strata.empty() || !options.data.fpc.empty();
  if (options.errors == Errors::kAuto)
    options.errors = design                          ? Errors::kDesign
                     : !options.data.cluster.empty() ? Errors::kCadj
                                                     : Errors::kModel;
  const bool cluster = options.errors == Errors::kCr0 || options.errors == Errors::kCr1 ||
                       options.errors == Errors::kCadj;
  if (cluster && options.data.cluster.empty())
    throw ModelError(
        "cluster-robust errors need a column that says which rows belong together: "
        "give cluster");
  if (design && options.errors != Errors::kDesign)
    throw ModelError(
        "strata and fpc describe a sample design, and these errors ignore it. Leave "
        "errors out, or strata and fpc");
  if (options.method == Method::kFirth && options.errors != Errors::kModel)
    throw ModelError(
        "Firth's method has errors of its own. Leave cluster, strata and errors out, "
        "or use method 'ml'");
  return options;
}

}  // namespace

Index place_of_intercept(const Analysis& a) {
  return a.data.design->intercept() >= 0 && !a.fit.kept.empty() && a.fit.kept[0] == 0 ? 0 : -1;
}

Analysis analyse(const std::string& formula, const Frame& frame, const ModelOptions& given,
                 const Poll& poll) {
  Analysis a;
  a.options = completed(given);
  a.data = model_data(parse_formula(formula), frame, a.options.data, poll);
  a.basic = a.options.detail == ModelOptions::Detail::kBasic ||
            (a.options.detail == ModelOptions::Detail::kAuto && !small_enough(a.data));
  const bool design = a.options.errors == Errors::kDesign;
  if (design) {
    scale_sampling_weights(a.data);
    a.data.silent_units = silent_units(frame, a.options.data, a.data.rows);
  }

  const Index intercept = a.data.design->intercept();
  a.fit = fit_model(a.data, poll);
  const Fit null = null_fit(a.data, poll);
  a.statistics = fit_statistics({a.data.obs, a.fit.eta, a.fit.log_likelihood, null.log_likelihood,
                                 null.eta, a.fit.rank(), intercept >= 0, a.data.trials, !a.basic});
  const double successes = a.data.obs.w.dot(a.data.obs.y);
  a.constant_outcome = successes == 0 || successes == a.data.obs.w.sum();
  a.classification = a.statistics.at_half;

  take_estimates(a);
  if (!a.fit.separation.any()) take_covariances(a);
  take_tests(a);
  const bool separated = a.fit.separation.any();
  if (!a.basic) {
    if (!design) take_profiles(a, poll);
    if (!design && a.fit.rank() > 0) take_firth(a, poll);
    if (!design) take_refits(a, frame, poll);
  } else if (a.options.method == Method::kFirth) {
    take_firth(a, poll);
  }
  if (a.options.method == Method::kFirth) show_firth(a);
  if (!separated && !a.basic) {
    const Vector mu = means_of(a.fit.eta).mu;
    if (!design && a.fit.rank() > 1) {
      a.hosmer_lemeshow_7 = hosmer_lemeshow(a.data.obs, mu, QuantileRule::kType7);
      a.hosmer_lemeshow_2 = hosmer_lemeshow(a.data.obs, mu, QuantileRule::kType2);
    }
    take_inflation(a);
  }
  if (!a.basic && a.covariance.size() > 0) {
    const bool firth = a.options.method == Method::kFirth;
    a.effects = average_effects(a.data, a.fit.kept, firth ? a.firth->fit.beta : a.fit.beta,
                                a.covariance, poll);
  }
  const bool profiled =
      !a.basic && (a.options.errors == Errors::kModel || a.options.method == Method::kFirth);
  for (TermResult& term : a.terms) {
    term.shown = term.wald;
    if (profiled || !term.estimate || !std::isfinite(*term.estimate))
      if (term.profile.low || term.profile.high) term.shown = term.profile;
  }
  a.notes = a.data.notes;
  for (std::string& sentence : advice(a)) a.notes.push_back(std::move(sentence));
  return a;
}

}  // namespace kv::logit
