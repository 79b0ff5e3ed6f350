// SPDX-License-Identifier: MIT
#include <array>
#include <iterator>
#include <kommunevarehus/sdk/function.h>

#include "plugins/logit/functions.h"

namespace kv::logit {
namespace {

constexpr kv_parameter kFormula = sdk::parameter(
    "formula", "text",
    "As in R: \"over70 ~ by + factor(parti, ref = 'AP')\"; or the word drift, and a stored model's "
    "name, to refit that model on every vintage.");
constexpr kv_parameter kName =
    sdk::parameter("name", "text", "With drift: the name of a stored model.", "");
constexpr kv_parameter kData =
    sdk::parameter("data", "text", "The table, view or query whose rows are used.", "");
constexpr kv_parameter kWeights = sdk::parameter("weights", "text", "A column of weights.", "");
constexpr kv_parameter kWeightsAre = sdk::parameter(
    "weights_are", "choice:frequency|sampling",
    "What the weights are: how often a row counts, or sampling weights (errors of the design).",
    "frequency");
constexpr kv_parameter kCluster =
    sdk::parameter("cluster", "text", "A column: rows of one value belong together.", "");
constexpr kv_parameter kStrata =
    sdk::parameter("strata", "text", "A column: the strata of the sample.", "");
constexpr kv_parameter kFpc = sdk::parameter(
    "fpc", "text",
    "A column: how many units the stratum has in the population, or the share that was sampled.",
    "");
constexpr kv_parameter kSuccess =
    sdk::parameter("success", "text", "The level of a text outcome that counts as 1.", "");
constexpr kv_parameter kFactors = sdk::parameter(
    "factors", "json",
    "Levels of factors: {\"parti\": {\"levels\": [\"AP\", \"H\"], \"reference\": \"AP\"}}.", "");
constexpr kv_parameter kMethod =
    sdk::parameter("method", "choice:ml|firth", "Maximum likelihood, or Firth's.", "ml");
constexpr kv_parameter kErrors =
    sdk::parameter("errors", "choice:auto|model|hc0|hc1|hc2|hc3|cr0|cr1|cr_cadj|design",
                   "The standard errors of the terms. auto: with --strata or --fpc design, with "
                   "--cluster cr_cadj, "
                   "else model.",
                   "auto");
constexpr kv_parameter kLevel =
    sdk::parameter("level", "number", "The level of intervals.", "0.95");
constexpr kv_parameter kNested = sdk::parameter(
    "nested", "text",
    "Formulas of smaller models, with ';' between, tested on the same rows (--show tests).", "");
constexpr kv_parameter kDetail = sdk::parameter(
    "detail", "choice:auto|basic|full",
    "Whether what is slow for many rows is worked out; auto does up to 200,000 cells.", "auto");
constexpr kv_parameter kShow = sdk::parameter("show",
                                              "choice:terms|fit|predictions|effects|tests|firth|"
                                              "robust|vif|groups|separation|notes|block|json",
                                              "What is shown.", "terms");
constexpr kv_parameter kStyle = sdk::parameter(
    "style", "choice:plain|symbols|estimates|or|p",
    "plain, or one cell a term: symbols (++, (-) with the legend), estimates, or (odds ratios), p.",
    "plain");
constexpr kv_parameter kModelName = sdk::parameter(
    "model", "text", "Stores the model in the warehouse under this name (needs --write).", "");

constexpr std::size_t kByPosition = 2;
constexpr const kv_parameter* kOptions[] = {
    &kFormula, &kName,   &kData,    &kWeights, &kWeightsAre, &kCluster,
    &kStrata,  &kFpc,    &kSuccess, &kFactors, &kMethod,     &kErrors,
    &kLevel,   &kNested, &kDetail,  &kShow,    &kStyle,      &kModelName};

#define KV_OPTIONS                                                                                 \
  "json_object('weights', :weights, 'weights_are', iif(:weights = '', NULL, :weights_are), "       \
  "'cluster', :cluster, 'strata', :strata, 'fpc', :fpc, 'success', :success, 'factors', "          \
  "json(nullif(:factors, '')), 'method', :method, 'errors', iif(:weights_are = 'sampling', NULL, " \
  ":errors), 'level', :level, 'nested', :nested, 'detail', :detail, 'rows', "                      \
  "json(iif(:show IN ('predictions', 'json'), 'true', 'false')))"

constexpr const char* kGiven = "SELECT logit_fit(:formula, :data, " KV_OPTIONS ")";
constexpr const char* kNotes = "SELECT note FROM logit_notes(:given)";

constexpr kv_column column(const char* name, int decimals = -1) {
  return {sizeof(kv_column), name, decimals};
}

constexpr kv_column kTerm = column("term");
constexpr kv_column kEstimate = column("estimate", 4);
constexpr kv_column kError = column("std_error", 4);
constexpr kv_column kStatistic = column("statistic", 3);
constexpr kv_column kP = column("p_value", 4);
constexpr kv_column kLow = column("conf_low", 4);
constexpr kv_column kHigh = column("conf_high", 4);
constexpr kv_column kOdds = column("odds_ratio", 3);
constexpr kv_column kOrLow = column("or_low", 3);
constexpr kv_column kOrHigh = column("or_high", 3);
constexpr kv_column kStatus = column("status");
constexpr kv_column kWaldLow = column("wald_low", 4);
constexpr kv_column kWaldHigh = column("wald_high", 4);
constexpr kv_column kProfileLow = column("profile_low", 4);
constexpr kv_column kProfileHigh = column("profile_high", 4);
constexpr const kv_column* kTermColumns[] = {
    &kTerm,  &kEstimate, &kError,  &kStatistic, &kP,        &kLow,        &kHigh,       &kOdds,
    &kOrLow, &kOrHigh,   &kStatus, &kWaldLow,   &kWaldHigh, &kProfileLow, &kProfileHigh};

constexpr kv_column kVariable = column("variable");
constexpr kv_column kContrast = column("contrast");
constexpr kv_column kKind = column("kind");
constexpr const kv_column* kEffectColumns[] = {
    &kVariable, &kContrast, &kEstimate, &kError, &kStatistic, &kP, &kLow, &kHigh, &kKind};

template <std::size_t N>
constexpr kv_statement showing(const char* when, const char* sql,
                               const kv_column* const (&columns)[N]) {
  return {sizeof(kv_statement), when, kGiven, nullptr, sql, 0, kNotes, 0, columns, N};
}
constexpr kv_statement showing(const char* when, const char* sql) {
  return {sizeof(kv_statement), when, kGiven, nullptr, sql, 0, kNotes, 0, nullptr, 0};
}

constexpr kv_column kVintage = column("vintage");
constexpr kv_column kStoredEstimate = column("stored_estimate", 4);
constexpr kv_column kChange = column("change", 4);
constexpr kv_column kRowsUsed = column("rows_used");
constexpr kv_column kDataColumn = column("data");
constexpr const kv_column* kDriftColumns[] = {
    &kVintage, &kTerm,   &kEstimate,       &kError,  &kP,        &kLow,
    &kHigh,    &kStatus, &kStoredEstimate, &kChange, &kRowsUsed, &kDataColumn};

constexpr kv_statement kDrift = {
    sizeof(kv_statement),
    "formula=drift",
    nullptr,
    R"(SELECT date(v.vintage * 86400, 'unixepoch') AS as_of, m.borders
  FROM (SELECT DISTINCT vintage FROM main.load) AS v, main.model AS m
 WHERE m.name = :name ORDER BY v.vintage)",
    R"(SELECT :as_of AS vintage, t.term, t.estimate, t.std_error, t.p_value, t.conf_low, t.conf_high, t.status,
       s.estimate AS stored_estimate, t.estimate - s.estimate AS change,
       f.fitted ->> '$.data.used' AS rows_used,
       iif(f.fitted ->> '$.data.digest' = m.rows_digest, 'same', 'changed') AS data
  FROM main.model AS m,
       (SELECT logit_fit(formula, data, options) AS fitted FROM main.model WHERE name = :name) AS f,
       logit_terms(f.fitted) AS t
  LEFT JOIN logit_terms(m.model) AS s ON s.term = t.term
 WHERE m.name = :name)",
    0,
    nullptr,
    1,
    kDriftColumns,
    std::size(kDriftColumns)};

