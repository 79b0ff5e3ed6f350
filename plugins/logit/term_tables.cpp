// SPDX-License-Identifier: MIT
#include <cmath>

#include "plugins/logit/functions.h"
#include "plugins/logit/model_reader.h"
#include "plugins/logit/symbols.h"

namespace kv::logit {
namespace {

using sdk::Arguments;
using sdk::Rows;

/// e^x of what may be missing or infinite.
sdk::Cell exponential(const Json& object, const char* name) {
  const auto value = ModelReader::number(object, name);
  if (!value) return {};
  return std::exp(*value);
}

std::string status_of(const Json& term) {
  if (ModelReader::truth(term, "aliased")) return "aliased";
  const std::string direction = ModelReader::text(term, "direction");
  return direction == "finite" ? "" : direction;
}

void terms(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  const std::string interval = ModelReader::text(model["interval"]);
  const std::string errors = ModelReader::text(model["errors"]);
  const auto firth = ModelReader::list(ModelReader::member(model["firth"], "terms"));
  for (const Json& t : ModelReader::list(model["terms"])) {
    const std::string name = ModelReader::text(t, "term");
    const Json* beside = nullptr;
    for (const Json& f : firth)
      if (ModelReader::text(f, "term") == name) beside = &f;
    const Json nothing;
    const Json& f = beside != nullptr ? *beside : nothing;
    const auto value = [&](const char* member) { return ModelReader::cell(t, member); };
    rows.push_back({name,
                    value("estimate"),
                    value("std_error"),
                    value("statistic"),
                    value("p_value"),
                    value("conf_low"),
                    value("conf_high"),
                    exponential(t, "estimate"),
                    exponential(t, "conf_low"),
                    exponential(t, "conf_high"),
                    status_of(t),
                    symbol_of(t),
                    interval,
                    errors,
                    value("wald_low"),
                    value("wald_high"),
                    value("profile_low"),
                    value("profile_high"),
                    ModelReader::cell(f, "estimate"),
                    ModelReader::cell(f, "conf_low"),
                    ModelReader::cell(f, "conf_high")});
  }
}

void firth(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  for (const Json& t : ModelReader::list(ModelReader::member(model["firth"], "terms"))) {
    const auto value = [&](const char* member) { return ModelReader::cell(t, member); };
    rows.push_back({value("term"), value("estimate"), value("std_error"), value("lr_chisq"),
                    value("lr_p"), value("conf_low"), value("conf_high"),
                    exponential(t, "estimate"), exponential(t, "conf_low"),
                    exponential(t, "conf_high"), value("z"), value("p_wald"), value("wald_low"),
                    value("wald_high")});
  }
}

/// One row per kept term, one column per rule.
void robust(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  const Json& all = model["robust"];
  rapidjson::SizeType at = 0;
  for (const Json& t : ModelReader::list(model["terms"])) {
    if (ModelReader::truth(t, "aliased")) continue;
    std::vector<sdk::Cell> row = {ModelReader::cell(t, "term"), ModelReader::cell(t, "estimate"),
                                  ModelReader::cell(t, "std_error")};
    for (const char* rule : {"hc0", "hc1", "hc2", "hc3", "cr0", "cr_cadj", "cr1"}) {
      const auto list = ModelReader::list(ModelReader::member(all, rule));
      row.push_back(at < list.Size() ? ModelReader::cell(list[at]) : sdk::Cell());
    }
    rows.push_back(std::move(row));
    ++at;
  }
}

void vif(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  for (const Json& t : ModelReader::list(model["vif"]))
    rows.push_back({std::string("term"), ModelReader::cell(t, "term"), ModelReader::cell(t, "df"),
                    ModelReader::cell(t, "gvif"), ModelReader::cell(t, "gvif_1_2df")});
  if (const Json& columns = model["design_vif"]; columns.IsObject())
    for (const auto& column : columns.GetObject())
      rows.push_back({std::string("column"), ModelReader::text(column.name), std::int64_t{1},
                      ModelReader::cell(column.value), sdk::Cell()});
}

constexpr kv_parameter kModelParameter =
    sdk::parameter("model", "json", "A model from logit_model() or logit_fit().");
constexpr const kv_parameter* kParameters[] = {&kModelParameter};

constexpr sdk::TableSource kTermsSource = {
    "term TEXT, estimate REAL, std_error REAL, statistic REAL, p_value REAL, conf_low REAL, "
    "conf_high REAL, odds_ratio REAL, or_low REAL, or_high REAL, status TEXT, symbol TEXT, "
    "interval TEXT, errors TEXT, wald_low REAL, wald_high REAL, profile_low REAL, profile_high "
    "REAL, firth_estimate REAL, firth_low REAL, firth_high REAL",
    terms};
constexpr sdk::TableSource kFirthSource = {
    "term TEXT, estimate REAL, std_error REAL, statistic REAL, p_value REAL, conf_low REAL, "
    "conf_high REAL, odds_ratio REAL, or_low REAL, or_high REAL, z REAL, p_wald REAL, wald_low "
    "REAL, wald_high REAL",
    firth};
constexpr sdk::TableSource kRobustSource = {
    "term TEXT, estimate REAL, std_error REAL, hc0 REAL, hc1 REAL, hc2 REAL, hc3 REAL, cr0 REAL, "
    "cr_cadj REAL, cr1 REAL",
    robust};
constexpr sdk::TableSource kVifSource = {
    "kind TEXT, name TEXT, df INTEGER, vif REAL, vif_1_2df REAL", vif};

#define KV_LOGIT_EXAMPLE_DATA                                                                  \
  "'SELECT column1 AS y, column2 AS x, column3 AS n FROM (VALUES (0, 0, 30), (1, 0, 10), (0, " \
  "1, 20), (1, 1, 40))'"

}  // namespace

constinit const sdk::Function kTerms = sdk::table(
    {.name = "logit_terms",
     .kind = "table",
     .signature = "logit_terms(model)",
     .summary = "The coefficients of a model, one row per term.",
     .details =
         "statistic is z, with the errors of a sample design t, and with method firth the "
         "penalised likelihood ratio. conf_low and conf_high are exact profile likelihood bounds "
         "(interval 'profile'), of robust or design errors Wald bounds. odds_ratio, or_low and "
         "or_high are the exponentials of estimate, conf_low and conf_high, always. status is '' "
         "or 'aliased' (no coefficient), '+Inf', '-Inf' or 'undetermined' (separated). symbol is "
         "++ or -- for p < 0.01, + or - for p < 0.05, (+) or (-) for p < 0.10, else ''. "
         "firth_estimate, firth_low and firth_high are Firth's, for comparison.",
     .returns = "Columns term, estimate, std_error, statistic, p_value, conf_low, conf_high, "
                "odds_ratio, or_low, or_high, status, symbol, interval, errors, wald_low, "
                "wald_high, profile_low, profile_high, firth_estimate, firth_low, firth_high.",
     .example = "SELECT term, round(estimate, 4), round(std_error, 4), round(odds_ratio, 4) FROM "
                "logit_terms(logit_fit('y ~ x', " KV_LOGIT_EXAMPLE_DATA ", '{\"weights\": "
                "\"n\"}'))",
     .result = "(Intercept)|-1.0986|0.3651|0.3333\nx|1.7918|0.4564|6.0"},
    kParameters, kTermsSource);

constinit const sdk::Function kFirthTable = sdk::table(
    {.name = "logit_firth",
     .kind = "table",
     .signature = "logit_firth(model)",
     .summary = "Firth's penalised estimates of a model, whatever its method is.",
     .details = "statistic and p_value are the penalised likelihood ratio test, conf_low and "
                "conf_high the penalised profile bounds (Heinze and Schemper 2002). No rows for "
                "models of a sample design, and for many rows unless detail is 'full'.",
     .returns = "Columns term, estimate, std_error, statistic, p_value, conf_low, conf_high, "
                "odds_ratio, or_low, or_high, z, p_wald, wald_low, wald_high.",
     .example = "SELECT term, round(estimate, 4) FROM logit_firth(logit_fit('y ~ x', "
                "'SELECT column1 AS y, column2 AS x FROM (VALUES (0, 1), (0, 2), (1, 3), (1, "
                "4))', NULL))",
     .result = "(Intercept)|-3.2748\nx|1.3099"},
    kParameters, kFirthSource);

constinit const sdk::Function kRobust = sdk::table(
    {.name = "logit_robust",
     .kind = "table",
     .signature = "logit_robust(model)",
     .summary = "Standard errors of a model by every rule: HC0 to HC3 and, with a cluster column, "
                "clustered.",
     .details = "hc0 White (1980), hc1 with n/(n-k), hc2 and hc3 MacKinnon and White (1985); cr0 "
                "without adjustment, cr_cadj with G/(G-1), cr1 with G/(G-1) (n-1)/(n-k). NULL "
                "where undefined.",
     .returns = "Columns term, estimate, std_error, hc0, hc1, hc2, hc3, cr0, cr_cadj, cr1.",
     .example = "SELECT term, round(hc0, 4), cr0 FROM logit_robust(logit_fit('y ~ 1', 'SELECT "
                "column1 AS y FROM (VALUES (0), (0), (1), (0))', NULL))",
     .result = "(Intercept)|1.1547|"},
    kParameters, kRobustSource);

constinit const sdk::Function kVif = sdk::table(
    {.name = "logit_vif",
     .kind = "table",
     .signature = "logit_vif(model)",
     .summary = "Variance inflation: generalised by term, and of each column of the design.",
     .details = "kind 'term': Fox and Monette (1992), from the coefficients' correlation, as "
                "car::vif. kind 'column': 1/(1-R2) of the column on the others, unweighted. They "
                "differ for generalised linear models by design.",
     .returns =
         "Columns kind, name, df, vif, vif_1_2df (its root, for comparing terms of different "
         "df).",
     .example = "SELECT count(*) FROM logit_vif(logit_fit('y ~ 1', 'SELECT column1 AS y FROM "
                "(VALUES (0), (0), (1), (0))', NULL))",
     .result = "0"},
    kParameters, kVifSource);

}  // namespace kv::logit
