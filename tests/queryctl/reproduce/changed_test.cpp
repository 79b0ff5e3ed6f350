// SPDX-License-Identifier: MIT
// A verdict that stays the same when the data change is no verdict.
#include <filesystem>
#include <gmock/gmock.h>

#include "tests/queryctl/reproduce/note_sample.h"

namespace kv::queryctl {
namespace {

using testing::HasSubstr;

std::string cell(const std::string& indicator, const std::string& year, const std::string& region) {
  return " WHERE indicator_id = (SELECT indicator_id FROM indicator WHERE code = '" + indicator +
         "') AND period_id = (SELECT period_id FROM period WHERE code = '" + year +
         "') AND region_id = (SELECT region_id FROM region WHERE kind = 'kommune' AND code = '" +
         region + "') AND breakdown_id = 0";
}

TEST(ChangedWarehouse, VerdictsFollowTheFigures) {
  const NoteSample sample;
  sample.change("UPDATE observation SET value = value + 5" + cell("vedtatt", "2013", "1001"));
  sample.change("UPDATE observation SET value = value - 1" + cell("anmodet", "2013", "1001"));
  sample.change("UPDATE observation SET value = value + 1" +
                cell("direkte_rekonstruert", "2013", "1001"));
  sample.change("UPDATE observation SET value = 13" + cell("direkte_rekonstruert", "2013", "1029"));
  auto facts = sample.facts();
  EXPECT_EQ(facts["F019"].verdict, "equal");
  EXPECT_EQ(facts["F018"].verdict, "revised");
  EXPECT_EQ(facts["F018"].gives, "1324");
  EXPECT_EQ(facts["F087"].verdict, "revised");
  EXPECT_EQ(facts["F090"].verdict, "revised");
  EXPECT_EQ(facts["F121"].verdict, "revised");
  EXPECT_THAT(facts["F121"].gives, HasSubstr("not Lindesnes"));
}

// Somebody who said no to the State Housing Bank now says yes: table, text and index follow.
TEST(ChangedWarehouse, VerdictsFollowTheAnswers) {
  const NoteSample sample;
  sample.change(
      "UPDATE survey_pick SET option_id = (SELECT option_id FROM survey_options WHERE question ="
      " 'T16' AND code = '1') WHERE option_id = (SELECT option_id FROM survey_options WHERE"
      " question = 'T16' AND code = '2') AND respondent_id = (SELECT respondent_id FROM"
      " survey_respondents WHERE region = '1018')");
  auto facts = sample.facts();
  EXPECT_EQ(facts["F216"].verdict, "revised");
  EXPECT_THAT(facts["F216"].gives, HasSubstr("Ja 25 (62.5), Nei 7 (17.5)"));
  EXPECT_EQ(facts["F050"].verdict, "revised");
  EXPECT_EQ(facts["F063"].verdict, "revised");
  EXPECT_EQ(facts["F064"].gives, "6");
  EXPECT_EQ(facts["F215"].verdict, "equal");
}

// A sum over 47 of 48 municipalities is not the region's: it must not be compared.
TEST(ChangedWarehouse, AMissingMunicipalityIsNotSummedOver) {
  const NoteSample sample;
  sample.change("DELETE FROM observation" + cell("anmodet", "2013", "0806"));
  auto facts = sample.facts();
  EXPECT_EQ(facts["F018"].verdict, "not computable");
  EXPECT_EQ(facts["F018"].gives, "");
  EXPECT_THAT(facts["F018"].remark, HasSubstr("Missing: anmodet for 2013 (1 of 48 figures missing "
                                              "or suppressed); load the source imdi-bosetting."));
}

// Nor is one with a suppressed figure: it would look like a revision.
TEST(ChangedWarehouse, ASuppressedFigureIsNotCountedAsNothing) {
  const NoteSample sample;
  sample.change("UPDATE observation SET value = NULL, status_id = 3" +
                cell("vedtatt", "2013", "0806"));
  auto facts = sample.facts();
  EXPECT_EQ(facts["F019"].verdict, "not computable");
  EXPECT_EQ(facts["F030"].verdict, "not computable");
  EXPECT_THAT(facts["F030"].remark, HasSubstr("vedtatt for 2010-2013 (1 of 192 figures missing"));
}

TEST(ChangedWarehouse, MissingSourcesAreNamed) {
  const NoteSample none{{}};
  auto facts = none.facts();
  ASSERT_EQ(facts.size(), 125U);
  EXPECT_EQ(facts["F001"].verdict, "not computable");
  EXPECT_THAT(facts["F001"].remark, HasSubstr("load the source klass-131"));
  EXPECT_THAT(facts["F018"].remark, HasSubstr("load the source imdi-bosetting"));
  EXPECT_THAT(facts["F010"].remark, HasSubstr("load the source folkemengde"));
  EXPECT_THAT(facts["F201"].remark,
              HasSubstr("the survey wave imdi-sor-2013; load the source survey"));
  EXPECT_THAT(facts["F087"].remark, HasSubstr("load the source nibr-rekonstruert"));
  EXPECT_EQ(facts["F006"].verdict, "source contradicts itself");
  int computed = 0;
  for (const auto& [id, fact] : facts)
    if (fact.verdict == "equal" || fact.verdict == "revised") ++computed;
  EXPECT_EQ(computed, 3);  // a definition, and two references that the plugin quadrant knows
}

// On a day before the survey was delivered there are no answers.
TEST(ChangedWarehouse, AsOfHolds) {
  const NoteSample sample;
  auto facts = sample.facts({"--as-of", "2014-01-01"});
  EXPECT_EQ(facts["F201"].verdict, "not computable");
  EXPECT_EQ(sample.ask({"--borders", "2024", "reproduce", "nibr-2014-107"}).code, 2);
}

TEST(ReproduceCommand, ListsAndPicks) {
  const NoteSample sample{{"klass-131"}};
  EXPECT_THAT(sample.ask({"reproduce", "-m", "csv"}).out, HasSubstr("nibr-2014-107,"));
  EXPECT_EQ(sample.facts({"--fact", "F001"}).size(), 1U);
  EXPECT_EQ(sample.facts({"--verdict", "source contradicts itself"}).size(), 13U);
  const Outcome wrong = sample.ask({"reproduce", "nibr-2014-108"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("nibr-2014-107"));
  const Outcome fact = sample.ask({"reproduce", "nibr-2014-107", "--fact", "F999"});
  EXPECT_NE(fact.code, 0);
  EXPECT_THAT(fact.err, HasSubstr("has no fact 'F999'"));
}

// Another note is another file, and no program.
TEST(ReproduceCommand, TakesAnotherNoteFromAFolder) {
  const NoteSample sample{{"klass-131"}};
  const Folder folder;
  std::filesystem::create_directories(folder / "reproductions");
  folder.write("reproductions/mine.sql",
               "-- @reproduction mine\n-- @title Mine\n\n-- @fact A1\n-- @section 1\n-- @says 48\n"
               "SELECT count(*), count(*) = 48 FROM region_group_members;\n\n-- @fact A2\n"
               "-- @section 1\n-- @says 49\nSELECT 1, 'perhaps';\n");
  const Outcome one =
      sample.ask({"--sql-dir", folder / "", "reproduce", "mine", "--fact", "A1", "-m", "csv"});
  EXPECT_EQ(one.code, 0) << one.err;
  EXPECT_THAT(one.out, HasSubstr("A1,1,48,48,equal,"));
  const Outcome two = sample.ask({"--sql-dir", folder / "", "reproduce", "mine"});
  EXPECT_EQ(two.code, 1);
  EXPECT_THAT(two.err, HasSubstr("mine.sql:9: A2: 'perhaps' is no verdict."));
}

}  // namespace
}  // namespace kv::queryctl
