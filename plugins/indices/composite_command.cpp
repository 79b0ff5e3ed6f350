// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <kommunevarehus/sdk/callbacks.h>
#include <string>

#include "plugins/indices/functions.h"

namespace kv::indices {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;
using sdk::Result;

/// Each step of the index as a table of its own. DATA and RULES are put in; the rest is bound.
constexpr std::string_view kSteps = R"(
, checked AS (
  SELECT CASE
    WHEN (SELECT count(*) FROM data) = 0 THEN 'the data have no rows'
    WHEN (SELECT count(*) FROM rule) = 0 THEN 'there is no rule'
    WHEN EXISTS (SELECT 1 FROM data WHERE region IS NULL OR item IS NULL) THEN 'a row of the data has no region or no item'
    WHEN EXISTS (SELECT 1 FROM rule WHERE item IS NULL) THEN 'a rule has no item'
    WHEN EXISTS (SELECT 1 FROM rule GROUP BY item HAVING count(*) > 1)
      THEN 'the item ' || (SELECT item FROM rule GROUP BY item HAVING count(*) > 1 LIMIT 1) || ' has two rules'
    WHEN EXISTS (SELECT 1 FROM rule WHERE item NOT IN (SELECT item FROM data))
      THEN 'the data have no item ' || (SELECT item FROM rule WHERE item NOT IN (SELECT item FROM data) LIMIT 1)
    WHEN EXISTS (SELECT 1 FROM rule WHERE typeof(weight) NOT IN ('integer', 'real') OR weight <= 0)
      THEN 'the weight of ' || (SELECT item FROM rule WHERE typeof(weight) NOT IN ('integer', 'real') OR weight <= 0 LIMIT 1)
           || ' is no number above 0'
    WHEN EXISTS (SELECT 1 FROM data WHERE value IS NOT NULL AND typeof(value) NOT IN ('integer', 'real'))
      THEN 'a value of the data is no number'
    WHEN EXISTS (SELECT 1 FROM data GROUP BY region, item HAVING count(*) > 1)
      THEN (SELECT region || ' has two values of ' || item FROM data GROUP BY region, item HAVING count(*) > 1 LIMIT 1)
    END AS wrong),
unit AS (
  SELECT indices_require(wrong) AS region, NULL AS name FROM checked WHERE wrong IS NOT NULL
  UNION ALL
  SELECT * FROM (SELECT region, max(name) FROM data GROUP BY region)),
valued AS (
  SELECT u.region, u.name, r.item, r.good, r.method, r.weight, d.value
    FROM unit AS u CROSS JOIN rule AS r LEFT JOIN data AS d ON d.region = u.region AND d.item = r.item),
scaled AS (
  SELECT valued.*, avg(value) OVER i AS mean, indices_sd(value) OVER i AS sd, min(value) OVER i AS least,
         max(value) OVER i AS greatest, count(value) OVER i AS n,
         rank() OVER (PARTITION BY item, value IS NULL ORDER BY value)
           + (count(*) OVER (PARTITION BY item, value) - 1) / 2.0 AS place
    FROM valued WINDOW i AS (PARTITION BY item)),
step AS (
  SELECT scaled.*, indices_normalised(method, good, value, place, mean, sd, least, greatest, n) AS normalised FROM scaled),
index_row AS (
  SELECT region, name, count(normalised) AS items, count(*) AS wanted, sum(iif(normalised IS NULL, 0, weight)) AS weights,
         group_concat(iif(normalised IS NULL, item, NULL), ', ') AS absent,
         CASE WHEN count(normalised) = 0 OR (:missing = 'null' AND count(normalised) < count(*)) THEN NULL
              ELSE sum(weight * normalised) / sum(iif(normalised IS NULL, 0, weight)) END AS value
    FROM step GROUP BY region))";

constexpr std::string_view kUnits = R"(
SELECT i.region, i.name, i.value, coalesce('missing: ' || i.absent, '') AS status, i.items, i.wanted AS of_items, i.weights,
       iif(i.value IS NULL, NULL, rank() OVER (PARTITION BY i.value IS NULL ORDER BY i.value DESC)) AS rank
  FROM index_row AS i
 ORDER BY i.value IS NULL, i.value DESC, i.name, i.region)";

constexpr std::string_view kShowSteps = R"(
SELECT s.region, s.name, s.item, s.value, s.good, s.method, s.mean, s.sd, s.least, s.greatest, s.n,
       iif(s.value IS NULL, NULL, s.place) AS place, s.normalised, s.weight,
       iif(i.value IS NULL OR s.normalised IS NULL, NULL, s.weight * s.normalised / i.weights) AS contribution, i.value AS "index"
  FROM step AS s JOIN index_row AS i USING (region)
 ORDER BY i.value IS NULL, i.value DESC, s.name, s.region, s.item)";

/// `query` has the column, or the index cannot be made.
void require_column(std::string_view list, std::string_view column, const char* what) {
  if (list.find("\"" + std::string(column) + "\"") == std::string_view::npos)
    throw ArgumentError(std::string(what) + " must have the column " + std::string(column) +
                        "; its columns are " + std::string(list));
}

