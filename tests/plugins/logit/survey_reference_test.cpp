// SPDX-License-Identifier: MIT
// The design-based reference fits (svyglm): a survey analyst's errors would otherwise be too small.
#include "tests/plugins/logit/comparison.h"
#include "tests/plugins/logit/reference_case.h"

namespace {

using namespace kv::test;

class SurveyReference : public testing::TestWithParam<std::filesystem::path> {};

std::vector<std::filesystem::path> files_or_none() {
  auto files = reference_files("svylogit");
  if (files.empty()) files.emplace_back();
  return files;
}

INSTANTIATE_TEST_SUITE_P(Every, SurveyReference, testing::ValuesIn(files_or_none()),
                         [](const auto& one) {
                           return one.param.empty() ? "absent" : one.param.stem().string();
                         });

TEST_P(SurveyReference, EqualsSvyglm) {
  if (GetParam().empty()) GTEST_SKIP() << "the shared reference fits are not here";
  Host host;
  ASSERT_EQ(host.load(LOGIT), "");
  ReferenceCase one(GetParam());
  ASSERT_EQ(one.fit(host), "");
  const Json& wanted = one.expected;
  const Json& got = one.got;
  EXPECT_EQ(got["data"]["used"].GetInt(), wanted["n_used"].GetInt());
  EXPECT_EQ(got["survey"]["design_df"].GetInt(), wanted["design_df"].GetInt());
  EXPECT_EQ(got["survey"]["df_residual"].GetInt(), wanted["df_residual"].GetInt());
  // R's svyglm stops as glm does, at a relative change of 1e-8 in the deviance.
  for (rapidjson::SizeType k = 0; k < wanted["coefficients"].Size(); ++k) {
    const Json& t = wanted["coefficients"][k];
    const Json& g = got["terms"][k];
    const std::string name = t["term"].GetString();
    const double se = number(t["se"]);
    EXPECT_STREQ(g["term"].GetString(), name.c_str());
    expect_close(name, g["estimate"], t["estimate"], 1e-7, 0.01 * se);
    expect_close(name + " se", g["std_error"], t["se"], 1e-7);
    expect_close(name + " t", g["statistic"], t["t"], 1e-6, 0.01);
    expect_close(name + " p", g["p_value"], t["p"], 1e-6);
    expect_close(name + " low", g["conf_low"], t["ci_lo"], 1e-6, se);
    expect_close(name + " high", g["conf_high"], t["ci_hi"], 1e-6, se);
  }
  for (rapidjson::SizeType i = 0; i < wanted["vcov"].Size(); ++i)
    for (rapidjson::SizeType j = 0; j < wanted["vcov"].Size(); ++j)
      expect_close("vcov", got["vcov"][i][j], wanted["vcov"][i][j], 1e-7,
                   std::sqrt(number(wanted["vcov"][i][i]) * number(wanted["vcov"][j][j])));
  const Json& naive = wanted["naive_se_normalised_weights"];
  for (rapidjson::SizeType k = 0; k < naive.Size(); ++k)
    expect_close("naive", got["survey"]["model_errors"][k], naive[k], 1e-6);
  expect_close("deviance", got["fit"]["deviance"], wanted["deviance"], 1e-10);
  expect_close("null deviance", got["fit"]["null_deviance"], wanted["null_deviance"], 1e-10);
  const Json& wald = wanted["wald_test_all"];
  expect_close("F", got["survey"]["wald_f"], wald["F"], 1e-6);
  expect_close("F p", got["survey"]["wald_p"], wald["p"], 1e-6);
  EXPECT_EQ(got["survey"]["wald_df"].GetInt(), wald["df"].GetInt());
  for (rapidjson::SizeType k = 0; k < wanted["fitted"].Size(); ++k)
    expect_close("fitted", got["rows"]["fitted"][k], wanted["fitted"][k], 1e-8);
}

}  // namespace