constexpr kv_statement kStore = {
    sizeof(kv_statement),
    "model=*",
    kGiven,
    nullptr,
    "INSERT INTO main.model (name, formula, data, options, model, method, errors, rows_used, "
    "rows_digest, as_of, "
    "vintage, borders, plugin_version, fitted_at) "
    "SELECT :model, :formula, :data, " KV_OPTIONS
    ", :given, :given ->> '$.method', :given ->> '$.errors', :given ->> '$.data.used', :given ->> "
    "'$.data.digest', :as_of, "
    "(SELECT date(max(vintage) * 86400, 'unixepoch') FROM main.load WHERE load_id IN "
    "(SELECT load_id FROM main.load_scope) AND (:as_of IS NULL OR "
    "date(vintage * 86400, 'unixepoch') <= :as_of)), :borders, :given ->> '$.plugin', "
    "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
    0,
    nullptr,
    1,
    nullptr,
    0};

constexpr kv_statement kStyled = showing(
    "style=symbols|estimates|or|p",
    "SELECT label AS term, value FROM logit_side_by_side(json_array(json_object('name', '', "
    "'model', :given)), :style)");
constexpr kv_statement kShowTerms = showing(
    "show=terms",
    "SELECT term, estimate, std_error, statistic, p_value, conf_low, conf_high, odds_ratio, "
    "or_low, "
    "or_high, status, wald_low, wald_high, profile_low, profile_high FROM logit_terms(:given)",
    kTermColumns);
