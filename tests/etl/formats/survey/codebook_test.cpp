// SPDX-License-Identifier: MIT
#include "etl/formats/survey/codebook.h"

#include <gmock/gmock.h>

namespace kv::etl {
namespace {

using ::testing::HasSubstr;

const char* const kJson = R"({
  "wave": {"code": "w", "title": {"nb": "Bølge", "en": "Wave"}, "from": "2015-01-01", "to": "2015-02-01",
           "region": "knr", "weight": "vekt", "origin": "invented", "decimal": ",",
           "participation": {"variable": "st", "answered": ["1", "2"], "no-response": "3"}},
  "missing": {"-9": "no-answer"},
  "ignore": ["navn"],
  "questions": [
    {"code": "q1", "type": "single", "text": "Har dere plan?", "options": [
      {"code": "1", "label": "Ja"}, {"code": "3", "label": {"nb": "Vet ikke", "en": "Don't know"}, "state": "dont-know", "valid": true}]},
    {"code": "q2", "type": "up-to-k", "max": 2, "text": "Hvorfor?", "filter": "q1 = 1",
     "options": [{"code": "a", "label": "A", "variable": "q2a"}, {"code": "b", "label": "B", "variable": "q2b"}],
     "same_as": {"wave": "v", "question": "q7"}}
  ]})";

const char* const kCsv =
    "record;question;code;text;text_en;type;variable;filter;max;state;valid\n"
    "wave;;code;w;;;;;;;\n"
    "wave;;title;Bølge;Wave;;;;;;\n"
    "wave;;from;2015-01-01;;;;;;;\n"
    "wave;;to;2015-02-01;;;;;;;\n"
    "wave;;region;;;;knr;;;;\n"
    "wave;;weight;;;;vekt;;;;\n"
    "wave;;origin;invented;;;;;;;\n"
    "wave;;decimal;,;;;;;;;\n"
    "participation;;1;;;;st;;;answered;\n"
    "participation;;2;;;;;;;answered;\n"
    "participation;;3;;;;;;;no-response;\n"
    "missing;;-9;;;;;;;no-answer;\n"
    "ignore;;;;;;navn;;;;\n"
    "question;q1;;Har dere plan?;;single;;;;;\n"
    "option;q1;1;Ja;;;;;;;\n"
    "option;q1;3;Vet ikke;Don't know;;;;;dont-know;1\n"
    "question;q2;;Hvorfor?;;up-to-k;;q1 = 1;2;;\n"
    "option;q2;a;A;;;q2a;;;;\n"
    "option;q2;b;B;;;q2b;;;;\n"
    "same;q2;q7;v;;;;;;;\n";

void expect_whole(const SurveyCodebook& book) {
  EXPECT_EQ(book.wave, "w");
  EXPECT_EQ(book.title.nb, "Bølge");
  EXPECT_EQ(book.title.en, "Wave");
  EXPECT_EQ(book.region, "knr");
  EXPECT_EQ(book.weight, "vekt");
  EXPECT_EQ(book.origin, "invented");
  EXPECT_EQ(book.decimal, ',');
  EXPECT_EQ(book.state_variable, "st");
  EXPECT_EQ(book.states.at("2"), "answered");
  EXPECT_EQ(book.states.at("3"), "no-response");
  EXPECT_EQ(book.missing.at("-9"), "no-answer");
  EXPECT_THAT(book.ignored, ::testing::ElementsAre("navn"));
  ASSERT_EQ(book.questions.size(), 2U);
  EXPECT_EQ(book.questions[0].type, SurveyType::kSingle);
  ASSERT_EQ(book.questions[0].options.size(), 2U);
  EXPECT_EQ(book.questions[0].options[1].label.en, "Don't know");
  EXPECT_EQ(book.questions[0].options[1].state, "dont-know");
  EXPECT_TRUE(book.questions[0].options[1].valid);
  EXPECT_EQ(book.questions[1].max_picks, 2);
  EXPECT_EQ(book.questions[1].options[1].variable, "q2b");
  EXPECT_THAT(book.questions[1].filter.questions(), ::testing::ElementsAre("q1"));
  ASSERT_EQ(book.questions[1].links.size(), 1U);
  EXPECT_EQ(book.questions[1].links[0].question, "q7");
}

