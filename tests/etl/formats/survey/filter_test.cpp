// SPDX-License-Identifier: MIT
#include "etl/formats/survey/filter.h"

#include <gmock/gmock.h>

namespace kv::etl {
namespace {

using Truth = SurveyFilter::Truth;

/// Answers by question code; no entry: unknown.
Truth holds(const std::string& text, const std::map<std::string, std::string>& answers) {
  const SurveyFilter filter = SurveyFilter::parse(text);
  return filter.holds([&](std::size_t question, SurveyFilter::Test test, const std::string& value) {
    const auto it = answers.find(filter.questions()[question]);
    if (it == answers.end()) return Truth::kUnknown;
    bool yes = it->second == value;
    if (test == SurveyFilter::Test::kLess) yes = std::stod(it->second) < std::stod(value);
    if (test == SurveyFilter::Test::kLessOrEqual) yes = std::stod(it->second) <= std::stod(value);
    return yes ? Truth::kYes : Truth::kNo;
  });
}

// Who was asked follows from this: a wrong reading calls answers missing, or missing answers asked.
TEST(SurveyFilter, ReadsComparisonsListsAndBrackets) {
  EXPECT_EQ(holds("T10 = 1", {{"T10", "1"}}), Truth::kYes);
  EXPECT_EQ(holds("T10 = 1", {{"T10", "2"}}), Truth::kNo);
  EXPECT_EQ(holds("T10 <> 1", {{"T10", "2"}}), Truth::kYes);
  EXPECT_EQ(holds("T10 in (2, 3)", {{"T10", "3"}}), Truth::kYes);
  EXPECT_EQ(holds("T10 not in (2, 3)", {{"T10", "3"}}), Truth::kNo);
  EXPECT_EQ(holds("a = 1 or b = 1 and c = 1", {{"a", "1"}, {"b", "2"}, {"c", "2"}}), Truth::kYes);
  EXPECT_EQ(holds("(a = 1 or b = 1) and c = 1", {{"a", "1"}, {"b", "2"}, {"c", "2"}}), Truth::kNo);
  EXPECT_EQ(holds("not (a = 1)", {{"a", "2"}}), Truth::kYes);
  EXPECT_EQ(holds("'spm 1' = 'Ja, delvis'", {{"spm 1", "Ja, delvis"}}), Truth::kYes);
  EXPECT_EQ(holds("a = 1 eller ikke b i (1)", {{"a", "2"}, {"b", "2"}}), Truth::kYes);
}

TEST(SurveyFilter, ComparesNumbers) {
  EXPECT_EQ(holds("n > 3", {{"n", "3"}}), Truth::kNo);
  EXPECT_EQ(holds("n >= 3", {{"n", "3"}}), Truth::kYes);
  EXPECT_EQ(holds("n < 3.5", {{"n", "3"}}), Truth::kYes);
  EXPECT_EQ(holds("n <= 2", {{"n", "3"}}), Truth::kNo);
}

TEST(SurveyFilter, WhatIsNotKnownIsNeitherYesNorNo) {
  EXPECT_EQ(holds("a = 1", {}), Truth::kUnknown);
  EXPECT_EQ(holds("not a = 1", {}), Truth::kUnknown);
  EXPECT_EQ(holds("a = 1 or b = 1", {{"b", "1"}}), Truth::kYes);
  EXPECT_EQ(holds("a = 1 and b = 1", {{"b", "2"}}), Truth::kNo);
  EXPECT_EQ(holds("a = 1 and b = 1", {{"b", "1"}}), Truth::kUnknown);
}

TEST(SurveyFilter, NamesItsQuestionsOnce) {
  EXPECT_THAT(SurveyFilter::parse("a = 1 or A = 2 or b in (1)").questions(),
              ::testing::ElementsAre("a", "b"));
}

TEST(SurveyFilter, WhatItCannotReadIsASentence) {
  for (const char* text : {"", "T10", "T10 =", "= 1", "T10 = 1 and", "T10 in 1", "T10 in (1",
                           "(a = 1", "a = 1 b = 2", "a = 'x", "a ~ 1", "a in ()", "a = 1)"})
    EXPECT_THROW(SurveyFilter::parse(text), std::invalid_argument) << text;
  EXPECT_THROW(SurveyFilter::parse(std::string(100'000, '(')), std::invalid_argument);
  try {
    SurveyFilter::parse("T10 = 1 og og T11 = 2");
    FAIL();
  } catch (const std::invalid_argument& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("at letter"));
  }
}

}  // namespace
}  // namespace kv::etl