constexpr kv_statement kShowFit = showing("show=fit", "SELECT * FROM logit_glance(:given)");
constexpr kv_statement kShowPredictions =
    showing("show=predictions", "SELECT * FROM logit_augment(:given)");
constexpr kv_statement kShowEffects =
    showing("show=effects", "SELECT * FROM logit_effects(:given)", kEffectColumns);
constexpr kv_statement kShowTests = showing("show=tests", "SELECT * FROM logit_tests(:given)");
constexpr kv_statement kShowFirth = showing("show=firth", "SELECT * FROM logit_firth(:given)");
constexpr kv_statement kShowRobust = showing("show=robust", "SELECT * FROM logit_robust(:given)");
constexpr kv_statement kShowVif = showing("show=vif", "SELECT * FROM logit_vif(:given)");
constexpr kv_statement kShowGroups = showing("show=groups", "SELECT * FROM logit_groups(:given)");
constexpr kv_statement kShowSeparation =
    showing("show=separation", "SELECT * FROM logit_separation(:given)");
// These say the notes themselves.
constexpr kv_statement kShowNotes = {sizeof(kv_statement),
                                     "show=notes",
                                     kGiven,
                                     nullptr,
                                     "SELECT note FROM logit_notes(:given)",
                                     0,
                                     nullptr,
                                     0,
                                     nullptr,
                                     0};
constexpr kv_statement kShowBlock = {sizeof(kv_statement),
                                     "show=block",
                                     kGiven,
                                     nullptr,
                                     "SELECT line FROM logit_block(:given)",
                                     0,
                                     nullptr,
                                     0,
                                     nullptr,
                                     0};
constexpr kv_statement kShowJson = {sizeof(kv_statement),
                                    "show=json",
                                    kGiven,
                                    nullptr,
                                    "SELECT :given AS model",
                                    0,
                                    nullptr,
                                    0,
                                    nullptr,
                                    0};

constexpr const kv_statement* kStatements[] = {
    &kDrift,          &kStore,     &kStyled,    &kShowTerms,  &kShowFit, &kShowPredictions,
    &kShowEffects,    &kShowTests, &kShowFirth, &kShowRobust, &kShowVif, &kShowGroups,
    &kShowSeparation, &kShowNotes, &kShowBlock, &kShowJson};

