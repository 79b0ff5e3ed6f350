// SPDX-License-Identifier: MIT
#include "plugins/logit/functions.h"
#include "plugins/logit/model_reader.h"

namespace kv::logit {
namespace {

using sdk::Arguments;
using sdk::Rows;

void glance(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  const Json& data = model["data"];
  std::vector<sdk::Cell> row = {ModelReader::cell(data, "rows"), ModelReader::cell(data, "used")};
  const Json& fit = model["fit"];
  for (const char* name : {"nobs",          "sum_weights",   "null_deviance",
                           "df_null",       "deviance",      "df_residual",
                           "loglik",        "aic",           "bic",
                           "lr_chisq",      "lr_df",         "lr_p",
                           "mcfadden",      "mcfadden_adj",  "cox_snell",
                           "nagelkerke",    "tjur",          "auc",
                           "pearson_chisq", "loglik_kernel", "loglik_null_kernel",
                           "aic_kernel",    "bic_sumw"})
    row.push_back(ModelReader::cell(fit, name));
  row.push_back(ModelReader::cell(model["rank"]));
  row.push_back(ModelReader::cell(model["converged"]));
  row.push_back(ModelReader::cell(model["iterations"]));
  row.push_back(ModelReader::cell(model["separation"], "type"));
  const Json& survey = model["survey"];
  for (const char* name : {"design_df", "wald_f", "wald_df", "wald_p"})
    row.push_back(ModelReader::cell(survey, name));
  for (const char* name : {"formula", "method", "errors"})
    row.push_back(ModelReader::cell(model[name]));
  rows.push_back(std::move(row));
}

void add_test(Rows& rows, const char* kind, const sdk::Cell& what, const Json& test) {
  rows.push_back({std::string(kind), what, ModelReader::cell(test, "chisq"),
                  ModelReader::cell(test, "df"), ModelReader::cell(test, "p")});
}

void tests(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  const Json& fit = model["fit"];
  rows.push_back({std::string("against null"), sdk::Cell(), ModelReader::cell(fit, "lr_chisq"),
                  ModelReader::cell(fit, "lr_df"), ModelReader::cell(fit, "lr_p")});
  for (const Json& test : ModelReader::list(model["drop1"]))
    add_test(rows, "without term", ModelReader::cell(test, "term"), test);
  for (const Json& nested : ModelReader::list(model["nested"]))
    if (const Json& test = ModelReader::member(nested, "against_previous"); test.IsObject())
      add_test(rows, "against the one before", ModelReader::cell(nested, "formula"), test);
  if (const Json& firth = model["firth"]; firth.IsObject())
    add_test(rows, "penalised, against null", sdk::Cell(), ModelReader::member(firth, "overall"));
  for (const Json& test : ModelReader::list(model["hosmer_lemeshow"])) {
    const auto groups = ModelReader::number(test, "groups");
    rows.push_back({std::string("Hosmer-Lemeshow, quantiles of ") + ModelReader::text(test, "rule"),
                    sdk::Cell(), ModelReader::cell(test, "chisq"),
                    static_cast<std::int64_t>(groups.value_or(2)) - 2,
                    ModelReader::cell(test, "p_groups_minus_2")});
  }
}

void groups(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  for (const Json& test : ModelReader::list(model["hosmer_lemeshow"])) {
    const auto n = ModelReader::list(ModelReader::member(test, "n"));
    const auto observed = ModelReader::list(ModelReader::member(test, "observed"));
    const auto expected = ModelReader::list(ModelReader::member(test, "expected"));
    for (rapidjson::SizeType g = 0; g < n.Size(); ++g)
      rows.push_back({ModelReader::cell(test, "rule"), std::int64_t{g} + 1, ModelReader::cell(n[g]),
                      ModelReader::cell(observed[g]), ModelReader::cell(expected[g])});
  }
}

void separation(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  const Json& found = model["separation"];
  const Json& direction = ModelReader::member(found, "direction");
  if (!direction.IsObject()) return;
  for (const auto& member : direction.GetObject())
    rows.push_back({ModelReader::text(member.name), ModelReader::cell(member.value),
                    ModelReader::cell(found, "type")});
}

void notes(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  for (const Json& note : ModelReader::list(model["notes"]))
    rows.push_back({ModelReader::cell(note)});
}

constexpr kv_parameter kModelParameter =
    sdk::parameter("model", "json", "A model from logit_model() or logit_fit().");
constexpr const kv_parameter* kParameters[] = {&kModelParameter};

constexpr sdk::TableSource kGlanceSource = {
    "rows INTEGER, used INTEGER, nobs INTEGER, sum_weights REAL, null_deviance REAL, df_null "
    "INTEGER, deviance REAL, df_residual INTEGER, loglik REAL, aic REAL, bic REAL, lr_chisq REAL, "
    "lr_df INTEGER, lr_p REAL, mcfadden REAL, mcfadden_adj REAL, cox_snell REAL, nagelkerke REAL, "
    "tjur REAL, auc REAL, pearson_chisq REAL, loglik_kernel REAL, loglik_null_kernel REAL, "
    "aic_kernel REAL, bic_sumw REAL, \"rank\" INTEGER, converged INTEGER, iterations INTEGER, "
    "separation TEXT, design_df INTEGER, wald_f REAL, wald_df INTEGER, wald_p REAL, formula TEXT, "
    "method TEXT, errors TEXT",
    glance};
constexpr sdk::TableSource kTestsSource = {
    "test TEXT, what TEXT, chisq REAL, df INTEGER, p_value REAL", tests};
constexpr sdk::TableSource kGroupsSource = {
    "rule TEXT, group_no INTEGER, n REAL, observed REAL, expected REAL", groups};
constexpr sdk::TableSource kSeparationSource = {"term TEXT, direction TEXT, separation TEXT",
                                                separation};
constexpr sdk::TableSource kNotesSource = {"note TEXT", notes};

}  // namespace

constinit const sdk::Function kGlance = sdk::table(
    {.name = "logit_glance",
     .kind = "table",
     .signature = "logit_glance(model)",
     .summary = "The fit of a model in one row.",
     .details =
         "nobs is the rows of positive weight, the n of df_residual and bic, as in R; bic_sumw "
         "takes the sum of weights. loglik is R's, with binomial coefficients; loglik_kernel is "
         "without and can be compared over groupings. Pseudo R2 are from the kernel with n the sum "
         "of weights: McFadden, Cox-Snell, Nagelkerke (1991), Tjur (2009). Under separation they "
         "are of the likelihood's supremum. NULL is undefined. design_df and wald are of a sample "
         "design.",
     .returns = "One row with columns rows, used, nobs, sum_weights, null_deviance, df_null, "
                "deviance, df_residual, loglik, aic, bic, lr_chisq, lr_df, lr_p, mcfadden, "
                "mcfadden_adj, cox_snell, nagelkerke, tjur, auc, pearson_chisq, loglik_kernel, "
                "loglik_null_kernel, aic_kernel, bic_sumw, rank, converged, iterations, "
                "separation, design_df, wald_f, wald_df, wald_p, formula, method, errors.",
     .example = "SELECT nobs, round(deviance, 4), round(aic, 4), converged FROM "
                "logit_glance(logit_fit('y ~ 1', 'SELECT column1 AS y FROM (VALUES (0), (0), (1), "
                "(0))', NULL))",
     .result = "4|4.4987|6.4987|1"},
    kParameters, kGlanceSource);

constinit const sdk::Function kTests = sdk::table(
    {.name = "logit_tests",
     .kind = "table",
     .signature = "logit_tests(model)",
     .summary = "The likelihood ratio tests of a model, and Hosmer and Lemeshow's by both rules.",
     .details = "'without term' leaves one term out that no other contains (R's drop1). 'against "
                "the one before' tests the nested formulas of the options, on the rows of the "
                "model. Hosmer-Lemeshow: type 7 is R's hoslem.test with the real number of groups "
                "less 2 as df, type 2 Stata's.",
     .returns = "Columns test, what, chisq, df, p_value.",
     .example = "SELECT test, round(chisq, 4), df FROM logit_tests(logit_fit('y ~ x', 'SELECT "
                "column1 AS y, column2 AS x FROM (VALUES (0, 1), (0, 2), (1, 3), (1, 4))', NULL)) "
                "LIMIT 1",
     .result = "against null|5.5452|1"},
    kParameters, kTestsSource);

constinit const sdk::Function kGroups = sdk::table(
    {.name = "logit_groups",
     .kind = "table",
     .signature = "logit_groups(model)",
     .summary = "The groups of Hosmer and Lemeshow's test: how many rows, successes, and expected "
                "successes.",
     .details = nullptr,
     .returns = "Columns rule, group_no, n, observed, expected.",
     .example = "SELECT count(*) FROM logit_groups(logit_fit('y ~ 1', 'SELECT column1 AS y FROM "
                "(VALUES (0), (0), (1), (0))', NULL))",
     .result = "0"},
    kParameters, kGroupsSource);

constinit const sdk::Function kSeparation = sdk::table(
    {.name = "logit_separation",
     .kind = "table",
     .signature = "logit_separation(model)",
     .summary = "Where the maximum likelihood estimate of each coefficient lies.",
     .details = "direction is 'finite', '+Inf', '-Inf' or 'undetermined' (both are possible); "
                "separation is 'none', 'quasi-complete' or 'complete' (Albert and Anderson 1984; "
                "Konis 2007).",
     .returns = "Columns term, direction, separation.",
     .example = "SELECT * FROM logit_separation(logit_fit('y ~ x', 'SELECT column1 AS y, column2 "
                "AS x FROM (VALUES (0, 1), (0, 2), (1, 3), (1, 4))', NULL))",
     .result = "(Intercept)|-Inf|complete\nx|+Inf|complete"},
    kParameters, kSeparationSource);

constinit const sdk::Function kNotes = sdk::table(
    {.name = "logit_notes",
     .kind = "table",
     .signature = "logit_notes(model)",
     .summary = "What the reader of a model must know, in sentences.",
     .details = "Rows left out and why, references that were not chosen, separation with the empty "
                "cell and the SQL that merges its level, few events per coefficient, collinearity.",
     .returns = "One column, note.",
     .example = "SELECT * FROM logit_notes(logit_fit('y ~ 1', 'SELECT column1 AS y FROM (VALUES "
                "(0), (NULL), (1), (0))', NULL))",
     .result = "1 of 4 rows are left out: y is missing (1)."},
    kParameters, kNotesSource);

}  // namespace kv::logit
