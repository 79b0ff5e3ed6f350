// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/frame.h"
#include "plugins/logit/functions.h"
#include "plugins/logit/model_reader.h"

namespace kv::logit {
namespace {

using sdk::Arguments;
using sdk::Rows;

void augment(const Arguments& arguments, Rows& out) {
  const ModelReader model(arguments, 0);
  const Json& rows = model["rows"];
  if (!rows.IsObject())
    throw ModelError("the model keeps no rows. Fit it with the option {\"rows\": true}");
  const auto row = ModelReader::list(ModelReader::member(rows, "row"));
  constexpr const char* kNames[] = {"observed",         "weight",           "fitted",
                                    "linear_predictor", "pearson_residual", "deviance_residual",
                                    "leverage",         "cooks_distance",   "firth_fitted"};
  for (rapidjson::SizeType i = 0; i < row.Size(); ++i) {
    std::vector<sdk::Cell> cells = {ModelReader::cell(row[i])};
    for (const char* name : kNames) {
      const auto list = ModelReader::list(ModelReader::member(rows, name));
      cells.push_back(i < list.Size() ? ModelReader::cell(list[i]) : sdk::Cell());
    }
    out.push_back(std::move(cells));
  }
}

void effects(const Arguments& arguments, Rows& rows) {
  const ModelReader model(arguments, 0);
  for (const Json& effect : ModelReader::list(model["effects"])) {
    std::vector<sdk::Cell> row;
    for (const char* name : {"variable", "contrast", "estimate", "std_error", "statistic",
                             "p_value", "conf_low", "conf_high", "kind"})
      row.push_back(ModelReader::cell(effect, name));
    rows.push_back(std::move(row));
  }
}

constexpr kv_parameter kModelParameter =
    sdk::parameter("model", "json", "A model from logit_model() or logit_fit().");
constexpr const kv_parameter* kParameters[] = {&kModelParameter};

constexpr sdk::TableSource kAugmentSource = {
    "\"row\" INTEGER, observed REAL, weight REAL, fitted REAL, linear_predictor REAL, "
    "pearson_residual REAL, deviance_residual REAL, leverage REAL, cooks_distance REAL, "
    "firth_fitted REAL",
    augment};
constexpr sdk::TableSource kEffectsSource = {
    "variable TEXT, contrast TEXT, estimate REAL, std_error REAL, statistic REAL, p_value REAL, "
    "conf_low REAL, conf_high REAL, kind TEXT",
    effects};

}  // namespace

constinit const sdk::Function kAugment = sdk::table(
    {.name = "logit_augment",
     .kind = "table",
     .signature = "logit_augment(model)",
     .summary = "Predictions, residuals and influence of each row that a model used.",
     .details = "The model must have been fitted with the option rows. row counts the rows of the "
                "data from 1, those left out included. leverage is the diagonal of the hat matrix, "
                "cooks_distance as in R (Pregibon 1981); a row that is fitted exactly has an "
                "infinite linear predictor. firth_fitted are Firth's probabilities.",
     .returns = "Columns row, observed, weight, fitted, linear_predictor, pearson_residual, "
                "deviance_residual, leverage, cooks_distance, firth_fitted.",
     .example = "SELECT row, observed, round(fitted, 4) FROM logit_augment(logit_fit('y ~ 1', "
                "'SELECT column1 AS y FROM (VALUES (0), (NULL), (1), (0), (0))', '{\"rows\": "
                "true}'))",
     .result = "1|0.0|0.25\n3|1.0|0.25\n4|0.0|0.25\n5|0.0|0.25"},
    kParameters, kAugmentSource);

constinit const sdk::Function kEffects = sdk::table(
    {.name = "logit_effects",
     .kind = "table",
     .signature = "logit_effects(model)",
     .summary = "Average marginal effects: what one unit, or another level, does to the "
                "probability.",
     .details =
         "The mean over the used rows, weighted by the model's weights, of dP/dx for numbers "
         "(through log(), poly(), I() and interactions), of P(level) - P(reference) for "
         "factors, and both for numbers that are 0 or 1. Errors by the delta method with the "
         "model's covariance. A variable in an offset alone is held. No rows for a separated "
         "model unless its method is firth.",
     .returns = "Columns variable, contrast, estimate, std_error, statistic, p_value, conf_low, "
                "conf_high, kind ('dydx' or 'discrete').",
     .example = "SELECT variable, contrast, round(estimate, 4) FROM logit_effects(logit_fit('y ~ "
                "x', 'SELECT column1 AS y, column2 AS x, column3 AS n FROM (VALUES (0, ''a'', 30), "
                "(1, ''a'', 10), (0, ''b'', 20), (1, ''b'', 40))', '{\"weights\": \"n\"}'))",
     .result = "x|b - a|0.4167"},
    kParameters, kEffectsSource);

}  // namespace kv::logit
