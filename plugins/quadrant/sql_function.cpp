// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <cmath>
#include <kommunevarehus/sdk/callbacks.h>
#include <kommunevarehus/sdk/sql_text.h>
#include <string>
#include <vector>

#include "plugins/quadrant/functions.h"
#include "plugins/quadrant/kernels/references.h"

namespace kv::quadrant {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;
using sdk::identifier;

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

class Maker {
 public:
  explicit Maker(const Arguments& arguments)
      : arguments_(arguments), columns_(sdk::name_list(arguments, 1)) {
    const std::string show = text(7);
    shown_ = show == "rows" ? kRows : show == "names" ? kNames : show == "table" ? kTable : nullptr;
    if (shown_ == nullptr) throw arguments.wrong(7, "'rows', 'names' or 'table'");
  }

  std::string sql() const {
    const std::string x = text(2);
    const std::string y = text(3);
    std::string made = "WITH data AS MATERIALIZED (SELECT * FROM (" + text(0) +
                       ")), cuts AS (SELECT " + cut(text(4), x) + " AS x_cut, " + cut(text(5), y) +
                       " AS y_cut)";
    made += ", few AS (SELECT data.*, " + too_few() + " AS \"quadrant few\" FROM data)";
    made += ", scored AS (SELECT " + named("region") + ", " + named("name") + ", " + column(x) +
            " AS x, iif(\"quadrant few\", NULL, " + column(y) + ") AS y";
    made += ", quadrant_class(" + score(x, false) + ", " + score(y, true) +
            ", x_cut, y_cut, :ties) AS quadrant";
    made += ", " + reason(x, false) + " AS x_reason, " + reason(y, true) + " AS y_reason";
    made += ", x_cut, y_cut FROM few, cuts)";
    return made + shown_;
  }

 private:
  static constexpr const char* kRows = R"(
SELECT region, name, x, y, quadrant,
       trim(CASE WHEN quadrant IS NULL THEN 'no cut'
                 WHEN quadrant IN ('HH', 'HL', 'LH', 'LL', 'undecided') THEN
                   CASE WHEN :near > 0 AND quadrant_near(x, x_cut, :near) THEN 'x is near the cut' ELSE '' END
                   || CASE WHEN :near > 0 AND quadrant_near(x, x_cut, :near) AND quadrant_near(y, y_cut, :near)
                           THEN '; ' ELSE '' END
                   || CASE WHEN :near > 0 AND quadrant_near(y, y_cut, :near) THEN 'y is near the cut' ELSE '' END
                 ELSE CASE WHEN x IS NULL THEN 'x: ' || x_reason ELSE '' END
                      || CASE WHEN x IS NULL AND y IS NULL THEN '; ' ELSE '' END
                      || CASE WHEN y IS NULL THEN 'y: ' || y_reason ELSE '' END END) AS status,
       x_cut, y_cut
  FROM scored)";
  static constexpr const char* kNames = R"(
, classes(quadrant, place) AS (VALUES ('HH', 1), ('HL', 2), ('LH', 3), ('LL', 4), ('undecided', 5),
                                      ('too few', 6), ('suppressed', 7), ('missing', 8))
SELECT c.quadrant, count(s.quadrant) AS count, group_concat(coalesce(s.name, s.region), ', ') AS names,
       sum(:near > 0 AND (coalesce(quadrant_near(s.x, s.x_cut, :near), 0)
                          OR coalesce(quadrant_near(s.y, s.y_cut, :near), 0))) AS near_a_cut
  FROM classes AS c LEFT JOIN scored AS s USING (quadrant)
 GROUP BY c.place ORDER BY c.place)";
  static constexpr const char* kTable = R"(
, member AS (SELECT coalesce(quadrant, 'no cut') AS quadrant, coalesce(name, region) AS name FROM scored ORDER BY name, region),
  places(y, place) AS (VALUES ('high', 1), ('low', 2), ('undecided', 3), ('too few', 4), ('suppressed', 5), ('missing', 6), ('no cut', 7))
