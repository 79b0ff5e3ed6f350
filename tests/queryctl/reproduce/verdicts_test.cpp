// SPDX-License-Identifier: MIT
// NIBR-notat 2014:107 against the sample: what each of its facts comes to, judged by hand.
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <rapidjson/document.h>
#include <set>
#include <sstream>

#include "tests/queryctl/reproduce/note_sample.h"

namespace kv::queryctl {
namespace {

using testing::HasSubstr;
using Ids = std::set<std::string>;

class Verdicts : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    sample_ = new NoteSample;
    facts_ = new std::map(sample_->facts());
    logit_ = sample_->ask({"plugins", "-m", "csv"}).out.find("logit,") != std::string::npos;
  }
  static void TearDownTestSuite() {
    delete facts_;
    delete sample_;
  }
  static Ids with(const std::string& verdict) {
    Ids ids;
    for (const auto& [id, fact] : *facts_)
      if (fact.verdict == verdict) ids.insert(id);
    return ids;
  }
  static NoteSample* sample_;
  static std::map<std::string, Judged>* facts_;
  static bool logit_;
};
NoteSample* Verdicts::sample_ = nullptr;
std::map<std::string, Judged>* Verdicts::facts_ = nullptr;
bool Verdicts::logit_ = false;

// A later figure of the agency is shown, and called so.
TEST_F(Verdicts, WhatTheAgencyRevisedLater) {
  EXPECT_EQ(with("revised"), (Ids{"F019", "F020", "F033", "F120", "F123"}));
  EXPECT_EQ((*facts_)["F018"].gives, "1325");
  EXPECT_EQ((*facts_)["F019"].gives, "895");
  EXPECT_EQ((*facts_)["F020"].gives, "867");
  EXPECT_THAT((*facts_)["F120"].gives, HasSubstr("6 of 7; not Bø (settlement 63.5"));
  EXPECT_THAT((*facts_)["F123"].gives, HasSubstr("6 of 7; not Drangedal (settlement 47.5"));
}

TEST_F(Verdicts, WhereTheNoteContradictsItself) {
  EXPECT_EQ(with("source contradicts itself"),
            (Ids{"F006", "F008", "F031", "F039", "F050", "F053", "F054", "F055", "F061", "F066",
                 "F089", "F096", "F112", "F125", "F130", "F131", "F132", "F133"}));
  EXPECT_THAT((*facts_)["F050"].gives,
              HasSubstr("60.0 per cent of all who answered, 77.4 of the 31"));
}

// What cannot be computed names the input that is missing.
TEST_F(Verdicts, WhatCannotBeComputedSaysWhatIsMissing) {
  Ids ids = {"F013", "F014", "F016", "F017", "F021", "F022", "F072",
             "F082", "F083", "F084", "F085", "F093", "F094", "F095"};
  if (!logit_) ids.insert({"F065", "F067", "F068", "F069", "F070", "F071"});
  EXPECT_EQ(with("not computable"), ids);
  for (const std::string& id : ids) EXPECT_THAT((*facts_)[id].remark, HasSubstr("Missing: ")) << id;
  EXPECT_THAT((*facts_)["F021"].remark,
              HasSubstr("anmodet for 2014-2016 (96 of 144 figures missing or suppressed); load the "
                        "source imdi-bosetting"));
  EXPECT_THAT((*facts_)["F083"].remark, HasSubstr("load the source imdi-intro"));
}

// Nobody can take a made-up figure for a published one: every fact that rests on some says so.
TEST_F(Verdicts, ReconstructedDataAreMarked) {
  for (const auto& [id, fact] : *facts_) {
    const bool of_wave =
        id >= "F201" || (id >= "F100" && id <= "F111") || (id >= "F040" && id <= "F056");
    if (of_wave) {
      EXPECT_EQ(fact.status, "reconstructed") << id;
    }
  }
  for (const char* id : {"F086", "F087", "F088", "F089", "F090", "F091", "F124", "F067"})
    EXPECT_EQ((*facts_)[id].status, "reconstructed") << id;
  for (const char* id : {"F120", "F121", "F122", "F123", "F126"})
    EXPECT_EQ((*facts_)[id].status, "partly reconstructed") << id;
  EXPECT_EQ((*facts_)["F018"].status, "");
}

// Zero facts without a verdict, and the ids are those of the list of facts.
TEST_F(Verdicts, EveryFactOfTheListHasOne) {
  ASSERT_EQ(facts_->size(), 125U);
  for (const auto& [id, fact] : *facts_) {
    EXPECT_FALSE(fact.verdict.empty()) << id;
    EXPECT_FALSE(fact.says.empty()) << id;
  }
  const std::filesystem::path path =
      std::filesystem::path(KV_SOURCE_DIR) / "../shared/reference/seed_facts.json";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not on this machine";
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  rapidjson::Document document;
  document.Parse(text.str().c_str());
  Ids listed;
  for (const auto& fact : document["facts"].GetArray()) listed.insert(fact["id"].GetString());
  Ids ours;
  for (const auto& [id, fact] : *facts_) ours.insert(id);
  EXPECT_EQ(ours, listed);
}

// The last column is a command to paste; one that does not run shows nothing.
TEST_F(Verdicts, EveryCommandRuns) {
  Ids commands;
  for (const auto& [id, fact] : *facts_)
    if (!fact.command.empty()) commands.insert(fact.command);
  EXPECT_GT(commands.size(), 20U);
  for (const std::string& command : commands) {
    const Outcome outcome = run_program(
        {"/bin/sh", "-c", std::string(KV_QUERYCTL) + " " + sample_->path() + " " + command});
    const bool other_data = command.find("--as-of 2014-06-25") != std::string::npos ||
                            command.starts_with("integreringsindeks") ||
                            command.starts_with("show intro_status");
    // What they ask for is not in the sample, and they say so.
    const int code = other_data ? 1 : command.starts_with("tabell21") && !logit_ ? 6 : 0;
    EXPECT_EQ(outcome.code, code) << command << outcome.err;
  }
}

}  // namespace
}  // namespace kv::queryctl
