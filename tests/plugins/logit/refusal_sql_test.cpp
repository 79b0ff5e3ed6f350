// SPDX-License-Identifier: MIT
// Input that no model can be made of gets a sentence, and nothing gets a NaN.
#include <gmock/gmock.h>
#include <string>

#include "tests/plugins/logit/logit_host.h"

namespace {

using testing::HasSubstr;
using testing::Not;

class LogitRefusal : public kv::test::LogitTest {
 protected:
  /// A fit of `y ~ x` to rows given as VALUES.
  std::string fit(const std::string& values, const std::string& formula = "y ~ x") {
    return host_.ask("SELECT logit_fit(:formula, :data, NULL)",
                     {{":formula", formula},
                      {":data", "SELECT column1 AS y, column2 AS x FROM (VALUES " + values + ")"}});
  }
  std::string parse(const std::string& formula) {
    return fit("(0, 1), (1, 2), (0, 3), (1, 1)", formula);
  }
};

TEST_F(LogitRefusal, TextAmongNumbersIsToldWithItsRow) {
  EXPECT_THAT(fit("(0, 1), (1, 2), (0, 'abc')"),
              HasSubstr("the column x holds numbers, and in row 3 the text 'abc'"));
  EXPECT_THAT(fit("(0, 'abc'), (1, 2)"), HasSubstr("and in row 2 the number 2"));
}

TEST_F(LogitRefusal, OutcomesThatAreNone) {
  EXPECT_THAT(fit("(0, 1), (2, 2)"), HasSubstr("must be 0 or 1; row 2 has 2"));
  EXPECT_THAT(fit("('ja', 1), ('nei', 2)"), HasSubstr("which of them counts as 1 must be said"));
  EXPECT_THAT(fit("(0.5, 1), (1, 2)"), HasSubstr("holds shares between 0 and 1"));
}

TEST_F(LogitRefusal, AConstantOutcomeIsSaidAndHasNoNumbers) {
  const std::string model = fit("(1, 1), (1, 2), (1, 3)");
  EXPECT_THAT(model, HasSubstr("is 1 in every row: there is nothing to explain"));
  EXPECT_THAT(model, HasSubstr("\"mcfadden\":null"));
  EXPECT_THAT(model, HasSubstr("\"auc\":null"));
}

// A row of weight 0 has no fitted value where the outcome is separated.
TEST_F(LogitRefusal, SeparationWithRowsOfNoWeightEnds) {
  EXPECT_EQ(
      ask("SELECT auc, nobs, separation FROM logit_glance((SELECT logit_model('y ~ x', "
          "'{\"weights\": \"w\"}', 'y, x, w', column1, column2, column3) FROM (VALUES (0, 1, 1), "
          "(0, 2, 1), (1, 3, 1), (1, 4, 2), (0, 9, 0))))"),
      "1.0|4|complete");
}

TEST_F(LogitRefusal, TooFewRows) {
  EXPECT_THAT(fit("(1, 2)"), HasSubstr("\"aliased\":true"));
  EXPECT_THAT(fit("(NULL, 2), (1, NULL)"),
              HasSubstr("no row is left of 2: y is missing in 1, x is missing in 1"));
  EXPECT_THAT(host_.ask("SELECT logit_fit('y ~ x', 'SELECT 1 AS y, 2 AS x LIMIT 0', NULL)"),
              HasSubstr("the data have no rows"));
}

TEST_F(LogitRefusal, NumbersOutOfBounds) {
  EXPECT_THAT(fit("(0, 1), (1, 9e999)"), HasSubstr("the column x is infinite in row 2"));
  EXPECT_THAT(fit("(0, 1), (1, 9007199254740993)"), HasSubstr("cannot hold exactly"));
  EXPECT_THAT(fit("(0, 0), (1, 2)", "y ~ log(x)"), HasSubstr("log(x) is infinite in row 1"));
  EXPECT_THAT(fit("(0, 1e200), (1, 2)", "y ~ I(x^2)"), HasSubstr("infinite in row 1"));
}

TEST_F(LogitRefusal, LargeNumbersAreFitted) {
  const std::string model =
      fit("(0, 1e308), (1, -1e308), (0, 5e307), (1, 4e307), (0, -9e307), (1, 7e307)");
  EXPECT_THAT(model, HasSubstr("\"converged\":true"));
  EXPECT_THAT(model, Not(HasSubstr("nan")));
}

TEST_F(LogitRefusal, FormulasThatCannotBeRead) {
  EXPECT_THAT(parse("y ~ 'x"), HasSubstr("a quote is not closed"));
  EXPECT_THAT(parse("y ~ `x"), HasSubstr("a quote is not closed"));
  EXPECT_THAT(parse("y"), HasSubstr("'outcome ~ terms'"));
  EXPECT_THAT(parse(""), HasSubstr("ends where something should follow"));
  EXPECT_THAT(parse("y ~ x +"), HasSubstr("ends where something should follow"));
  EXPECT_THAT(parse("y ~ (x"), HasSubstr("needs a )"));
  EXPECT_THAT(parse("y ~ x x"), HasSubstr("goes on where it should end"));
  EXPECT_THAT(parse("y ~ x ? 2"), HasSubstr("means nothing"));
  EXPECT_THAT(parse("y ~ 2"), HasSubstr("the number 2 is no term"));
  EXPECT_THAT(parse("y ~ f(x)"), HasSubstr("the function f() is not known"));
  EXPECT_THAT(parse("y ~ 0"), HasSubstr("nothing to estimate"));
  EXPECT_THAT(parse("y ~ z"), HasSubstr("there is no column z. The data have y, x"));
  EXPECT_THAT(parse("y ~ poly(x, 5)"), HasSubstr("more than 5 different values"));
}

TEST_F(LogitRefusal, FormulasMadeToHurt) {
  std::string many = "y ~ x0";
  for (int k = 1; k < 10'000; ++k) many += "+x" + std::to_string(k);
  EXPECT_THAT(parse(many), HasSubstr("more than 2500 parts"));
  EXPECT_THAT(parse("y ~ " + std::string(50'000, '(') + "x" + std::string(50'000, ')')),
              HasSubstr("error:"));
  EXPECT_THAT(parse("y ~ " + std::string(90'000, '-') + "x"), HasSubstr("levels deep"));
  EXPECT_THAT(parse("y ~ " + std::string(200'000, 'x')), HasSubstr("at most 100000"));
  EXPECT_THAT(parse("y ~ (a+b+c+d+e+f+g+h+i+j+k+l+m+n)^14"), HasSubstr("1000 terms"));
}

TEST_F(LogitRefusal, OptionsAreReadStrictly) {
  const auto with = [&](const std::string& options) {
    return host_.ask("SELECT logit_fit('y ~ 1', 'SELECT 1 AS y', :options)",
                     {{":options", options}});
  };
  EXPECT_THAT(with("{"), HasSubstr("no JSON"));
  EXPECT_THAT(with("[]"), HasSubstr("must be a JSON object"));
  EXPECT_THAT(with(R"({"weight": "n"})"), HasSubstr("the option weight is not known"));
  EXPECT_THAT(with(R"({"method": "ols"})"), HasSubstr("it can be ml or firth"));
  EXPECT_THAT(with(R"({"level": 95})"), HasSubstr("between 0 and 1"));
  EXPECT_THAT(with(R"({"errors": "cr1"})"), HasSubstr("give cluster"));
}

TEST_F(LogitRefusal, DataThatAreNotAQuery) {
  ask("CREATE TABLE t(y, x)");
  EXPECT_THAT(host_.ask("SELECT logit_fit('y ~ x', 'DROP TABLE t', NULL)"), HasSubstr("error"));
  EXPECT_THAT(host_.ask("SELECT logit_fit('y ~ x', 'SELECT 1 AS y, 2 AS x) ; DROP TABLE t; --', "
                        "NULL)"),
              HasSubstr("error"));
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "0") << "the table is gone";
  ask("CREATE TABLE w(a); ");
  EXPECT_THAT(ask("CREATE VIEW v AS SELECT logit_fit('y ~ x', 't', NULL); SELECT * FROM v"),
              HasSubstr("unsafe use"));
}

TEST_F(LogitRefusal, TextsThatAreNoModel) {
  for (const char* text : {"'{}'", "'abc'", "'[]'", "NULL", "1", "x'00'"})
    EXPECT_THAT(ask("SELECT * FROM logit_terms(" + std::string(text) + ")"),
                HasSubstr("error: logit_terms:"));
  EXPECT_EQ(ask("SELECT * FROM logit_terms('{\"logit\": 1, \"terms\": 5}')"), "");
}

}  // namespace
