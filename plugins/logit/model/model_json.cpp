// SPDX-License-Identifier: MIT
#include "plugins/logit/model/model_json.h"

#include <algorithm>
#include <bit>
#include <iterator>

#include "plugins/logit/model/json_parts.h"

namespace kv::logit {
namespace {

/// Four chains side by side, so that none waits for a multiplication of its own.
class Digest {
 public:
  void add(std::uint64_t bits) {
    mix(hash_[0], bits);
    std::rotate(std::begin(hash_), std::begin(hash_) + 1, std::end(hash_));
  }
  void add(const double* values, Index count) {
    Index i = 0;
    for (; i + 4 <= count; i += 4)
      for (int k = 0; k < 4; ++k) mix(hash_[k], bits_of(values[i + k]));
    for (; i < count; ++i) add(bits_of(values[i]));
  }
  std::string text() const {
    static constexpr char kHex[] = "0123456789abcdef";
    std::uint64_t all = hash_[0];
    for (int k = 1; k < 4; ++k) mix(all, hash_[k]);
    std::string out;
    for (int k = 60; k >= 0; k -= 4) out += kHex[(all >> k) & 15];
    return out;
  }

 private:
  static void mix(std::uint64_t& hash, std::uint64_t bits) {
    hash = (hash ^ bits) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
  }
  static std::uint64_t bits_of(double x) { return std::bit_cast<std::uint64_t>(x == 0 ? 0.0 : x); }

  std::uint64_t hash_[4] = {14695981039346656037U, 14695981039346656039U, 14695981039346656041U,
                            14695981039346656043U};
};

void write_data(JsonWriter& out, const Analysis& a) {
  const ModelData& data = a.data;
  out.key("data").begin_object();
  out.member("rows", std::int64_t{data.rows_given});
  out.member("used", std::int64_t{data.used()});
  out.key("dropped").begin_array();
  for (const auto& [reason, count] : data.dropped)
    out.begin_object().member("reason", reason).member("rows", std::int64_t{count}).end_object();
  out.end_array();
  out.member("weight_positive", std::int64_t{a.statistics.rows_weighted});
  out.member("sum_weights", data.obs.w.sum());
  out.member("successes", data.obs.w.dot(data.obs.y));
  out.member("grouped", data.grouped);
  out.member("digest", rows_digest(data)).member("outcome_digest", outcome_digest(data));
  out.end_object();
}

void write_terms(JsonWriter& out, const Analysis& a) {
  out.key("terms").begin_array();
  for (std::size_t j = 0; j < a.terms.size(); ++j) {
    const TermResult& t = a.terms[j];
    const int term = a.data.design->assign()[j];
    out.begin_object().member("term", t.name);
    out.member("of", term < 0 ? std::string("(Intercept)")
                              : a.data.design->terms()[static_cast<std::size_t>(term)].label);
    out.member("aliased", t.aliased).member("direction", direction_name(t.direction));
    out.member("estimate", t.estimate).member("std_error", t.error);
    out.member("statistic", t.statistic).member("p_value", t.p);
    out.member("conf_low", t.shown.low).member("conf_high", t.shown.high);
    out.member("wald_low", t.wald.low).member("wald_high", t.wald.high);
    out.member("profile_low", t.profile.low).member("profile_high", t.profile.high);
    out.end_object();
  }
  out.end_array();
  write_matrix(out, "vcov", a.covariance);
}

void write_recipe(JsonWriter& out, const Analysis& a) {
  out.key("recipe").begin_object().key("factors").begin_object();
  for (const Variable& v : a.data.design->variables()) {
    if (!v.is_factor() || v.column.empty()) continue;
    out.key(v.column).begin_object().list("levels", v.levels).member("ordered", v.ordered);
    out.end_object();
  }
  out.end_object().key("polynomials").begin_object();
  for (const Variable& v : a.data.design->variables()) {
    if (v.kind != Variable::Kind::kPolynomial || v.raw) continue;
    out.key(v.label).begin_object().list("centres", v.centres).list("norms", v.norms);
    out.end_object();
  }
  out.end_object().end_object();
}

void write_survey(JsonWriter& out, const SurveyResult& s) {
  out.key("survey").begin_object();
  out.member("units", std::int64_t{s.units}).member("strata", std::int64_t{s.strata});
  out.member("design_df", std::int64_t{s.design_df});
  out.member("df_residual", std::int64_t{s.df_residual});
  out.list("model_errors", s.model_errors);
  out.member("wald_f", s.wald_f).member("wald_df", std::int64_t{s.wald_df});
  out.member("wald_p", s.wald_p).end_object();
}

}  // namespace

std::string outcome_digest(const ModelData& data) {
  Digest digest;
  for (const Index i : data.rows) digest.add(static_cast<std::uint64_t>(i));
  for (const Vector* v : {&data.obs.y, &data.obs.w}) digest.add(v->data(), v->size());
  return digest.text();
}

std::string rows_digest(const ModelData& data) {
  Digest digest;
  digest.add(static_cast<std::uint64_t>(data.used()));
  for (const Vector* v : {&data.obs.y, &data.obs.w, &data.obs.offset})
    digest.add(v->data(), v->size());
  for (const double* column : data.columns.all.columns) {
    digest.add(column == nullptr ? 1 : 0);
    if (column != nullptr) digest.add(column, data.used());
  }
  return digest.text();
}

std::string_view method_name(Method method) {
  return method == Method::kMl ? "ml" : "firth";
}

std::string_view errors_name(Errors errors) {
  static constexpr std::string_view kNames[] = {"auto", "model", "hc0",     "hc1", "hc2",
                                                "hc3",  "cr0",   "cr_cadj", "cr1", "design"};
  return kNames[static_cast<std::size_t>(errors)];
}

std::string_view direction_name(Direction direction) {
  static constexpr std::string_view kNames[] = {"finite", "+Inf", "-Inf", "undetermined"};
  return kNames[static_cast<std::size_t>(direction)];
}

std::string model_json(const Analysis& a, std::string_view version) {
  JsonWriter out;
  out.begin_object().member("logit", 1).member("plugin", version);
  out.member("formula", a.data.formula.text).member("outcome", a.data.outcome);
  out.member("method", method_name(a.options.method));
  out.member("errors", errors_name(a.options.errors));
  out.member("level", a.options.level);
  const bool profiled = !a.basic && a.options.errors == Errors::kModel;
  out.member("interval", a.options.method == Method::kFirth
                             ? (a.basic ? "wald" : "penalised profile")
                         : profiled ? "profile"
                                    : "wald");
  out.member("converged", a.options.method == Method::kFirth && a.firth ? a.firth->fit.converged
                                                                        : a.fit.converged);
  out.member("iterations", a.fit.iterations).member("rcond", a.fit.rcond);
  out.member("rank", std::int64_t{a.fit.rank()}).member("basic", a.basic);
  out.list("notes", a.notes);
  write_data(out, a);
  write_terms(out, a);
  write_fit(out, a);
  write_separation(out, a);
  write_tests(out, a);
  write_calibration(out, a);
  write_inflation(out, a);
  write_effects(out, a);
  write_robust(out, a);
  if (a.firth) write_firth(out, a);
  if (a.survey) write_survey(out, *a.survey);
  write_recipe(out, a);
  if (a.options.keep_rows) write_rows(out, a);
  out.end_object();
  return out.text();
}

}  // namespace kv::logit
