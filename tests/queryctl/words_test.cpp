// SPDX-License-Identifier: MIT
#include "queryctl/words.h"

#include <gmock/gmock.h>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Words, SplitsAtBlanksAndKeepsQuotedTextWhole) {
  EXPECT_THAT(split_words("tables  obs%\t"), ElementsAre("tables", "obs%"));
  EXPECT_THAT(split_words("once 'mine filer/å b.csv'"), ElementsAre("once", "mine filer/å b.csv"));
  EXPECT_THAT(split_words("nullvalue \"\""), ElementsAre("nullvalue", ""));
  EXPECT_THAT(split_words("  "), ElementsAre());
}

TEST(Words, DoubleQuotesHaveEscapesAndSingleQuotesDoNot) {
  EXPECT_THAT(split_words(R"(print "a\tb\"\\" 'a\tb')"), ElementsAre("print", "a\tb\"\\", "a\\tb"));
}

TEST(Words, AnOpenQuoteIsRefusedInsteadOfGuessed) {
  EXPECT_THROW(split_words("once 'min fil"), Error);
  EXPECT_THROW(split_words("print \"a\\"), Error);
  EXPECT_THROW(split_words("print \"a\\q\""), Error);
  EXPECT_THROW(split_words("print 'a'b"), Error);
}

TEST(Words, PatternsAreLikeOrGlob) {
  EXPECT_TRUE(matches("observations", "obs%"));
  EXPECT_TRUE(matches("Observations", "observations"));
  EXPECT_TRUE(matches("observations", "obs*"));
  EXPECT_FALSE(matches("observations", "obs"));
  EXPECT_FALSE(matches("observations", "Obs*"));
}

}  // namespace
}  // namespace kv::queryctl
