// SPDX-License-Identifier: MIT
#include "plugins/logit/model/refits.h"

#include <algorithm>
#include <cmath>

#include "plugins/logit/kernels/blocked_newton.h"

namespace kv::logit {
namespace {

LrTest test_of(const std::string& what, const Fit& small, const Fit& large) {
  LrTest test;
  test.what = what;
  test.chisq = std::max(0.0, 2 * (large.log_likelihood - small.log_likelihood));
  test.df = large.rank() - small.rank();
  // What rounding leaves of models that are the same is nothing.
  if (test.df == 0 && test.chisq < 1e-9 * std::max(1.0, -large.log_likelihood)) test.chisq = 0;
  test.p = chi_squared_p(test.chisq, test.df);
  return test;
}

/// Whether some other term has all of its variables: then it is not tested by itself.
bool is_marginal(const Design& design, std::size_t term) {
  const auto& own = design.terms()[term].variables;
  for (std::size_t t = 0; t < design.terms().size(); ++t)
    if (t != term && std::ranges::includes(design.terms()[t].variables, own)) return true;
  return false;
}

void take_drop1(Analysis& a, const Poll& poll) {
  const Design& design = *a.data.design;
  for (std::size_t t = 0; t < design.terms().size(); ++t) {
    if (is_marginal(design, t)) continue;
    std::vector<Index> rest;
    for (std::size_t j = 0; j < design.assign().size(); ++j)
      if (design.assign()[j] != static_cast<int>(t)) rest.push_back(static_cast<Index>(j));
    const Matrix x = a.data.x()(Eigen::all, rest);
    a.drop1.push_back(test_of(design.terms()[t].label,
                              fit_supremum(x, a.data.obs, design.intercept(), poll, false), a.fit));
  }
}

NestedModel summarised(const Formula& formula, const ModelData& data, const Fit& fit) {
  NestedModel out;
  out.formula = formula.text;
  out.rank = fit.rank();
  out.df_residual = (data.obs.w.array() > 0).count() - fit.rank();
  out.deviance = unit_deviances(data.obs, fit.eta).sum();
  out.log_likelihood_kernel = fit.log_likelihood;
  out.aic_kernel = -2 * fit.log_likelihood + 2 * static_cast<double>(fit.rank());
  for (std::size_t j = 0; j < data.design->names().size(); ++j) {
    TermResult term;
    term.name = data.design->names()[j];
    const auto it = std::ranges::find(fit.kept, static_cast<Index>(j));
    term.aliased = it == fit.kept.end();
    if (!term.aliased) {
      const auto place = it - fit.kept.begin();
      if (!std::isnan(fit.beta[place])) term.estimate = fit.beta[place];
      term.error = fit.errors[static_cast<std::size_t>(place)];
    }
    out.terms.push_back(term);
  }
  return out;
}

void take_nested(Analysis& a, const Frame& frame, const Poll& poll) {
  if (a.options.nested.empty()) return;
  std::vector<Fit> fits;
  for (const std::string& text : a.options.nested) {
    const Formula formula = parse_formula(text);
    const ModelData data = model_data(formula, frame, a.options.data, poll, &a.data.rows);
    if (data.obs.y != a.data.obs.y || data.obs.w != a.data.obs.w)
      throw ModelError("the nested model " + text + " has another outcome than " +
                       a.data.formula.text);
    fits.push_back(fit_model(data, poll));
    a.nested.push_back(summarised(formula, data, fits.back()));
  }
  fits.push_back(a.fit);
  a.nested.push_back(summarised(a.data.formula, a.data, a.fit));
  for (std::size_t k = 1; k < fits.size(); ++k)
    a.nested[k].against_previous = test_of(a.nested[k].formula, fits[k - 1], fits[k]);
}

}  // namespace

Fit fit_model(const ModelData& data, const Poll& poll) {
  const Index intercept = data.design->intercept();
  if (auto blocked = blocked_fit(data.columns.all, data.obs, intercept, poll))
    return std::move(*blocked);
  return fit_exactly(data.x(), data.obs, intercept, poll);
}

Fit null_fit(const ModelData& data, const Poll& poll) {
  const Index columns = data.design->intercept() >= 0 ? 1 : 0;
  const double share = data.obs.w.dot(data.obs.y) / data.obs.w.sum();
  if (columns == 0 || share == 0 || share == 1 || !data.obs.offset.isZero(0))
    return fit_supremum(Matrix::Ones(data.used(), columns), data.obs, columns - 1, poll, false);
  Fit fit;  // without an offset the intercept is the logit of the share
  fit.kept = {0};
  fit.eta = Vector::Constant(data.obs.rows(), std::log(share) - std::log1p(-share));
  fit.log_likelihood = kernel_log_likelihood(data.obs, fit.eta);
  return fit;
}

void take_refits(Analysis& a, const Frame& frame, const Poll& poll) {
  take_drop1(a, poll);
  take_nested(a, frame, poll);
}

}  // namespace kv::logit
