// SPDX-License-Identifier: MIT
// Every reference fit within its own tolerances: an analyst's numbers would otherwise not be those
// of R's (or, where R stops early, the certified ones).
#include "tests/plugins/logit/comparison.h"
#include "tests/plugins/logit/reference_case.h"

namespace {

using namespace kv::test;

class LogitReference : public testing::TestWithParam<std::filesystem::path> {
 protected:
  void SetUp() override {
    if (GetParam().empty()) GTEST_SKIP() << "the shared reference fits are not here";
    ASSERT_EQ(host_.load(LOGIT), "");
    case_ = std::make_unique<ReferenceCase>(GetParam());
    ASSERT_EQ(case_->fit(host_), "");
  }
  const Json& expected() const { return case_->expected; }
  const Json& got() const { return case_->got; }

  double tolerance(const char* name, double otherwise) const {
    const Json& value = at(at(expected(), "tolerance"), name);
    return value.IsNumber() ? value.GetDouble() : otherwise;
  }

  const Json& got_term(const std::string& name) const {
    for (const Json& term : got()["terms"].GetArray())
      if (term["term"].GetString() == name) return term;
    static const Json kNull;
    return kNull;
  }

  Host host_;
  std::unique_ptr<ReferenceCase> case_;
};

std::vector<std::filesystem::path> files_or_none(const std::string& folder) {
  auto files = reference_files(folder);
  if (files.empty()) files.emplace_back();
  return files;
}

INSTANTIATE_TEST_SUITE_P(Every, LogitReference, testing::ValuesIn(files_or_none("logit")),
                         [](const auto& one) {
                           return one.param.empty() ? "absent" : one.param.stem().string();
                         });

TEST_P(LogitReference, RowsAndTermsAreThose) {
  const Json& data = expected()["data"];
  EXPECT_EQ(got()["data"]["rows"].GetInt(), data["n_rows_csv"].GetInt());
  EXPECT_EQ(got()["data"]["used"].GetInt(), data["n_used"].GetInt());
  EXPECT_EQ(got()["data"]["weight_positive"].GetInt(), data["n_weight_positive"].GetInt());
  expect_close("sum of weights", got()["data"]["sum_weights"], data["sum_weights"], 1e-12);
  expect_close("successes", got()["data"]["successes"], data["sum_successes"], 1e-12);
  const Json& names = expected()["terms"]["names"];
  ASSERT_EQ(got()["terms"].Size(), length(names));
  std::string aliased;
  for (rapidjson::SizeType k = 0; k < length(names); ++k) {
    EXPECT_STREQ(got()["terms"][k]["term"].GetString(), element(names, k).GetString());
    if (got()["terms"][k]["aliased"].GetBool())
      aliased += got()["terms"][k]["term"].GetString() + std::string(" ");
  }
  const Json& wanted = expected()["terms"]["aliased"];
  std::string list;
  for (rapidjson::SizeType k = 0; k < length(wanted); ++k)
    list += element(wanted, k).GetString() + std::string(" ");
  EXPECT_EQ(aliased, list);
  EXPECT_EQ(got()["rank"].GetInt(), expected()["terms"]["rank"].GetInt());
}

TEST_P(LogitReference, SeparationIsDecidedAndEveryDirectionNamed) {
  const Json& wanted = expected()["separation"];
  EXPECT_STREQ(got()["separation"]["type"].GetString(), wanted["type"].GetString());
  EXPECT_EQ(got()["fit"]["constant_outcome"].GetBool(), wanted["constant_outcome"].GetBool());
  for (const auto& direction : wanted["direction"].GetObject())
    EXPECT_STREQ(at(got()["separation"]["direction"], direction.name.GetString()).GetString(),
                 direction.value.GetString())
        << direction.name.GetString();
  const Json& rows = wanted["separated_rows_1based"];
  ASSERT_EQ(got()["separation"]["rows"].Size(), length(rows));
  for (rapidjson::SizeType k = 0; k < length(rows); ++k)
    EXPECT_EQ(got()["separation"]["rows"][k].GetInt(), element(rows, k).GetInt());
}

TEST_P(LogitReference, CoefficientsErrorsAndProfileIntervals) {
  const Json& terms = at(expected(), "coefficients");
  for (rapidjson::SizeType k = 0; terms.IsArray() && k < terms.Size(); ++k) {
    const Json& wanted = terms[k];
    const std::string name = wanted["term"].GetString();
    const Json& term = got_term(name);
    const double se = number(wanted["se"]);
    expect_close(name, at(term, "estimate"), wanted["estimate"], tolerance("coef_rel", 1e-9),
                 0.001 * se);
    expect_close(name + " se", at(term, "std_error"), wanted["se"], tolerance("se_rel", 1e-8));
    expect_close(name + " z", at(term, "statistic"), wanted["z"], 1e-7, 0.001);
    expect_close(name + " p", at(term, "p_value"), wanted["p"], tolerance("p_rel", 1e-6));
    expect_close(name + " wald low", at(term, "wald_low"), wanted["wald_lo"], 1e-7, se);
    expect_close(name + " wald high", at(term, "wald_high"), wanted["wald_hi"], 1e-7, se);
    const double profile = tolerance("profile_ci_rel", 1e-6);
    expect_close(name + " profile low", at(term, "profile_low"), wanted["prof_lo"], profile,
                 0.001 * se);
    expect_close(name + " profile high", at(term, "profile_high"), wanted["prof_hi"], profile,
                 0.001 * se);
  }
  const Json& vcov = at(expected(), "vcov");
  for (rapidjson::SizeType i = 0; vcov.IsArray() && i < vcov.Size(); ++i)
    for (rapidjson::SizeType j = 0; j < length(vcov[i]); ++j)
      expect_close("vcov", got()["vcov"][i][j], element(vcov[i], j), 10 * tolerance("se_rel", 1e-8),
                   std::sqrt(number(element(vcov[i], i)) * number(element(vcov[j], j))));
}

TEST_P(LogitReference, InfiniteEstimatesHaveTheirLimitAndOneSidedBounds) {
  const Json& limit = at(expected(), "limit");
  if (limit.IsNull()) return;
  expect_close("supremum", got()["fit"]["loglik_kernel"], limit["loglik_kernel_supremum"], 1e-11,
               1e-3);
  const Json& finite = limit["finite_terms"];
  for (rapidjson::SizeType k = 0; finite.IsArray() && k < finite.Size(); ++k) {
    const std::string name = finite[k]["term"].GetString();
    const double se = number(finite[k]["se"]);
    expect_close(name, at(got_term(name), "estimate"), finite[k]["estimate"], 1e-9, 0.001 * se);
    expect_close(name + " se", at(got_term(name), "std_error"), finite[k]["se"], 1e-8);
    expect_close(name + " p", at(got_term(name), "p_value"), finite[k]["p"], 1e-6);
  }
  const Json& bounds = expected()["profile_ci_limit"];
  for (rapidjson::SizeType k = 0; bounds.IsArray() && k < bounds.Size(); ++k) {
    const std::string name = bounds[k]["term"].GetString();
    expect_close(name + " low", at(got_term(name), "profile_low"), bounds[k]["lo"], 1e-6, 1e-3);
    expect_close(name + " high", at(got_term(name), "profile_high"), bounds[k]["hi"], 1e-6, 1e-3);
    const bool finite_term = std::string(bounds[k]["status"].GetString()) == "finite";
    EXPECT_EQ(at(got_term(name), "p_value").IsNull(), !finite_term) << name << "'s Wald p";
  }
  const Json& null = at(expected(), "null");
  if (null.IsNull()) return;
  expect_close("null", got()["fit"]["loglik_null_kernel"], null["loglik_kernel"], 1e-11);
  expect_close("null deviance", got()["fit"]["null_deviance"], null["null_deviance"], 1e-11);
  expect_close("LR", got()["fit"]["lr_chisq"], null["lr_vs_null"]["chisq"], 1e-10);
  expect_close("LR p", got()["fit"]["lr_p"], null["lr_vs_null"]["p"], 1e-6);
  EXPECT_EQ(got()["fit"]["lr_df"].GetInt(), null["lr_vs_null"]["df"].GetInt());
}

TEST_P(LogitReference, FitStatistics) {
  const Json& fit = at(expected(), "fit");
  if (fit.IsNull()) return;
  const double tight = tolerance("loglik_deviance_rel", 1e-11);
  const std::pair<const char*, const char*> names[] = {{"null_deviance", "null_deviance"},
                                                       {"deviance", "residual_deviance"},
                                                       {"loglik", "logLik"},
                                                       {"loglik_kernel", "logLik_kernel"},
                                                       {"loglik_null_kernel", "logLik_null_kernel"},
                                                       {"aic", "aic"},
                                                       {"bic", "bic_r"},
                                                       {"bic_sumw", "bic_sumw"},
                                                       {"aic_kernel", "aic_kernel"}};
  for (const auto& [own, theirs] : names)
    expect_close(theirs, got()["fit"][own], fit[theirs], tight, 1e-3);
  for (const char* name : {"mcfadden", "mcfadden_adj", "cox_snell", "nagelkerke", "tjur", "auc"})
    expect_close(name, got()["fit"][name], at(fit, name), 1e-8, 1e-2);
  expect_close("pearson", got()["fit"]["pearson_chisq"], fit["pearson_chisq"], 1e-8);
  EXPECT_EQ(got()["fit"]["df_null"].GetInt(), fit["df_null"].GetInt());
  EXPECT_EQ(got()["fit"]["df_residual"].GetInt(), fit["df_residual"].GetInt());
  const Json& null = expected()["lr_vs_null"];
  expect_close("LR", got()["fit"]["lr_chisq"], null["chisq"], 1e-9, 1e-3);
  expect_close("LR p", got()["fit"]["lr_p"], null["p"], tolerance("p_rel", 1e-6));
  EXPECT_EQ(got()["fit"]["lr_df"].GetInt(), null["df"].GetInt());
}

TEST_P(LogitReference, TestsOfTermsAndNestedModels) {
  const Json& drop1 = at(expected(), "drop1_lr");
  ASSERT_TRUE(drop1.IsNull() || got()["drop1"].Size() == length(drop1));
  for (rapidjson::SizeType k = 0; k < length(drop1); ++k) {
    const Json& wanted = element(drop1, k);
    const Json& test = got()["drop1"][k];
    EXPECT_STREQ(test["term"].GetString(), wanted["term"].GetString());
    expect_close(wanted["term"].GetString(), test["chisq"], wanted["chisq"], 1e-8, 1e-2);
    expect_close("p", test["p"], wanted["p"], 1e-6);
    EXPECT_EQ(test["df"].GetInt(), wanted["df"].GetInt());
  }
  const Json& nested = at(expected(), "nested_lr");
  for (rapidjson::SizeType k = 0; nested.IsArray() && k < nested.Size(); ++k) {
    const Json& wanted = nested[k];
    const Json& model = got()["nested"][k];
    EXPECT_EQ(model["rank"].GetInt(), wanted["rank"].GetInt());
    EXPECT_EQ(model["df_residual"].GetInt(), wanted["df_residual"].GetInt());
    expect_close("deviance", model["deviance"], wanted["deviance"], 1e-11);
    expect_close("AIC", model["aic_kernel"], wanted["aic_kernel"], 1e-11);
    for (rapidjson::SizeType j = 0; j < length(at(wanted, "coefficients")); ++j) {
      const Json& coefficient = element(wanted["coefficients"], j);
      const double se = number(coefficient["se"]);
      expect_close("nested", model["terms"][j]["estimate"], coefficient["estimate"], 1e-8,
                   0.001 * se);
      expect_close("nested se", model["terms"][j]["std_error"], coefficient["se"], 1e-7);
    }
    const Json& test = at(wanted, "lr_vs_previous");
    if (test.IsNull()) continue;
    expect_close("nested LR", model["against_previous"]["chisq"], test["chisq"], 1e-9, 1e-2);
    expect_close("nested p", model["against_previous"]["p"], test["p"], 1e-6);
    EXPECT_EQ(model["against_previous"]["df"].GetInt(), test["df"].GetInt());
  }
}

}  // namespace