constexpr kv_parameter kNames = sdk::parameter(
    "names", "text", "Stored models, with commas between; without it all of them.", "");
constexpr kv_parameter kFormulas =
    sdk::parameter("formulas", "text",
                   "Instead of stored models: formulas, with ';' between, fitted to --data.", "");
constexpr kv_parameter kModelsStyle = sdk::parameter(
    "style", "choice:estimates|or|symbols|p",
    "What a cell holds: the logit and its error, the odds ratio and its interval, a sign, or p.",
    "estimates");
constexpr const kv_parameter* kModelsOptions[] = {
    &kNames,   &kFormulas, &kData,   &kWeights, &kWeightsAre, &kCluster, &kStrata,     &kFpc,
    &kSuccess, &kFactors,  &kMethod, &kErrors,  &kLevel,      &kDetail,  &kModelsStyle};

constexpr const char* kPivot =
    R"(SELECT 'SELECT label AS term' || group_concat(printf(', max(iif(model_no = %d, value, NULL)) AS "%w"',
                                             key + 1, value ->> '$.name'), '')
       || ' FROM logit_side_by_side(:given, :style) GROUP BY row_no, label ORDER BY row_no'
  FROM json_each(:given))";
constexpr const char* kModelsNotes =
    "SELECT m.value ->> '$.name' || ': ' || n.note FROM json_each(:given) AS m, "
    "logit_notes(m.value ->> '$.model') AS n";

constexpr kv_statement kFromFormulas = {
    sizeof(kv_statement),
    "formulas=*",
    "SELECT json_group_array(json_object('name', 'Model ' || (key + 1), 'model', "
    "logit_fit(trim(value), :data, json_object('weights', :weights, 'weights_are', iif(:weights = "
    "'', NULL, :weights_are), 'cluster', :cluster, 'strata', :strata, 'fpc', :fpc, 'success', "
    ":success, 'factors', json(nullif(:factors, '')), 'method', :method, 'errors', "
    "iif(:weights_are = 'sampling', NULL, :errors), 'level', :level, 'detail', :detail)))) FROM "
    "json_each('[\"' || replace(replace(replace(:formulas, '\\', '\\\\'), '\"', '\\\"'), ';', "
    "'\",\"') || '\"]')",
    nullptr,
    kPivot,
    1,
    kModelsNotes,
    0,
    nullptr,
    0};
constexpr kv_statement kFromStored = {
    sizeof(kv_statement),
    "formulas=",
    "SELECT json_group_array(json_object('name', name, 'model', model)) FROM (SELECT name, model "
    "FROM "
    "main.model WHERE :names = '' OR instr(',' || replace(:names, ', ', ',') || ',', ',' || name "
    "|| "
    "',') > 0 ORDER BY iif(:names = '', model_id, instr(',' || replace(:names, ', ', ',') || ',', "
    "',' || name || ',')))",
    nullptr,
    kPivot,
    1,
    kModelsNotes,
    1,
    nullptr,
    0};
constexpr const kv_statement* kModelsStatements[] = {&kFromFormulas, &kFromStored};

}  // namespace

constinit const kv_command kLogitCommand = {
    sizeof(kv_command),
    "logit",
    "A logistic regression of a table or query: its terms, fit, predictions, effects, tests, or "
    "the "
    "whole as a block.",
    kShowTerms.sql,
    "logit \"over70 ~ sentralitet + factor(ordforer, ref = 'AP')\" --data kommuner --show block",
    kOptions,
    std::size(kOptions),
    kByPosition,
    0,
    kStatements,
    std::size(kStatements),
    nullptr,
};

constinit const kv_command kModelsCommand = {
    sizeof(kv_command),
    "models",
    "Logistic regressions side by side: stored ones, or several formulas fitted to the same data.",
    kPivot,
    "models --formulas \"over70 ~ sentralitet; over70 ~ sentralitet + tiltak\" --data kommuner "
    "--style symbols",
    kModelsOptions,
    std::size(kModelsOptions),
    1,
    0,
    kModelsStatements,
    std::size(kModelsStatements),
    nullptr,
};

}  // namespace kv::logit
