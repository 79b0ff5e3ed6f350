// SPDX-License-Identifier: MIT
#include "plugins/survey/functions.h"
#include "plugins/survey/kernels/chi_square.h"
#include "plugins/survey/kernels/fisher.h"
#include "plugins/survey/table_state.h"

namespace kv::survey {
namespace {

using sdk::Result;

constexpr double kSmall = 5;

void integer(Result& out, std::optional<std::int64_t> value) {
  if (value) out.integer(*value);
}

struct ChiSquareState : TableState {
  void result(Result& out) const { out.real(chi_square(table())); }
};
struct DfState : TableState {
  void result(Result& out) const { integer(out, degrees_of_freedom(table())); }
};
struct ChiSquarePState : TableState {
  void result(Result& out) const {
    const Contingency made = table();
    if (const auto statistic = chi_square(made))
      out.real(chi_square_upper(*statistic, *degrees_of_freedom(made)));
  }
};
struct CramersVState : TableState {
  void result(Result& out) const { out.real(cramers_v(table())); }
};
struct FisherState : TableState {
  void result(Result& out) const { out.real(fisher_exact(table())); }
};
struct ExpectedMinState : TableState {
  void result(Result& out) const { out.real(smallest_expected(table())); }
};
struct ExpectedSmallState : TableState {
  void result(Result& out) const {
    const Contingency made = table();
    if (made.testable()) out.integer(static_cast<std::int64_t>(small_expected(made, kSmall)));
  }
};

constexpr kv_parameter kRow = sdk::parameter("row", "any", "The category of one question.");
constexpr kv_parameter kColumn = sdk::parameter("column", "any", "The category of the other.");
constexpr kv_parameter kCount = sdk::parameter(
    "n", "integer", "How many cases have both; 1 for a row a case. Several rows are added up.");
constexpr const kv_parameter* kParameters[] = {&kRow, &kColumn, &kCount};

constexpr const char* kDetails =
    "A row with NULL among its arguments is left out. Rows and columns of the table without a case "
    "are left out: they have no expectation. NULL where fewer than two rows or two columns are "
    "left. The tests are of independent cases that count alike: weights are refused.";

// Each example is that of Fisher's tea (The Design of Experiments, 1935): 3, 1, 1, 3.
#define KV_TEA(function)                                                                    \
  "WITH t(r, c, n) AS (VALUES ('a', 'x', 3), ('a', 'y', 1), ('b', 'x', 1), ('b', 'y', 3)) " \
  "SELECT " function " FROM t"

}  // namespace

constinit const sdk::Function kChiSquare =
    sdk::function({.name = "survey_chi_square",
                   .kind = "aggregate",
                   .signature = "survey_chi_square(row, column, n)",
                   .summary = "Pearson's chi-square statistic of independence of rows and columns.",
                   .details = kDetails,
                   .returns = "The statistic, without a correction for continuity.",
                   .example = KV_TEA("survey_chi_square(r, c, n)"),
                   .result = "2.0"},
                  kParameters, sdk::aggregate<ChiSquareState>());

constinit const sdk::Function kChiSquareDf =
    sdk::function({.name = "survey_chi_square_df",
                   .kind = "aggregate",
                   .signature = "survey_chi_square_df(row, column, n)",
                   .summary = "The degrees of freedom of the chi-square statistic.",
                   .details = kDetails,
                   .returns = "(rows - 1)(columns - 1), an integer.",
                   .example = KV_TEA("survey_chi_square_df(r, c, n)"),
                   .result = "1"},
                  kParameters, sdk::aggregate<DfState>());

constinit const sdk::Function kChiSquareP = sdk::function(
    {.name = "survey_chi_square_p",
     .kind = "aggregate",
     .signature = "survey_chi_square_p(row, column, n)",
     .summary = "The p value of the chi-square test of independence.",
     .details = "An approximation, poor where expected counts are small: see survey_expected_small "
                "and survey_fisher_p. A row with NULL among its arguments is left out; NULL where "
                "fewer than two rows or two columns have a case. Source: Abramowitz & Stegun, "
                "26.4.4 and 26.4.5.",
     .returns = "A probability.",
     .example = KV_TEA("round(survey_chi_square_p(r, c, n), 4)"),
     .result = "0.1573"},
    kParameters, sdk::aggregate<ChiSquarePState>());

constinit const sdk::Function kCramersV =
    sdk::function({.name = "survey_cramers_v",
                   .kind = "aggregate",
                   .signature = "survey_cramers_v(row, column, n)",
                   .summary = "Cramer's V: how strongly rows and columns are associated.",
                   .details = kDetails,
                   .returns = "0 (not at all) to 1 (one side tells the other).",
                   .example = KV_TEA("survey_cramers_v(r, c, n)"),
                   .result = "0.5"},
                  kParameters, sdk::aggregate<CramersVState>());

constinit const sdk::Function kFisherP = sdk::function(
    {.name = "survey_fisher_p",
     .kind = "aggregate",
     .signature = "survey_fisher_p(row, column, n)",
     .summary = "The two-sided p value of Fisher's exact test of independence, for tables of any "
                "size.",
     .details = "The probability, given the margins, of all tables that are no likelier than this "
                "one. NULL where fewer than two rows or two columns have a case, and where the "
                "table is too large to be counted through. Source: Freeman & Halton, Biometrika 38 "
                "(1951); Mehta & Patel, JASA 78 (1983).",
     .returns = "A probability.",
     .example = KV_TEA("round(survey_fisher_p(r, c, n), 12)"),
     .result = "0.485714285714"},
    kParameters, sdk::aggregate<FisherState>());

constinit const sdk::Function kExpectedMin = sdk::function(
    {.name = "survey_expected_min",
     .kind = "aggregate",
     .signature = "survey_expected_min(row, column, n)",
     .summary = "The smallest count that independence would let one expect in a cell.",
     .details = kDetails,
     .returns = "A number above 0.",
     .example = KV_TEA("survey_expected_min(r, c, n)"),
     .result = "2.0"},
    kParameters, sdk::aggregate<ExpectedMinState>());

constinit const sdk::Function kExpectedSmall = sdk::function(
    {.name = "survey_expected_small",
     .kind = "aggregate",
     .signature = "survey_expected_small(row, column, n)",
     .summary = "How many cells have an expected count below 5, where chi-square is not to be "
                "trusted.",
     .details = "Source of the limit: Cochran, Biometrics 10 (1954). A row with NULL among its "
                "arguments is left out.",
     .returns = "A number of cells.",
     .example = KV_TEA("survey_expected_small(r, c, n)"),
     .result = "4"},
    kParameters, sdk::aggregate<ExpectedSmallState>());

}  // namespace kv::survey