std::string problems_of(const std::string& text) {
  SurveyCodebook book;
  std::vector<Problem> problems;
  read_codebook(text, book, problems);
  std::string all;
  for (const Problem& problem : problems)
    all += problem.rule + " " + std::to_string(problem.row) + " [" + problem.value + "] " +
           problem.message + "\n";
  return all;
}

// The same words by hand in an editor or in a spreadsheet: one meaning.
TEST(Codebook, JsonAndDelimitedTextSayTheSame) {
  for (const char* text : {kJson, kCsv}) {
    SurveyCodebook book;
    std::vector<Problem> problems;
    ASSERT_TRUE(read_codebook(text, book, problems)) << problems.at(0).message;
    expect_whole(book);
    EXPECT_TRUE(looks_like_codebook(text));
  }
  EXPECT_FALSE(looks_like_codebook("respid;kommunenr\n1;0901\n"));
  EXPECT_FALSE(looks_like_codebook("recorded;kommunenr\n1;0901\n"));
}

// A word that is spelled wrong must not be passed over: the filter or the weight would be lost.
TEST(Codebook, UnknownWordsAreTold) {
  EXPECT_THAT(problems_of(R"({"wave": {"wieght": "v"}, "questions": []})"), HasSubstr("'wieght'"));
  EXPECT_THAT(problems_of(R"({"questions": [{"code": "q", "fliter": "a = 1"}]})"),
              HasSubstr("In question q there is no 'fliter'"));
  EXPECT_THAT(problems_of("record;question;colour\nquestion;q;red\n"),
              HasSubstr("codebook 1 [colour]"));
  EXPECT_THAT(problems_of("record;question;code\nquestoin;q;1\n"),
              HasSubstr("codebook 2 [questoin]"));
  EXPECT_THAT(problems_of("record;question;code\noption;q;1\n"), HasSubstr("no record before it"));
}

TEST(Codebook, WhatContradictsItselfIsTold) {
  const auto question = [](const std::string& inside) {
    return problems_of(R"({"questions": [{"code": "q", "type": "single"}, {"code": "r", )" +
                       inside + "}]}");
  };
  EXPECT_THAT(question(R"("type": "up-to-k")"), HasSubstr("does not say how many"));
  EXPECT_THAT(question(R"("type": "single", "max": 3)"), HasSubstr("has a max"));
  EXPECT_THAT(question(R"("type": "several")"), HasSubstr("is none of single"));
  EXPECT_THAT(question(R"("filter": "x = 1")"), HasSubstr("filtered by x"));
  EXPECT_THAT(question(R"("filter": "r = 1")"), HasSubstr("filtered by r"));
  EXPECT_THAT(question(R"("filter": "q ~ 1")"), HasSubstr("cannot be read"));
  EXPECT_THAT(question(R"("options": [{"code": "1"}, {"code": "1"}])"), HasSubstr("two options"));
  EXPECT_THAT(question(R"("options": {"1": "Ja"}, "missing": {"1": "refused"})"),
              HasSubstr("is an option and missing"));
  EXPECT_THAT(question(R"("missing": {"9": "gone"})"), HasSubstr("none of not-asked"));
  EXPECT_THAT(question(R"("options": [{"code": "1", "state": "refused", "valid": true}])"),
              HasSubstr("cannot be a valid answer"));
  EXPECT_THAT(problems_of(R"({"questions": [{"code": "q"}, {"code": "Q"}]})"),
              HasSubstr("two questions Q"));
  EXPECT_THAT(problems_of(R"({"wave": {"origin": "made up"}})"), HasSubstr("none of collected"));
}

TEST(Codebook, JsonThatIsBrokenIsLocated) {
  EXPECT_THAT(problems_of("{\n \"wave\": {\"code\" \"w\"}}"), HasSubstr("codebook 2 "));
  EXPECT_THAT(problems_of("{\"a\": 1, \"a\": 2}"), HasSubstr("stands there twice"));
  EXPECT_THAT(problems_of(std::string(100'000, '{')), HasSubstr("nested too deep"));
  EXPECT_THAT(problems_of("{\"wave\": []}"), HasSubstr("an object"));
}

}  // namespace
}  // namespace kv::etl
