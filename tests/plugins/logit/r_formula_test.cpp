// SPDX-License-Identifier: MIT
// Formulas whose columns are easily coded otherwise than R codes them: another coding is another
// model under the same name. Figures by R 4.2.2, glm(f, binomial(), control = glm.control(epsilon =
// 1e-15, maxit = 100)), on the rows below; R's I(g == "b") and ordered(g) are written as here.
#include <gmock/gmock.h>

#include "tests/plugins/logit/logit_host.h"

namespace {

struct Certified {
  std::string formula;
  std::string terms;
  std::string estimates;
  std::string errors;
};

class RFormula : public kv::test::LogitTest, public testing::WithParamInterface<Certified> {
 protected:
  void SetUp() override {
    LogitTest::SetUp();
    ask("CREATE TABLE d AS WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s LIMIT 60)"
        " SELECT i * 29 % 60 < 24 + i % 5 * 3 AS y, i * 37 % 61 / 10.0 AS x,"
        " substr('bac', i % 3 + 1, 1) AS g, substr('uv', i / 3 % 2 + 1, 1) AS h,"
        " i * 7 % 5 + 1 AS n FROM s");
  }
};

TEST_P(RFormula, EqualsR) {
  const Certified& r = GetParam();
  EXPECT_EQ(
      host_.ask("WITH t AS (SELECT row_number() OVER () - 1 AS k, * FROM logit_terms(logit_fit(:f,"
                " 'd', NULL))) SELECT group_concat(term, ' '),"
                " sum(abs(estimate - b.value) > 1e-10 * max(abs(b.value), 1)),"
                " sum(abs(std_error / s.value - 1) > 1e-10)"
                " FROM t LEFT JOIN json_each(:b) AS b ON b.key = k"
                " LEFT JOIN json_each(:s) AS s ON s.key = k",
                {{":f", r.formula}, {":b", r.estimates}, {":s", r.errors}}),
      r.terms + "|0|0");
}

INSTANTIATE_TEST_SUITE_P(
    Some, RFormula,
    testing::Values(
        Certified{"y ~ h + x %in% h", "(Intercept) hv hu:x hv:x",
                  "[-0.029486610433, -0.853987986605, -0.0343748866889, 0.334892122554]",
                  "[0.75560810461, 1.07682280902, 0.218615350951, 0.221365624063]"},
        Certified{"y ~ (x + g) %in% h", "(Intercept) x:hu x:hv gb:hu gc:hu gb:hv gc:hv",
                  "[-0.444726418587, -0.0126840434392, 0.314129485401, 0.484681155421,"
                  " 0.482651600924, -0.50978359133, -0.533804022284]",
                  "[0.650073747656, 0.190856375145, 0.194365578569, 0.856713130286,"
                  " 0.849145253416, 0.883273557843, 0.888805003242]"},
        Certified{"y ~ g + I(g == 'b'):x",
                  "(Intercept) gb gc I(g == \"b\")FALSE:x I(g == \"b\")TRUE:x",
                  "[-0.686074652168, 0.686074652168, -0.00969854133983, 0.228122358527, 0]",
                  "[0.720748774301, 1.18354564965, 0.645042322623, 0.186104094258,"
                  " 0.267122946186]"},
        Certified{"y ~ 0 + ordered(g, levels = c('a', 'b', 'c')) * x", "ga gb gc x g.L:x g.Q:x",
                  "[-0.499748027212, 0, -0.858290801424, 0.149170220869, 0.0815315174026,"
                  " 0.182695462973]",
                  "[0.933988626146, 0.938776602367, 0.90819389514, 0.15314104206, 0.264305637937,"
                  " 0.266187156592]"},
        Certified{"cbind(n, 6 - n) ~ g / x + offset(x / 9)", "(Intercept) gb gc ga:x gb:x gc:x",
                  "[-0.352846821941, -0.0998560574077, -0.0156855796034, 0.00614019346367,"
                  " 0.0353446907321, 0.00971918447715]",
                  "[0.378446029548, 0.542296005228, 0.519959908272, 0.110044236665,"
                  " 0.110599072153, 0.10019697622]"}));

// An average effect sets every row to one level, and a comparison in the formula may name another.
TEST_F(RFormula, EffectsOfAFactorThatIsAlsoCompared) {
  EXPECT_EQ(ask("SELECT group_concat(contrast, ', '), sum(estimate IS NULL) FROM logit_effects("
                "logit_fit('y ~ g + x:(g == ''b'')', 'd', NULL))"),
            "b - a, c - a, dP/dx|0");
}

// A sampled unit whose rows cannot be used was sampled all the same: without it the errors are
// those of another sample. By R's survey 4.1.1, svyglm() of svydesign() with these units, strata
// and fpc.
TEST_F(RFormula, UnitsWithoutAUsedRowBelongToTheSample) {
  ask("CREATE TABLE sample AS SELECT y, iif(i IN (4, 5, 6, 22, 50), NULL, x) AS x, (i - 1) / 15 AS "
      "stratum, (i - 1) / 3 AS unit, 1 + i * 11 % 7 AS w, CASE (i - 1) / 15 WHEN 0 THEN 9 WHEN 1 "
      "THEN 12 WHEN 2 THEN 20 ELSE 7 END AS units FROM (SELECT rowid AS i, * FROM d)");
  const auto apart = [&](const std::string& options, const std::string& errors) {
    return host_.ask(
        "WITH t AS (SELECT row_number() OVER () - 1 AS k, * FROM logit_terms(logit_fit('y ~ x', "
        "'sample', '{\"weights\": \"w\", \"weights_are\": \"sampling\", \"strata\": "
        "\"stratum\"' || :o || '}'))) SELECT sum(abs(estimate - b.value) > 1e-10), "
        "sum(abs(std_error / s.value - 1) > 1e-8) FROM t JOIN json_each('[-0.310115372016, "
        "0.116070319211]') AS b ON b.key = k JOIN json_each(:s) AS s ON s.key = k",
        {{":o", options}, {":s", errors}});
  };
  EXPECT_EQ(apart("", "[0.623624229756, 0.177567739908]"), "0|0");
  EXPECT_EQ(apart(", \"cluster\": \"unit\"", "[0.725949941109, 0.214804649477]"), "0|0");
  EXPECT_EQ(
      apart(", \"cluster\": \"unit\", \"fpc\": \"units\"", "[0.560216189975, 0.164131995257]"),
      "0|0");
}

}  // namespace
