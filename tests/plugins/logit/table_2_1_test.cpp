// SPDX-License-Identifier: MIT
// Table 2.1 of NIBR-notat 2014:107 on the reconstructed data: which characteristics of a
// municipality go with settling more than 70 per cent of those it was asked to. The printed signs
// must come out.
#include <filesystem>
#include <gmock/gmock.h>

#include "tests/plugins/logit/logit_host.h"
#include "tests/plugins/logit/reference_case.h"

namespace {

using namespace kv::test;

class Table21 : public LogitTest {
 protected:
  void SetUp() override {
    LogitTest::SetUp();
    const std::filesystem::path csv = std::filesystem::path(KV_SOURCE_DIR) /
                                      "../shared/reference/stats/logit/s01_seed40_overlap.csv";
    if (!std::filesystem::exists(csv)) GTEST_SKIP() << csv << " is not here";
    ASSERT_EQ(ask(table_from_csv(csv)), "");
  }

  /// The signs of a model, one term a line.
  std::string signs(const std::string& formula) {
    return host_.ask(
        "SELECT term, symbol FROM logit_terms(logit_fit(:formula, 'd', NULL))"
        " WHERE term <> '(Intercept)'",
        {{":formula", formula}});
  }

  const std::string centrality_ = "over70 ~ factor(sentralitet, ref = 'bygd')";
  const std::string party_ = centrality_ + " + factor(ordforer, ref = 'AP')";
  const std::string measures_ = party_ + " + tiltak";
};

TEST_F(Table21, FortyMunicipalitiesAnswered) {
  EXPECT_EQ(ask("SELECT count(*) FROM d"), "40");
}

TEST_F(Table21, ModelsOneToThreeHaveThePrintedSigns) {
  EXPECT_EQ(signs(centrality_), "sentralitetby|++");
  EXPECT_EQ(signs(party_),
            "sentralitetby|++\nordforerFrP|\nordforerH|(-)\nordforerKrF|(-)\nordforerListe|\n"
            "ordforerSP|\nordforerV|");
  const std::string third = signs(measures_);
  EXPECT_THAT(third, testing::StartsWith("sentralitetby|++\n"));
  EXPECT_THAT(third, testing::EndsWith("\ntiltak|-"));
}

TEST_F(Table21, StandsSideBySideWithItsLegend) {
  const std::string table = host_.ask(
      "SELECT label, group_concat(coalesce(value, ''), ' / ') FROM "
      "logit_side_by_side((SELECT json_group_array(json_object('name', key, 'model', "
      "logit_fit(value, 'd', NULL))) FROM json_each(json_array(:a, :b, :c))), 'symbols') GROUP BY "
      "row_no ORDER BY row_no",
      {{":a", centrality_}, {":b", party_}, {":c", measures_}});
  EXPECT_THAT(table, testing::HasSubstr("sentralitetby|++ / ++ / ++\n"));
  EXPECT_THAT(table, testing::HasSubstr("tiltak| /  / -\n"));
  EXPECT_THAT(table, testing::HasSubstr("N|40 / 40 / 40\n"));
  EXPECT_THAT(table, testing::HasSubstr("++ or -- p < 0.01"));
  EXPECT_THAT(table, testing::HasSubstr("LR against the model before| / 5.48 (6), p 0.484 / 8.71"));
}

}  // namespace
