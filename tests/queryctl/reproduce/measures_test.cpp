// SPDX-License-Identifier: MIT
// The note's index of measures, its rates and four fields, and its series, as commands on the
// sample.
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <map>
#include <rapidjson/document.h>
#include <set>
#include <sstream>

#include "tests/queryctl/reproduce/note_sample.h"

namespace kv::queryctl {
namespace {

using testing::HasSubstr;

class Measures : public testing::Test {
 protected:
  static void SetUpTestSuite() { sample_ = new NoteSample; }
  static void TearDownTestSuite() { delete sample_; }

  static rapidjson::Document rows(std::vector<std::string> words) {
    words.insert(words.end(), {"-m", "json"});
    const Outcome outcome = sample_->ask(words);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    rapidjson::Document document;
    document.Parse(outcome.out.c_str());
    return document;
  }
  /// The reference's expected values, or an empty document where it is absent.
  static rapidjson::Document expected() {
    std::ostringstream text;
    text << std::ifstream(KV_SOURCE_DIR "/../shared/reference/seed_synthetic48_expected.json")
                .rdbuf();
    rapidjson::Document document;
    document.Parse(text.str().c_str());
    return document;
  }
  /// "Bø (Telemark)" is "Bø" in the note.
  static std::string short_name(const rapidjson::Value& row) {
    const std::string name = row["name"].GetString();
    return name.substr(0, name.find(" ("));
  }
  static NoteSample* sample_;
};
NoteSample* Measures::sample_ = nullptr;

// 33 municipalities use a measure when any plan counts, 31 when only a plan of their own does.
TEST_F(Measures, TheIndexStatesItsBase) {
  for (const auto& [plan, at_least_one, mean] :
       {std::tuple{"any", 33, 1.85}, std::tuple{"own", 31, 1.7}}) {
    const auto list = rows({"tiltaksindeks", "--plan", plan});
    ASSERT_EQ(list.Size(), 41U);
    EXPECT_EQ(list[40]["at_least_one"].GetInt(), at_least_one);
    EXPECT_NEAR(list[40]["value"].GetDouble(), mean, 1e-12);
    EXPECT_STREQ(list[40]["status"].GetString(), "reconstructed");
  }
}

TEST_F(Measures, EveryMunicipalityHasTheExpectedIndex) {
  const rapidjson::Document reference = expected();
  if (!reference.IsObject()) GTEST_SKIP() << "../shared/reference is not on this machine";
  for (const auto& [plan, member] :
       {std::pair{"own", "additive_index_own_plan"}, std::pair{"any", "additive_index_any_plan"}}) {
    std::map<std::string, int> wanted;
    std::map<std::string, int> found;
    for (const auto& [name, value] : reference[member].GetObject())
      wanted[name.GetString()] = value.GetInt();
    const auto index = rows({"tiltaksindeks", "--plan", plan});
    for (const auto& row : index.GetArray())
      if (row["region"].GetStringLength() == 4) found[short_name(row)] = row["value"].GetInt();
    EXPECT_EQ(found, wanted) << plan;
  }
}

// A question that was not asked is no "no" unless it is said to be one.
TEST_F(Measures, WhatIsNotKnownGivesBounds) {
  bool seen = false;
  const auto bounded = rows({"tiltaksindeks", "--not-asked", "as-missing", "--missing", "null"});
  for (const auto& row : bounded.GetArray()) {
    if (short_name(row) != "Arendal") continue;
    seen = true;
    EXPECT_TRUE(row["value"].IsNull());
    EXPECT_EQ(row["lower"].GetInt(), 4);
    EXPECT_EQ(row["upper"].GetInt(), 5);
    EXPECT_STREQ(row["status"].GetString(), "1 of 6 not known; reconstructed");
  }
  EXPECT_TRUE(seen);
}

TEST_F(Measures, WordsThatAreNoChoiceAreRefused) {
  const Outcome plan = sample_->ask({"tiltaksindeks", "--plan", "some"});
  EXPECT_EQ(plan.code, 2);
  EXPECT_THAT(plan.err, HasSubstr("--plan: 'some' is not one of any and own."));
  const Outcome wave = sample_->ask({"tiltaksindeks", "--wave", "x"});
  EXPECT_EQ(wave.code, 1);
  EXPECT_THAT(wave.err, HasSubstr("Known are imdi-sor-2013."));
}

// Whoever asks for a reconstructed figure is told that it is none of the agency's.
TEST_F(Measures, ShowSaysThatFiguresAreReconstructed) {
  EXPECT_THAT(sample_->ask({"show", "vedtatt_rekonstruert", "--year", "2013"}).err,
              HasSubstr("The figures of vedtatt_rekonstruert are reconstructed."));
  EXPECT_THAT(sample_->ask({"show", "vedtatt", "--year", "2013"}).err,
              testing::Not(HasSubstr("reconstructed")));
}

// Items of two sources become one index through the plugin's command.
TEST_F(Measures, ACompositeIndexOfTheSample) {
  const auto list =
      rows({"composite",
            "SELECT region, name, indicator AS item, value FROM observations WHERE period = '2013'"
            " AND breakdown = '' AND indicator IN ('vedtatt', 'innvandrere')",
            "--rules",
            "SELECT 'vedtatt' AS item, 'rank' AS method UNION ALL SELECT 'innvandrere', 'rank'",
            "--missing", "null"});
  ASSERT_EQ(list.Size(), 48U);
  EXPECT_STREQ(list[0]["name"].GetString(), "Kristiansand");
  EXPECT_DOUBLE_EQ(list[0]["value"].GetDouble(), 1.0);
  EXPECT_THAT(list[47]["status"].GetString(), HasSubstr("missing: vedtatt"));
}

// The four lists of chapter 4 come exactly from the reconstructed figures.
TEST_F(Measures, TheFourFieldsOfChapterFour) {
  const rapidjson::Document reference = expected();
  if (!reference.IsObject()) GTEST_SKIP() << "../shared/reference is not on this machine";
  std::map<std::string, std::set<std::string>> found;
  const auto fields =
      rows({"firefelt", "--settlement", "reconstructed", "--settlement-cut", "mean"});
  for (const auto& row : fields.GetArray())
    found[row["quadrant"].GetString()].insert(short_name(row));
  for (const auto& [quadrant, names] : reference["quadrants"].GetObject()) {
    std::set<std::string> wanted;
    for (const auto& name : names.GetArray()) wanted.insert(name.GetString());
    EXPECT_EQ(found[quadrant.GetString()], wanted) << quadrant.GetString();
  }
  EXPECT_EQ(found["too few"].size() + found["missing"].size(), 20U);
}

// With the agency's later figures two of the 28 change their side of settlement: Bø and Drangedal.
TEST_F(Measures, LaterFiguresMoveTwoOfThem) {
  std::map<std::string, std::string> then;
  const auto before =
      rows({"firefelt", "--settlement", "reconstructed", "--settlement-cut", "mean"});
  for (const auto& row : before.GetArray()) then[short_name(row)] = row["quadrant"].GetString();
  std::set<std::string> moved;
  const auto after = rows({"firefelt"});
  for (const auto& row : after.GetArray()) {
    if (then[short_name(row)] != row["quadrant"].GetString()) moved.insert(short_name(row));
    EXPECT_THAT(row["status"].GetString(), HasSubstr("rate reconstructed"));
  }
  EXPECT_EQ(moved, (std::set<std::string>{"Bø", "Drangedal"}));
}

// On other borders the fields must be those of the settlement index; a merged municipality of which
// a part made no decision is none that decided on 0.
TEST_F(Measures, TheFieldsOnOtherBordersAreThoseOfTheIndex) {
  std::map<std::string, double> index;
  const auto indices = rows({"--borders", "2020", "bosettingsindeks"});
  for (const auto& row : indices.GetArray())
    if (row["value"].IsNumber()) index[row["region"].GetString()] = row["value"].GetDouble();
  const auto fields = rows({"--borders", "2020", "firefelt"});
  ASSERT_EQ(fields.Size(), 42U);
  std::set<std::string> partly;
  for (const auto& row : fields.GetArray()) {
    EXPECT_NEAR(row["x_cut"].GetDouble(), index.at("imdi-sor"), 1e-9);
    const auto own = index.find(row["region"].GetString());
    ASSERT_EQ(row["x"].IsNumber(), own != index.end()) << short_name(row);
    const double x = row["x"].IsNumber() ? row["x"].GetDouble() : 0;
    EXPECT_NEAR(x, own == index.end() ? 0 : own->second, 1e-9) << short_name(row);
    if (std::string(row["status"].GetString()).find("a merged municipality") != std::string::npos)
      partly.insert(short_name(row));
  }
  EXPECT_EQ(partly, (std::set<std::string>{"Lindesnes", "Lyngdal", "Midt-Telemark"}));
}

// Kart 9: three above the target, ten above the region's 41, twelve from 25 to it, three below.
TEST_F(Measures, TheClassesOfMapNine) {
  std::map<std::string, int> classes;
  const auto rates = rows({"overgangsrate"});
  for (const auto& row : rates.GetArray()) {
    EXPECT_THAT(row["status"].GetString(), HasSubstr("reconstructed"));
    if (row["class"].IsString()) ++classes[row["class"].GetString()];
  }
  EXPECT_EQ(classes, (std::map<std::string, int>{{"above the target", 3},
                                                 {"above the group's ratio", 10},
                                                 {"from 25 to the group's ratio", 12},
                                                 {"below 25", 3},
                                                 {"too few", 13},
                                                 {"no programme", 7}}));
}

// Imputed years are flagged, lie on the line, and are never made up beyond the figures.
TEST_F(Measures, FilledInYearsAreFlagged) {
  const auto list =
      rows({"interpolering", "--indicator", "folkemengde", "--from", "2010", "--to", "2014",
            "--impute-from", "2011", "--impute-to", "2012", "--level", "county"});
  int imputed = 0;
  for (const auto& row : list.GetArray()) {
    if (std::string(row["region"].GetString()) != "08") continue;
    if (std::string(row["period"].GetString()) != "2011") continue;
    ++imputed;
    EXPECT_NEAR(row["value"].GetDouble(), 168231 + (170902 - 168231) / 3.0, 1e-6);
    EXPECT_STREQ(row["status"].GetString(), "imputed: between 2010 and 2013");
    EXPECT_TRUE(row["lower"].IsNull());
  }
  EXPECT_EQ(imputed, 1);
  const auto settled = rows({"interpolering", "--indicator", "bosatt", "--from", "2010", "--to",
                             "2013", "--gaps", "fill"});
  int unfilled = 0;
  for (const auto& row : settled.GetArray()) {
    if (std::string(row["period"].GetString()) == "2010") {
      ++unfilled;
      EXPECT_TRUE(row["value"].IsNull());
      EXPECT_THAT(row["status"].GetString(), HasSubstr("not imputed: no figure before"));
    }
  }
  EXPECT_GT(unfilled, 0);
}

}  // namespace
}  // namespace kv::queryctl
