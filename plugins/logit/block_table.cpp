// SPDX-License-Identifier: MIT
#include <cmath>

#include "plugins/logit/functions.h"
#include "plugins/logit/model_reader.h"
#include "plugins/logit/symbols.h"
#include "plugins/logit/text_table.h"

namespace kv::logit {
namespace {

using sdk::Arguments;
using sdk::Rows;
using Lines = std::vector<std::string>;

std::optional<double> number(const Json& object, const char* name) {
  return ModelReader::number(object, name);
}

std::optional<double> exponential(std::optional<double> value) {
  return value ? std::optional(std::exp(*value)) : std::nullopt;
}

void cases(const ModelReader& model, Lines& lines) {
  const Json& data = model["data"];
  lines.push_back("Logistic regression: " + ModelReader::text(model["formula"]));
  lines.push_back("  Outcome: " + ModelReader::text(model["outcome"]) + ", " +
                  fixed(number(data, "successes"), 0) + " of " +
                  fixed(number(data, "sum_weights"), 0));
  lines.push_back("  Cases: " + fixed(number(data, "used"), 0) + " included, " +
                  fixed(*number(data, "rows") - *number(data, "used"), 0) + " left out, " +
                  fixed(number(data, "rows"), 0) + " in all");
  for (const Json& reason : ModelReader::list(ModelReader::member(data, "dropped")))
    lines.push_back("    " + ModelReader::text(reason, "reason") + ": " +
                    fixed(number(reason, "rows"), 0));
}

void omnibus(const ModelReader& model, Lines& lines) {
  lines.emplace_back();
  if (const Json& survey = model["survey"]; survey.IsObject()) {
    lines.emplace_back("Wald test of all coefficients, errors of the sample design");
    TextTable table;
    table.row({"", "F", "df1", "df2", "Sig."});
    table.row({"Model", fixed(number(survey, "wald_f"), 3), fixed(number(survey, "wald_df"), 0),
               fixed(number(survey, "df_residual"), 0), p_text(number(survey, "wald_p"))});
    table.write(lines);
    return;
  }
  lines.emplace_back("Omnibus test of model coefficients (likelihood ratio)");
  TextTable table;
  table.row({"", "Chi-square", "df", "Sig."});
  const Json& fit = model["fit"];
  table.row({"Model", fixed(number(fit, "lr_chisq"), 3), fixed(number(fit, "lr_df"), 0),
             p_text(number(fit, "lr_p"))});
  for (const Json& test : ModelReader::list(model["drop1"]))
    table.row({"without " + ModelReader::text(test, "term"), fixed(number(test, "chisq"), 3),
               fixed(number(test, "df"), 0), p_text(number(test, "p"))});
  table.write(lines);
}

void summary(const ModelReader& model, Lines& lines) {
  const Json& fit = model["fit"];
  lines.emplace_back();
  lines.emplace_back("Model summary");
  TextTable table;
  table.row({"-2 Log likelihood", "Cox & Snell R2", "Nagelkerke R2", "McFadden R2", "Tjur R2",
             "AIC", "BIC", "AUC"});
  const auto loglik = number(fit, "loglik");
  table.row({fixed(loglik ? std::optional(-2 * *loglik) : std::nullopt, 3),
             fixed(number(fit, "cox_snell"), 3), fixed(number(fit, "nagelkerke"), 3),
             fixed(number(fit, "mcfadden"), 3), fixed(number(fit, "tjur"), 3),
             fixed(number(fit, "aic"), 2), fixed(number(fit, "bic"), 2),
             fixed(number(fit, "auc"), 3)});
  table.write(lines);
  const auto tests = ModelReader::list(model["hosmer_lemeshow"]);
  if (tests.Empty()) return;
  lines.emplace_back();
  lines.emplace_back("Hosmer and Lemeshow test");
  TextTable groups;
  groups.row({"", "Chi-square", "df", "Sig."});
  for (const Json& test : tests)
    groups.row({"quantiles of " + ModelReader::text(test, "rule"), fixed(number(test, "chisq"), 3),
                fixed(number(test, "groups").value_or(2) - 2, 0),
                p_text(number(test, "p_groups_minus_2"))});
  groups.write(lines);
}

std::string per_cent(double part, double other) {
  return part + other > 0 ? fixed(100 * part / (part + other), 1) : ".";
}

void classification(const ModelReader& model, Lines& lines) {
  const Json& c = model["classification"];
  const double tp = number(c, "true_positive").value_or(0);
  const double fp = number(c, "false_positive").value_or(0);
  const double fn = number(c, "false_negative").value_or(0);
  const double tn = number(c, "true_negative").value_or(0);
  lines.emplace_back();
  lines.push_back("Classification table, cut at " + fixed(number(c, "cut"), 1));
  TextTable table;
  table.row({"Observed", "Predicted 0", "Predicted 1", "Correct, per cent"});
  table.row({"0", fixed(tn, 0), fixed(fp, 0), per_cent(tn, fp)});
  table.row({"1", fixed(fn, 0), fixed(tp, 0), per_cent(tp, fn)});
  table.row({"All", "", "", per_cent(tp + tn, fp + fn)});
  table.write(lines);
}

void equation(const ModelReader& model, Lines& lines) {
  const std::string errors = ModelReader::text(model["errors"]);
  const std::string method = ModelReader::text(model["method"]);
  const std::string per = fixed(100 * ModelReader::number(model["level"]).value_or(0.95), 0) + "%";
  lines.emplace_back();
  lines.push_back("Variables in the equation (" +
                  (method == "firth" ? std::string("Firth's penalised likelihood")
                                     : "maximum likelihood, errors: " + errors) +
                  "; interval: " + ModelReader::text(model["interval"]) + ")");
  TextTable table;
  const std::string statistic = method == "firth"    ? "Chi-square"
                                : errors == "design" ? "t"
                                                     : "Wald";
  table.row({"", "B", "S.E.", statistic, "Sig.", "Exp(B)", "Lower " + per, "Upper " + per, ""});
  for (const Json& t : ModelReader::list(model["terms"])) {
    const bool aliased = ModelReader::truth(t, "aliased");
    auto value = number(t, "statistic");
    if (value && statistic == "Wald") value = *value * *value;
    table.row({ModelReader::text(t, "term"), aliased ? "aliased" : fixed(number(t, "estimate"), 3),
               fixed(number(t, "std_error"), 3), fixed(value, 3), p_text(number(t, "p_value")),
               fixed(exponential(number(t, "estimate")), 3),
               fixed(exponential(number(t, "conf_low")), 3),
               fixed(exponential(number(t, "conf_high")), 3), symbol_of(t)});
  }
  table.write(lines);
  lines.push_back("  " + std::string(kSymbolLegend) + ".");
}

/// Firth beside maximum likelihood, where that matters.
void beside(const ModelReader& model, Lines& lines) {
  const auto terms = ModelReader::list(ModelReader::member(model["firth"], "terms"));
  if (terms.Empty() || ModelReader::text(model["method"]) == "firth") return;
  lines.emplace_back();
  lines.emplace_back("Firth's penalised likelihood, for comparison");
  TextTable table;
  table.row({"", "B", "S.E.", "Chi-square", "Sig.", "Exp(B)", "Lower", "Upper"});
  for (const Json& t : terms)
    table.row({ModelReader::text(t, "term"), fixed(number(t, "estimate"), 3),
               fixed(number(t, "std_error"), 3), fixed(number(t, "lr_chisq"), 3),
               p_text(number(t, "lr_p")), fixed(exponential(number(t, "estimate")), 3),
               fixed(exponential(number(t, "conf_low")), 3),
               fixed(exponential(number(t, "conf_high")), 3)});
  table.write(lines);
}

void block(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  Lines lines;
  cases(model, lines);
  omnibus(model, lines);
  summary(model, lines);
  classification(model, lines);
  equation(model, lines);
  beside(model, lines);
  const auto notes = ModelReader::list(model["notes"]);
  if (!notes.Empty()) {
    lines.emplace_back();
    lines.emplace_back("Notes");
    for (const Json& note : notes) lines.push_back("  " + ModelReader::text(note));
  }
  for (std::string& line : lines) rows.push_back({std::move(line)});
}

constexpr kv_parameter kModelParameter =
    sdk::parameter("model", "json", "A model from logit_model() or logit_fit().");
constexpr const kv_parameter* kParameters[] = {&kModelParameter};
constexpr sdk::TableSource kSource = {"line TEXT", block};

}  // namespace

constinit const sdk::Function kBlock = sdk::table(
    {.name = "logit_block",
     .kind = "table",
     .signature = "logit_block(model)",
     .summary = "A model as a printed block: cases, omnibus test, summary, classification, "
                "variables in the equation, Firth beside, notes.",
     .details = "The Wald column is z squared, as SPSS prints it. '.' is undefined.",
     .returns = "One column, line.",
     .example = "SELECT line FROM logit_block(logit_fit('y ~ 1', 'SELECT column1 AS y FROM (VALUES "
                "(0), (0), (1), (0))', NULL)) LIMIT 3",
     .result = "Logistic regression: y ~ 1\n  Outcome: y, 1 of 4\n  Cases: 4 included, 0 left out, "
               "4 in all"},
    kParameters, kSource);

}  // namespace kv::logit
