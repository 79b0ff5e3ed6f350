// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/queryctl/survey/wave_sample.h"

namespace kv::queryctl {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class SurveyCommands : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { sample_ = new WaveSample(true); }
  static void TearDownTestSuite() { delete sample_; }
  static Outcome run(const std::vector<std::string>& words) { return sample_->ask(words); }
  static std::vector<std::vector<std::string>> rows(std::vector<std::string> words) {
    words.insert(words.end(), {"-m", "csv"});
    return csv_rows(run(words).out);
  }
  static WaveSample* sample_;
};
WaveSample* SurveyCommands::sample_ = nullptr;

TEST_F(SurveyCommands, WeightsAreHonouredAndCasesKeptBeside) {
  const auto table = rows({"freq", "T10", "--wave", "sor-2015"});
  EXPECT_THAT(table[1], ElementsAre("1", "Ja", "2.5", "50.0", "62.5", "1", "answer", "invented"));
  EXPECT_THAT(table[2], ElementsAre("2", "Nei", "1.5", "30.0", "37.5", "2", "answer", "invented"));
  EXPECT_THAT(table[3],
              ElementsAre("3", "Annet, beskriv", "0", "0.0", "0.0", "0", "answer", "invented"));
  EXPECT_THAT(table[5], ElementsAre("", "Ubesvart", "1.0", "20.0", "", "1", "missing", "invented"));
  EXPECT_THAT(table[6], ElementsAre("", "I alt", "5.0", "100.0", "", "4", "total", "invented"));
}

TEST_F(SurveyCommands, PeopleAreShownRoundedSumsOfWeights) {
  EXPECT_THAT(run({"freq", "T10", "--wave", "sor-2015", "-m", "markdown"}).out,
              HasSubstr(" 2.5 |"));
}

// No answer may be quoted without that the answers are made up.
TEST_F(SurveyCommands, WhatIsNotCollectedIsSaidEverywhere) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"freq", "T09"},
                                             {"crosstab", "T09", "T22"},
                                             {"crosstab", "T09", "T22", "--tests"},
                                             {"crosstab", "T09", "T22", "--wide", "row"},
                                             {"waves", "compare", "imdi-sor-2013", "sor-2015"},
                                             {"waves"}}) {
    EXPECT_THAT(run(words).out, HasSubstr("reconstructed")) << words[0];
  }
  EXPECT_THAT(run({"freq", "T09", "-q"}).err,
              HasSubstr("The answers of imdi-sor-2013 are reconstructed."));
}