void composite_sql(const Arguments& arguments, Result& out) {
  const auto text = [&](std::size_t i) { return arguments.text(i).value_or(""); };
  for (const char* column : {"region", "item", "value"})
    require_column(text(1), column, "the data");
  require_column(text(3), "item", "the rules");
  const auto column_or = [&](const char* column, const char* otherwise) {
    const bool there = text(3).find("\"" + std::string(column) + "\"") != std::string_view::npos;
    return std::string(there ? column : otherwise) + " AS " + column;
  };
  const bool named = text(1).find("\"name\"") != std::string_view::npos;
  std::string sql = "WITH data AS MATERIALIZED (SELECT region, " +
                    std::string(named ? "name" : "NULL AS name") + ", item, value FROM (" +
                    std::string(text(0)) + ")), rule AS MATERIALIZED (SELECT item, " +
                    column_or("good", "'high'") + ", " + column_or("method", "'z'") + ", " +
                    column_or("weight", "1") + " FROM (" + std::string(text(2)) + "))";
  const bool steps = text(4) == "steps";
  if (!steps && text(4) != "units") throw arguments.wrong(4, "'units' or 'steps'");
  sql += kSteps;
  sql += steps ? kShowSteps : kUnits;
  out.text(sql);
}

void require(const Arguments& arguments, Result& out) {
  if (const auto wrong = arguments.text(0)) throw ArgumentError(std::string(*wrong));
  out.integer(1);
}

constexpr kv_parameter kData = sdk::parameter(
    "data", "query",
    "A table, a view or a SELECT with one row a unit and item: region, item, value, and name.");
constexpr kv_parameter kRules = sdk::parameter(
    "rules", "query",
    "One row an item: item, good ('high' or 'low'), method ('z', 'minmax' or 'rank'), weight. "
    "Without them: high, z and 1.");
constexpr kv_parameter kMissing = sdk::parameter(
    "missing", "choice:null|skip",
    "null: a unit that lacks an item has no index; skip: the weights of the others are made to "
    "add up.",
    "null");
constexpr kv_parameter kShow = sdk::parameter(
    "show", "choice:units|steps",
    "units: the index and its rank; steps: each item of each unit, from its value to what it "
    "adds.",
    "units");
constexpr const kv_parameter* kOptions[] = {&kData, &kRules, &kMissing, &kShow};

constexpr kv_parameter kDataSql = sdk::parameter("data", "text", "The query of the data.");
constexpr kv_parameter kDataColumns =
    sdk::parameter("data_columns", "json", "Its columns' names, a list.");
constexpr kv_parameter kRulesSql = sdk::parameter("rules", "text", "The query of the rules.");
constexpr kv_parameter kRulesColumns =
    sdk::parameter("rules_columns", "json", "Its columns' names, a list.");
constexpr kv_parameter kShowWord = sdk::parameter("show", "text", "'units' or 'steps'.");
constexpr const kv_parameter* kSqlParameters[] = {&kDataSql, &kDataColumns, &kRulesSql,
                                                  &kRulesColumns, &kShowWord};
constexpr kv_parameter kWrong =
    sdk::parameter("wrong", "text", "What is wrong; NULL when nothing is.");
constexpr const kv_parameter* kRequireParameters[] = {&kWrong};

}  // namespace

constinit const sdk::Function kCompositeSql = sdk::function(
    {.name = "indices_composite_sql",
     .kind = "scalar",
     .signature = "indices_composite_sql(data, data_columns, rules, rules_columns, show)",
     .summary = "The statement of the command composite, to be run with :missing bound.",
     .details = "The two queries are put in as they are; the statement can only read.",
     .returns = "SQL.",
     .example =
         "SELECT length(indices_composite_sql('SELECT 1', '[\"region\",\"item\",\"value\"]', "
         "'SELECT 1', '[\"item\"]', 'units')) > 100",
     .result = "1"},
    kSqlParameters, sdk::scalar<composite_sql>());

constinit const sdk::Function kRequire =
    sdk::function({.name = "indices_require",
                   .kind = "scalar",
                   .signature = "indices_require(wrong)",
                   .summary = "Stops a statement with a sentence on what is wrong with its input.",
                   .details = "The text is the sentence.",
                   .returns = "1 for NULL; else there is no result.",
                   .example = "SELECT indices_require(NULL)",
                   .result = "1"},
                  kRequireParameters, sdk::scalar<require>());

constinit const kv_command kCompositeCommand = {
    sizeof(kv_command),
    "composite",
    "A composite index from a table of rules: which way each item points, how it is made "
    "comparable, what it weighs; every step can be shown.",
    "SELECT indices_composite_sql(:data, :data_columns, :rules, :rules_columns, :show)",
    "composite \"SELECT region, name, indicator AS item, value FROM observations WHERE period = "
    "'2013' AND breakdown = '' AND indicator IN ('bosatt', 'sentralitet')\" --rules \"SELECT "
    "'bosatt' AS item, 'rank' AS method UNION ALL SELECT 'sentralitet', 'rank'\" --missing skip",
    kOptions,
    std::size(kOptions),
    1,
    1,
    nullptr,
    0,
    nullptr,
};

}  // namespace kv::indices