SELECT p.y,
       group_concat(m.name, ', ') FILTER (WHERE m.quadrant IN ('LH', 'LL')) AS x_low,
       group_concat(m.name, ', ') FILTER (WHERE m.quadrant IN ('HH', 'HL')) AS x_high,
       group_concat(m.name, ', ') FILTER (WHERE p.place > 2) AS outside,
       count(m.quadrant) AS count
  FROM places AS p LEFT JOIN member AS m
    ON m.quadrant = p.y OR (p.y = 'high' AND m.quadrant IN ('HH', 'LH')) OR (p.y = 'low' AND m.quadrant IN ('HL', 'LL'))
 GROUP BY p.place HAVING p.place <= 2 OR count(m.quadrant) > 0 ORDER BY p.place)";

  std::string text(std::size_t i) const { return std::string(arguments_.text(i).value_or("")); }

  bool has(const std::string& name) const {
    return std::ranges::find(columns_, name) != columns_.end();
  }

  std::string column(const std::string& name) const {
    if (has(name)) return identifier(name);
    std::string known;
    for (const std::string& one : columns_) known += (known.empty() ? "" : ", ") + one;
    throw ArgumentError("the query has no column '" + name + "'; it has " + known);
  }

  std::string column_or(const std::string& name, const char* otherwise) const {
    return has(name) ? identifier(name) : otherwise;
  }

  std::string named(const std::string& name) const {
    return column_or(name, "NULL") + " AS " + name;
  }

  /// A number, 'mean', 'median', 'pooled:PART/WHOLE' (per cent) or a reference's name.
  std::string cut(const std::string& rule, const std::string& score_column) const {
    if (is_number(rule)) return rule;
    if (rule == "mean") return "(SELECT avg(" + column(score_column) + ") FROM data)";
    if (rule == "median") return "(SELECT quadrant_median(" + column(score_column) + ") FROM data)";
    if (rule.starts_with("pooled:")) {
      const std::string parts = rule.substr(7);
      const auto slash = parts.find('/');
      if (slash == std::string::npos)
        throw ArgumentError("the cut '" + rule + "' must be pooled:PART/WHOLE, two columns");
      const std::string part = column(parts.substr(0, slash));
      const std::string whole = column(parts.substr(slash + 1));
      // Of the rows that have both: a part without its whole would tilt the ratio.
      const std::string both = part + " IS NOT NULL AND " + whole + " IS NOT NULL";
      return "(SELECT 100.0 * sum(" + part + ") FILTER (WHERE " + both + ") / nullif(sum(" + whole +
             ") FILTER (WHERE " + both + "), 0) FROM data)";
    }
    const auto known = references();
    if (std::ranges::find(known, rule, &Reference::name) == known.end())
      throw ArgumentError(
          "a cut is a number, 'mean', 'median', 'pooled:PART/WHOLE', "
          "'regjering-direkte' or 'regjering-etter-ett-ar'; got '" +
          rule + "'");
    return "quadrant_reference('" + rule + "')";
  }

  std::string too_few() const {
    const std::string n = text(6);
    if (n.empty()) return "(:min_n IS NULL)";
    return "coalesce(" + column(n) + " < :min_n, 0)";
  }

  std::string score(const std::string& name, bool thresholded) const {
    const auto unless_few = [&](const std::string& sql, const char* few) {
      return thresholded ? "iif(\"quadrant few\", " + std::string(few) + ", " + sql + ")" : sql;
    };
    return unless_few(column(name), "NULL") + ", " +
           unless_few(column_or(name + "_lower", "NULL"), "NULL") + ", " +
           unless_few(column_or(name + "_upper", "NULL"), "NULL") + ", " +
           unless_few(column_or(name + "_status", "NULL"), "'too few'");
  }

  std::string reason(const std::string& name, bool thresholded) const {
    const std::string own =
        "coalesce(nullif(" + column_or(name + "_status", "''") + ", ''), 'missing')";
    return thresholded ? "iif(\"quadrant few\", 'too few', " + own + ")" : own;
  }

  const Arguments& arguments_;
  std::vector<std::string> columns_;
  const char* shown_ = nullptr;
};

void make_sql(const Arguments& arguments, sdk::Result& out) {
  out.text(Maker(arguments).sql());
}

constexpr kv_parameter kQuery =
    sdk::parameter("query", "query", "A table, a view or a SELECT with the two scores.");
constexpr kv_parameter kColumns =
    sdk::parameter("columns", "json", "The names of the query's columns, as a list.");
constexpr kv_parameter kX = sdk::parameter("x", "text", "The column of the first score.");
constexpr kv_parameter kY = sdk::parameter("y", "text", "The column of the second score.");
constexpr kv_parameter kXCut = sdk::parameter("x_cut", "text", "The cut of x.");
constexpr kv_parameter kYCut = sdk::parameter("y_cut", "text", "The cut of y.");
constexpr kv_parameter kN = sdk::parameter("n", "text", "The column for min_n, or ''.");
constexpr kv_parameter kShow = sdk::parameter("show", "text", "'rows', 'names' or 'table'.");
constexpr const kv_parameter* kParameters[] = {&kQuery, &kColumns, &kX, &kY,
                                               &kXCut,  &kYCut,    &kN, &kShow};

}  // namespace

constinit const sdk::Function kSql = sdk::function(
    {.name = "quadrant_sql",
     .kind = "scalar",
     .signature = "quadrant_sql(query, columns, x, y, x_cut, y_cut, n, show)",
     .summary = "The SQL that classes the rows of a query; the command quadrant runs it.",
     .details =
         "Columns called <x>_lower, <x>_upper and <x>_status are the bounds and the status of "
         "x, likewise of y. Cuts are made of all rows that have a score, also those with too "
         "few.",
     .returns = "A SELECT with the parameters :ties, :near and (with n) :min_n.",
     .example =
         "SELECT quadrant_sql('SELECT a, b FROM t', '[\"a\",\"b\"]', 'a', 'b', 'mean', '41.3', '', "
         "'rows') LIKE 'WITH data AS %'",
     .result = "1"},
    kParameters, sdk::scalar<make_sql>());

}  // namespace kv::quadrant