TEST_F(SurveyCommands, AQuestionOfTwoWavesNeedsItsWave) {
  const Outcome outcome = run({"freq", "T10"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, AllOf(HasSubstr("imdi-sor-2013 and sor-2015"), HasSubstr("--wave")));
  EXPECT_THAT(run({"freq", "T99"}).err, HasSubstr("There is no survey question 'T99'"));
  EXPECT_THAT(run({"freq", "T9", "--wave", "x"}).err,
              HasSubstr("Known are imdi-sor-2013 and sor-2015."));
  EXPECT_EQ(run({"freq", "T09", "--base", "all"}).code, 2);
}

TEST_F(SurveyCommands, TablesByAnotherQuestionAndByCounty) {
  const auto by = rows({"freq", "T19", "--by", "T22"});
  EXPECT_EQ(by[0].back(), "by_label");
  EXPECT_EQ(by[1].back(), "Ja");
  const auto county = rows({"freq", "T09", "--by", "fylke"});
  EXPECT_EQ(county[1][8], "08");
  EXPECT_THAT(run({"freq", "T09", "--by", "hindre"}).err, HasSubstr("do not part the respondents"));
}

TEST_F(SurveyCommands, DontKnowIsWhatTheCodebookSaysUnlessTold) {
  EXPECT_EQ(rows({"freq", "T09"})[3][1], "Vet ikke");
  const auto missing = rows({"freq", "T09", "--dont-know", "missing"});
  EXPECT_THAT(missing[3], ElementsAre("4", "Annet, beskriv", "5", "12.5", "13.88888888888889", "5",
                                      "answer", "reconstructed"));
  EXPECT_EQ(missing[5][1], "Vet ikke");
  EXPECT_EQ(missing[5][6], "missing");
}

TEST_F(SurveyCommands, LabelsComeInTheLanguageAskedFor) {
  EXPECT_EQ(rows({"freq", "T09", "--lang", "en"})[3][1], "Don't know");
  EXPECT_EQ(rows({"freq", "T09", "--lang", "nn"})[3][1], "Veit ikkje");
}

TEST_F(SurveyCommands, CountsOfNumbersAreInTheirOrder) {
  const auto table = rows({"freq", "ny"});
  EXPECT_EQ(table[1][0], "4");
  EXPECT_EQ(table[2][0], "10");
  EXPECT_EQ(table[2][5], "2");
}

// PSPP on the same file: chi-square 1.76, 2 df, .414, V .21; Fisher's p by exact fractions.
TEST_F(SurveyCommands, ACrossTableHasItsPercentagesAndTests) {
  const auto table = rows({"crosstab", "T10", "T23", "--wave", "imdi-sor-2013"});
  EXPECT_THAT(table[4],
              ElementsAre("2", "Nei", "1", "Ja", "12", "63.1578947368421", "57.142857142857146",
                          "30.76923076923077", "12", "cell", "reconstructed"));
  EXPECT_EQ(table.back()[4], "39");
  const Outcome tests =
      run({"crosstab", "T10", "T23", "--wave", "imdi-sor-2013", "--tests", "-m", "csv"});
  const auto test = csv_rows(tests.out)[1];
  EXPECT_EQ(test[0], "39");
  EXPECT_NEAR(std::stod(test[1]), 1.762, 5e-4);
  EXPECT_EQ(test[2], "2");
  EXPECT_NEAR(std::stod(test[3]), 0.4143, 5e-5);
  EXPECT_NEAR(std::stod(test[4]), 0.4233184192559344, 1e-12);
  EXPECT_NEAR(std::stod(test[5]), 0.2126, 5e-5);
  EXPECT_EQ(test[7], "2");
  EXPECT_EQ(test[8], "6");
  EXPECT_THAT(run({"crosstab", "T10", "T23", "--wave", "imdi-sor-2013"}).err,
              AllOf(HasSubstr("2 of 6 cells have an expected count below 5"),
                    HasSubstr("1 of 40 who took part lack a valid answer")));
}

TEST_F(SurveyCommands, ACrossTableOfSeveralPicksIsRefused) {
  EXPECT_THAT(run({"crosstab", "hindre", "T23"}).err, HasSubstr("do not part the respondents"));
  EXPECT_EQ(run({"crosstab", "T04", "sentralitet"}).code, 0);
}

TEST_F(SurveyCommands, WavesAreComparedByTheirCodebooks) {
  const auto table = rows({"waves", "compare", "imdi-sor-2013", "sor-2015"});
  const auto line = [&](const std::string& question, const std::string& other) {
    for (const auto& row : table)
      if (row[0] == question && row[1] == other) return row[2] + " " + row[3];
    return std::string("none");
  };
  EXPECT_EQ(line("T10", "T10"), "reworded no");
  EXPECT_EQ(line("T14", "T14"), "options changed no");
  EXPECT_EQ(line("T15", "T15"), "reused number no");
  EXPECT_EQ(line("T16", "T30"), "renumbered yes");
  EXPECT_EQ(line("T18", "T18"), "reworded yes");
  EXPECT_EQ(line("T22", ""), "only in the first no");
  EXPECT_EQ(line("", "ny"), "only in the second no");
}

// A difference between two questions that are not the same is no development.
TEST_F(SurveyCommands, FiguresOfOtherQuestionsAreNotCompared) {
  const std::vector<std::string> compare = {"waves", "compare", "imdi-sor-2013", "sor-2015",
                                            "--question"};
  const auto with = [&](const std::string& question) {
    std::vector<std::string> words = compare;
    words.push_back(question);
    return words;
  };
  const Outcome refused = run(with("T14"));
  EXPECT_EQ(refused.code, 1);
  EXPECT_EQ(refused.out, "");
  EXPECT_THAT(refused.err, AllOf(HasSubstr("T14 of imdi-sor-2013 cannot be compared with sor-2015"),
                                 HasSubstr("Option 3 (Vet ikke [dont-know, valid]) is gone.")));
  EXPECT_EQ(run(with("T15")).code, 1);
  EXPECT_EQ(run(with("T22")).code, 1);
  EXPECT_THAT(run({"waves", "compare", "sor-2015", "imdi-sor-2013", "--question", "ny"}).err,
              HasSubstr("no options to set side by side"));
  const auto table = rows(with("T16"));
  EXPECT_THAT(table[1], ElementsAre("1", "Ja", "24", "60.0", "3.5", "70.0", "10.0", "answer",
                                    "imdi-sor-2013 reconstructed; sor-2015 invented"));
}

TEST_F(SurveyCommands, TheClocksHoldForWaves) {
  EXPECT_THAT(run({"--as-of", "2015-01-01", "waves"}).out, Not(HasSubstr("sor-2015")));
  EXPECT_EQ(run({"--as-of", "2015-01-01", "freq", "T10"}).code, 0);
  EXPECT_THAT(run({"--as-of", "2010-01-01", "freq", "T10"}).err, HasSubstr("holds no survey wave"));
  EXPECT_THAT(run({"--borders", "2024", "freq", "T09"}).err,
              HasSubstr("--borders does not move them"));
}

// A wave that asks something else under the same code must not be counted as if it were the
// measure.
TEST_F(SurveyCommands, TheIndexOfMeasuresRefusesAWaveThatLacksThem) {
  const Outcome outcome = run({"tiltaksindeks", "--wave", "sor-2015", "-m", "csv"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const auto rows = csv_rows(outcome.out);
  ASSERT_EQ(rows.size(), 6U);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i][3], "");
    EXPECT_THAT(rows[i][6], HasSubstr("the wave lacks 4 of the six questions"));
  }
}

}  // namespace
}  // namespace kv::queryctl
