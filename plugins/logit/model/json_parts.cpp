// SPDX-License-Identifier: MIT
#include "plugins/logit/model/json_parts.h"

#include "plugins/logit/kernels/distributions.h"
#include "plugins/logit/model/model_json.h"

namespace kv::logit {
namespace {

std::string kept_name(const Analysis& a, std::size_t j) {
  return a.data.design->names()[static_cast<std::size_t>(a.fit.kept[j])];
}

void write_lr(JsonWriter& out, const LrTest& test) {
  out.member("chisq", test.chisq).member("df", std::int64_t{test.df}).member("p", test.p);
}

void write_hl(JsonWriter& out, const std::optional<HosmerLemeshow>& test, std::string_view rule) {
  if (!test) return;
  out.begin_object().member("rule", rule).member("chisq", test->chisq);
  out.member("groups", std::int64_t{test->groups});
  out.member("p_ten_minus_2", test->p_ten_minus_2);
  out.member("p_groups_minus_2", test->p_groups_minus_2);
  out.member("fragile", test->fragile);
  out.list("cuts", test->cuts).list("n", test->n);
  out.list("observed", test->observed).list("expected", test->expected).end_object();
}

}  // namespace

void write_matrix(JsonWriter& out, std::string_view name, const Matrix& matrix) {
  out.key(name).begin_array();
  for (Index i = 0; i < matrix.rows(); ++i) {
    out.begin_array();
    for (Index j = 0; j < matrix.cols(); ++j) out.value(matrix(i, j));
    out.end_array();
  }
  out.end_array();
}

void write_fit(JsonWriter& out, const Analysis& a) {
  const FitStatistics& s = a.statistics;
  out.key("fit").begin_object();
  out.member("nobs", std::int64_t{s.rows_weighted}).member("sum_weights", s.sum_weights);
  out.member("null_deviance", s.null_deviance).member("df_null", std::int64_t{s.df_null});
  out.member("deviance", s.deviance).member("df_residual", std::int64_t{s.df_residual});
  out.member("loglik", s.log_likelihood).member("loglik_kernel", s.log_likelihood_kernel);
  out.member("loglik_constant", s.log_likelihood_constant);
  out.member("loglik_null_kernel", s.log_likelihood_null_kernel);
  out.member("aic", s.aic).member("bic", s.bic).member("bic_sumw", s.bic_sumw);
  out.member("aic_kernel", s.aic_kernel).member("pearson_chisq", s.pearson_chisq);
  out.member("dispersion", 1);
  out.member("mcfadden", s.mcfadden).member("mcfadden_adj", s.mcfadden_adj);
  out.member("cox_snell", s.cox_snell).member("nagelkerke", s.nagelkerke);
  out.member("tjur", s.tjur).member("auc", s.auc);
  out.member("lr_chisq", s.lr_chisq).member("lr_df", std::int64_t{s.lr_df}).member("lr_p", s.lr_p);
  out.member("constant_outcome", a.constant_outcome).end_object();
}

void write_separation(JsonWriter& out, const Analysis& a) {
  const Separation& s = a.fit.separation;
  static constexpr std::string_view kKinds[] = {"none", "quasi-complete", "complete"};
  out.key("separation").begin_object().member("type", kKinds[static_cast<std::size_t>(s.kind)]);
  out.key("direction").begin_object();
  for (std::size_t j = 0; j < a.fit.kept.size(); ++j)
    out.member(kept_name(a, j), direction_name(s.any() ? s.direction[j] : Direction::kFinite));
  out.end_object().key("rows").begin_array();
  for (const Index i : s.separated)
    out.value(std::int64_t{a.data.rows[static_cast<std::size_t>(i)] + 1});
  out.end_array().end_object();
}

void write_tests(JsonWriter& out, const Analysis& a) {
  out.key("drop1").begin_array();
  for (const LrTest& test : a.drop1) {
    out.begin_object().member("term", test.what);
    write_lr(out, test);
    out.end_object();
  }
  out.end_array().key("nested").begin_array();
  for (const NestedModel& model : a.nested) {
    out.begin_object().member("formula", model.formula).member("rank", std::int64_t{model.rank});
    out.member("df_residual", std::int64_t{model.df_residual}).member("deviance", model.deviance);
    out.member("loglik_kernel", model.log_likelihood_kernel);
    out.member("aic_kernel", model.aic_kernel).key("terms").begin_array();
    for (const TermResult& t : model.terms) {
      out.begin_object().member("term", t.name).member("estimate", t.estimate);
      out.member("std_error", t.error).end_object();
    }
    out.end_array();
    if (model.against_previous) {
      out.key("against_previous").begin_object();
      write_lr(out, *model.against_previous);
      out.end_object();
    }
    out.end_object();
  }
  out.end_array();
}

void write_calibration(JsonWriter& out, const Analysis& a) {
  out.key("hosmer_lemeshow").begin_array();
  write_hl(out, a.hosmer_lemeshow_7, "type 7");
  write_hl(out, a.hosmer_lemeshow_2, "type 2");
  out.end_array();
  const Classification& c = a.classification;
  out.key("classification").begin_object().member("cut", c.cut);
  out.member("true_positive", c.true_positive).member("false_positive", c.false_positive);
  out.member("false_negative", c.false_negative).member("true_negative", c.true_negative);
  out.end_object();
}

void write_inflation(JsonWriter& out, const Analysis& a) {
  out.key("vif").begin_array();
  for (const VifTerm& term : a.vif) {
    out.begin_object().member("term", term.term).member("gvif", term.gvif);
    out.member("df", std::int64_t{term.df}).key("gvif_1_2df");
    out.value(term.gvif ? std::optional(std::pow(*term.gvif, 0.5 / static_cast<double>(term.df)))
                        : std::nullopt);
    out.end_object();
  }
  out.end_array().key("design_vif").begin_object();
  for (std::size_t j = 0; j < a.design_vif.size(); ++j)
    if (kept_name(a, j) != "(Intercept)") out.member(kept_name(a, j), a.design_vif[j]);
  out.end_object();
}

void write_effects(JsonWriter& out, const Analysis& a) {
  const double quantile = normal_quantile((1 + a.options.level) / 2);
  out.key("effects").begin_array();
  for (const Effect& e : a.effects) {
    out.begin_object().member("variable", e.variable).member("kind", e.kind);
    out.member("contrast", e.contrast).member("estimate", e.estimate);
    out.member("std_error", e.error);
    const bool tested = e.estimate && e.error && *e.error > 0;
    const double z = tested ? *e.estimate / *e.error : 0;
    out.member("statistic", tested ? std::optional(z) : std::nullopt);
    out.member("p_value", tested ? std::optional(normal_two_sided(z)) : std::nullopt);
    const bool known = e.estimate && e.error;
    out.member("conf_low", known ? std::optional(*e.estimate - quantile * *e.error) : std::nullopt);
    out.member("conf_high",
               known ? std::optional(*e.estimate + quantile * *e.error) : std::nullopt);
    out.end_object();
  }
  out.end_array();
}

void write_robust(JsonWriter& out, const Analysis& a) {
  out.key("robust").begin_object();
  for (const auto& [rule, errors] : a.robust) out.list(rule, errors);
  if (a.clusters > 0) {
    out.member("cluster", a.options.data.cluster);
    out.member("clusters", std::int64_t{a.clusters});
  }
  out.end_object();
}

void write_firth(JsonWriter& out, const Analysis& a) {
  const FirthResult& f = *a.firth;
  out.key("firth").begin_object().member("penalised_loglik", f.fit.penalised);
  out.member("loglik_kernel", f.fit.log_likelihood).member("converged", f.fit.converged);
  out.member("iterations", f.fit.iterations);
  out.key("overall").begin_object();
  write_lr(out, f.overall);
  out.end_object().key("terms").begin_array();
  for (std::size_t j = 0; j < f.terms.size(); ++j) {
    const FirthTerm& t = f.terms[j];
    out.begin_object().member("term", kept_name(a, j));
    out.member("estimate", t.estimate).member("std_error", t.error).member("z", t.z);
    out.member("p_wald", t.p_wald);
    out.member("wald_low", t.wald.low).member("wald_high", t.wald.high);
    out.member("lr_chisq", t.lr_chisq).member("lr_p", t.lr_p);
    out.member("conf_low", t.profile.low).member("conf_high", t.profile.high).end_object();
  }
  out.end_array().end_object();
}

void write_rows(JsonWriter& out, const Analysis& a) {
  out.key("rows").begin_object().key("row").begin_array();
  for (const Index i : a.data.rows) out.value(std::int64_t{i + 1});
  out.end_array().list("observed", a.data.obs.y).list("weight", a.data.obs.w);
  const bool firth = a.options.method == Method::kFirth && a.firth;
  const Vector& eta = firth ? a.firth->fit.eta : a.fit.eta;
  out.list("linear_predictor", eta).list("fitted", means_of(eta).mu);
  if (a.firth) out.list("firth_fitted", means_of(a.firth->fit.eta).mu);
  if (a.influence && !firth) {
    out.list("leverage", a.influence->leverage);
    out.list("cooks_distance", a.influence->cooks_distance);
    out.list("pearson_residual", a.influence->pearson_residual);
    out.list("deviance_residual", a.influence->deviance_residual);
  }
  out.end_object();
}

}  // namespace kv::logit
