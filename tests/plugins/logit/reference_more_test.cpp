// SPDX-License-Identifier: MIT
// The rest of every reference fit: influence, robust errors, effects, tests of fit, Firth.
#include <algorithm>

#include "tests/plugins/logit/comparison.h"
#include "tests/plugins/logit/reference_case.h"

namespace {

using namespace kv::test;

class LogitReferenceMore : public testing::TestWithParam<std::filesystem::path> {
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
  void expect_list(const char* what, const Json& own, const Json& wanted, double relative,
                   double floor) const {
    ASSERT_EQ(length(own), length(wanted)) << what;
    for (rapidjson::SizeType k = 0; k < length(wanted); ++k)
      expect_close(what + std::string(" ") + std::to_string(k + 1), element(own, k),
                   element(wanted, k), relative, floor);
  }

  Host host_;
  std::unique_ptr<ReferenceCase> case_;
};

std::vector<std::filesystem::path> files_or_none() {
  auto files = reference_files("logit");
  if (files.empty()) files.emplace_back();
  return files;
}

INSTANTIATE_TEST_SUITE_P(Every, LogitReferenceMore, testing::ValuesIn(files_or_none()),
                         [](const auto& one) {
                           return one.param.empty() ? "absent" : one.param.stem().string();
                         });

TEST_P(LogitReferenceMore, PredictionsResidualsAndInfluence) {
  const Json& wanted = at(expected(), "influence");
  if (wanted.IsNull()) return;
  const double absolute = tolerance("fitted_leverage_abs", 1e-9);
  const Json& rows = got()["rows"];
  expect_list("fitted", rows["fitted"], wanted["fitted"], absolute, 1);
  expect_list("eta", rows["linear_predictor"], wanted["linear_predictor"], 1e-8, 1);
  expect_list("leverage", rows["leverage"], wanted["leverage"], absolute, 1);
  expect_list("cook", rows["cooks_distance"], wanted["cooks_distance"], 1e-7, 1e-2);
  expect_list("pearson", rows["pearson_residual"], wanted["pearson_residual"], 1e-7, 1);
  expect_list("deviance", rows["deviance_residual"], wanted["deviance_residual"], 1e-7, 1);
}

TEST_P(LogitReferenceMore, RobustAndClusterErrors) {
  const Json& wanted = at(expected(), "robust");
  if (wanted.IsNull()) return;
  const double relative = tolerance("robust_se_rel", 1e-7);
  for (const char* rule : {"hc0", "hc1", "hc3"}) {
    if (at(wanted, rule).IsNull()) continue;
    expect_list(rule, at(got()["robust"], rule), wanted[rule], relative, 0);
  }
  const Json& cluster = at(wanted, "cluster");
  if (cluster.IsNull()) return;
  EXPECT_EQ(got()["robust"]["clusters"].GetInt(), cluster["n_clusters"].GetInt());
  for (const char* rule : {"cr0", "cr_cadj", "cr1"})
    expect_list(rule, at(got()["robust"], rule), cluster[rule], relative, 0);
}

TEST_P(LogitReferenceMore, VarianceInflation) {
  const Json& wanted = at(expected(), "vif");
  if (wanted.IsNull()) return;
  ASSERT_EQ(got()["vif"].Size(), length(wanted["terms"]));
  for (rapidjson::SizeType k = 0; k < length(wanted["terms"]); ++k) {
    const Json& term = element(wanted["terms"], k);
    EXPECT_STREQ(got()["vif"][k]["term"].GetString(), term["term"].GetString());
    expect_close("gvif", got()["vif"][k]["gvif"], term["gvif"], 1e-7);
    expect_close("root", got()["vif"][k]["gvif_1_2df"], term["gvif_1_2df"], 1e-7);
  }
  for (const auto& column : at(wanted, "design_vif").GetObject())
    expect_close(column.name.GetString(), at(got()["design_vif"], column.name.GetString()),
                 column.value, 1e-7);
}

TEST_P(LogitReferenceMore, AverageMarginalEffects) {
  const Json& wanted = at(at(expected(), "ame"), "effects");
  for (rapidjson::SizeType k = 0; k < length(wanted); ++k) {
    const Json& effect = element(wanted, k);
    const Json* own = nullptr;
    for (const Json& one : got()["effects"].GetArray())
      if (one["variable"] == effect["variable"] && one["contrast"] == effect["contrast"])
        own = &one;
    const std::string name =
        std::string(effect["variable"].GetString()) + " " + effect["contrast"].GetString();
    ASSERT_NE(own, nullptr) << name;
    const double se = number(effect["se"]);
    const double relative = tolerance("ame_rel", 1e-7);
    expect_close(name, (*own)["estimate"], effect["ame"], relative, 0.001 * se);
    expect_close(name + " se", (*own)["std_error"], effect["se"], relative);
    expect_close(name + " z", (*own)["statistic"], effect["z"], 1e-6, 1e-3);
    expect_close(name + " p", (*own)["p_value"], effect["p"], 1e-5);
  }
}

/// Groups made with the cuts of the reference: where a cut is a fitted value, one rounding error
/// decides on which side its row falls.
void expect_groups(const Json& rows, const Json& wanted) {
  std::vector<double> n(length(wanted["n"]), 0);
  std::vector<double> observed = n;
  std::vector<double> expected = n;
  const Json& cuts = wanted["cut"];
  for (rapidjson::SizeType g = 1; g < length(cuts); ++g)
    if (number(element(cuts, g)) - number(element(cuts, g - 1)) < 1e-9)
      return;  // one value, parted
  std::vector<double> all(length(cuts) - 1, 0);
  std::vector<double> ones = all;
  std::vector<double> sums = all;
  for (rapidjson::SizeType i = 0; i < rows["fitted"].Size(); ++i) {
    const double mu = number(rows["fitted"][i]);
    const double w = number(rows["weight"][i]);
    rapidjson::SizeType g = 0;
    while (g + 2 < length(cuts) && mu > number(element(cuts, g + 1)) + 1e-10) ++g;
    all[g] += w;
    ones[g] += w * number(rows["observed"][i]);
    sums[g] += w * mu;
  }
  std::erase_if(ones, [&, k = std::size_t{0}](double) mutable { return all[k++] == 0; });
  std::erase_if(sums, [&, k = std::size_t{0}](double) mutable { return all[k++] == 0; });
  std::erase(all, 0.0);
  ASSERT_EQ(all.size(), n.size());
  for (rapidjson::SizeType g = 0; g < n.size(); ++g) {
    EXPECT_DOUBLE_EQ(all[g], number(element(wanted["n"], g)));
    EXPECT_NEAR(ones[g], number(element(wanted["obs1"], g)), 1e-9);
    EXPECT_NEAR(sums[g], number(element(wanted["exp1"], g)), 1e-7);
  }
}

TEST_P(LogitReferenceMore, HosmerLemeshowByBothRules) {
  const Json& wanted = at(expected(), "hosmer_lemeshow");
  if (at(wanted, "rule_A").IsNull()) return;
  for (const auto& [theirs, own] : {std::pair("rule_A", "type 7"), std::pair("rule_B", "type 2")}) {
    const Json& rule = wanted[theirs];
    if (at(rule, "chisq").IsNull()) continue;
    if (rule["fragile"].GetBool()) {
      expect_groups(got()["rows"], rule);
      continue;
    }
    const Json* found = nullptr;
    for (const Json& one : got()["hosmer_lemeshow"].GetArray())
      if (std::string(one["rule"].GetString()) == own) found = &one;
    ASSERT_NE(found, nullptr) << own;
    expect_close("chisq", (*found)["chisq"], rule["chisq"], 1e-6);
    EXPECT_EQ((*found)["groups"].GetInt(), rule["groups"].GetInt());
    expect_close("p g-2", (*found)["p_ten_minus_2"], rule["p_g_minus_2"], 1e-5);
    expect_close("p groups-2", (*found)["p_groups_minus_2"], rule["p_groups_minus_2"], 1e-5);
    expect_list("n", (*found)["n"], rule["n"], 1e-12, 1);
    expect_list("observed", (*found)["observed"], rule["obs1"], 1e-9, 1);
    expect_list("expected", (*found)["expected"], rule["exp1"], 1e-7, 1);
  }
}

TEST_P(LogitReferenceMore, Firth) {
  const Json& wanted = at(expected(), "firth");
  if (wanted.IsNull()) return;
  const Json& own = got()["firth"];
  const Json& tolerances = at(wanted, "tolerance");
  const auto within = [&](const char* name, double otherwise) {
    return at(tolerances, name).IsNumber() ? tolerances[name].GetDouble() : otherwise;
  };
  const Json& terms = wanted["coefficients"];
  ASSERT_EQ(own["terms"].Size(), length(terms));
  for (rapidjson::SizeType k = 0; k < length(terms); ++k) {
    const Json& t = element(terms, k);
    const Json& g = own["terms"][k];
    const std::string name = t["term"].GetString();
    const double se = number(t["se"]);
    EXPECT_STREQ(g["term"].GetString(), name.c_str());
    expect_close(name, g["estimate"], t["estimate"], within("coef_rel", 1e-8), 0.001 * se);
    expect_close(name + " se", g["std_error"], t["se"], within("se_rel", 1e-8));
    expect_close(name + " p", g["p_wald"], t["p_wald"], 1e-6);
    EXPECT_NEAR(number(g["lr_chisq"]), number(t["plr_chisq"]), within("plr_chisq_abs", 1e-6));
    const double profile = within("prof_ci_rel", 1e-5);
    expect_close(name + " low", g["conf_low"], t["prof_lo"], profile, 0.001 * se);
    expect_close(name + " high", g["conf_high"], t["prof_hi"], profile, 0.001 * se);
  }
  EXPECT_NEAR(number(own["penalised_loglik"]), number(wanted["penalised_loglik"]),
              within("penalised_loglik_abs", 1e-8));
  const Json& overall = at(wanted, "penalised_lr_overall");
  if (!overall.IsNull()) {
    EXPECT_NEAR(number(own["overall"]["chisq"]), number(overall["chisq"]), 1e-6);
    EXPECT_EQ(own["overall"]["df"].GetInt(), overall["df"].GetInt());
  }
  expect_list("firth fitted", got()["rows"]["firth_fitted"], wanted["fitted"], 1e-8, 1);
}

}  // namespace
