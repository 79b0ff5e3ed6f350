// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "tests/queryctl/survey/wave_sample.h"

namespace kv::queryctl {
namespace {

using ::testing::HasSubstr;

class DrawQuestions : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { sample_ = new WaveSample(); }
  static void TearDownTestSuite() { delete sample_; }
  static Outcome draw(std::vector<std::string> words) {
    words.insert(words.begin(), "bars");
    words.insert(words.end(), {"--format", "svg"});
    return sample_->ask(words);
  }
  static WaveSample* sample_;
};
WaveSample* DrawQuestions::sample_ = nullptr;

// Figure 2.3: up to three of eight reasons, of 40 who answered.
TEST_F(DrawQuestions, PicksAreInPerCentOfThoseWhoPickedWithTheBaseAndTheWave) {
  const Outcome outcome = draw({"--question", "hindre"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("For få hensiktsmessige/passende boliger"));
  EXPECT_THAT(outcome.out, HasSubstr("73\u00a0%\u00a0(29)"));  // 72.5
  EXPECT_THAT(outcome.out, HasSubstr("0\u00a0%\u00a0(0)"));
  EXPECT_THAT(outcome.out, HasSubstr("N\u00a0=\u00a040."));
  EXPECT_THAT(outcome.out, HasSubstr("Rekonstruerte data."));
  EXPECT_THAT(outcome.out, HasSubstr("Kilde: "));
}

TEST_F(DrawQuestions, OneAnswerOfSeveralQuestionsIsABarEach) {
  const Outcome outcome = draw({"--question", "T09,T10,T13,T14,T15,T16", "--answer", "Ja*"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Prosent som svarte «Ja» (antall). N\u00a0=\u00a040."));
  // Figure 2.4, with both kinds of plan in T13.
  for (const char* share : {"60\u00a0%\u00a0(24)", "35\u00a0%\u00a0(14)", "30\u00a0%\u00a0(12)",
                            "28\u00a0%\u00a0(11)", "18\u00a0%\u00a0(7)", "15\u00a0%\u00a0(6)"})
    EXPECT_THAT(outcome.out, HasSubstr(share));
  EXPECT_THAT(outcome.err, HasSubstr("reconstructed"));
}

TEST_F(DrawQuestions, AllAnswersOfSeveralQuestionsAreStacked) {
  const Outcome outcome = draw({"--question", "T09,T10"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("Stablede stolper: "));
  EXPECT_THAT(outcome.out, HasSubstr(", Nei: "));
}

TEST_F(DrawQuestions, AnAnswerThatNobodyCouldGiveIsRefused) {
  const Outcome outcome = draw({"--question", "T09,T10", "--answer", "Kanskje"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("T09 has no answer 'Kanskje'"));
  EXPECT_EQ(draw({"--question", "T99"}).code, 1);
}

}  // namespace
}  // namespace kv::queryctl
