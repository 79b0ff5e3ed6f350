// SPDX-License-Identifier: MIT
#include "etl/formats/survey/codebook_check.h"

#include <algorithm>
#include <array>
#include <set>

#include "etl/formats/survey/survey_table.h"

namespace kv::etl {
namespace {

constexpr std::array<std::string_view, 4> kMissing = {"not-asked", "dont-know", "refused",
                                                      "no-answer"};
constexpr std::array<std::string_view, 3> kTaking = {"answered", "no-response", "not-in-sample"};
constexpr std::array<std::string_view, 3> kOrigins = {"collected", "reconstructed", "invented"};

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

class Check {
 public:
  Check(const SurveyCodebook& codebook, std::vector<Problem>& problems)
      : codebook_(codebook), problems_(problems) {}

  void run() {
    if (std::ranges::find(kOrigins, codebook_.origin) == kOrigins.end())
      tell(codebook_.origin, "The wave's origin is none of collected, reconstructed and invented.");
    for (const auto& [code, state] : codebook_.states)
      if (std::ranges::find(kTaking, state) == kTaking.end())
        tell(state,
             "Participation knows answered, no-response and not-in-sample, not '" + state + "'.");
    if (codebook_.state_variable.empty() != codebook_.states.empty())
      tell("participation", "Participation needs both a variable and what its codes mean.");
    missing(codebook_.missing, "the wave");
    std::set<std::string> before;
    for (const SurveyQuestion& question : codebook_.questions) {
      if (question.code.empty()) tell({}, "A question has no code.");
      check(question, before);
      if (!before.insert(lower(question.code)).second)
        tell(question.code, "There are two questions " + question.code + ".");
    }
  }

 private:
  void tell(std::string value, std::string message) {
    problems_.push_back({"codebook", 0, 0, std::move(value), std::move(message),
                         "Correct the codebook; docs/surveys.md has the format."});
  }

  void missing(const std::map<std::string, std::string>& codes, const std::string& where) {
    for (const auto& [code, state] : codes)
      if (!is_missing_state(state))
        tell(state, "In " + where + " the code '" + code + "' stands for '" + state +
                        "', which is none of not-asked, dont-know, refused and no-answer.");
  }

  void check(const SurveyQuestion& question, const std::set<std::string>& before) {
    const std::string who = "Question " + question.code;
    missing(question.missing, "question " + question.code);
    if (question.type == SurveyType::kUpTo && question.max_picks == 0)
      tell(question.code, who + " is of type up-to-k and does not say how many: max.");
    if (question.type != SurveyType::kUpTo && question.max_picks != 0)
      tell(question.code, who + " has a max, which only the type up-to-k has.");
    std::set<std::string> codes;
    for (const SurveyOption& option : question.options) {
      if (option.code.empty()) tell(question.code, who + " has an option without a code.");
      if (!codes.insert(option.code).second)
        tell(option.code, who + " has two options of the code '" + option.code + "'.");
      if (option.state != "answered" && !is_missing_state(option.state))
        tell(option.state, who + ", option " + option.code + ": '" + option.state +
                               "' is none of answered, not-asked, dont-know, refused and "
                               "no-answer.");
      if (option.valid && option.state != "answered" && option.state != "dont-know")
        tell(option.code, who + ", option " + option.code + ": '" + option.state +
                              "' cannot be a valid answer.");
      if (!option.valid && option.state == "answered")
        tell(option.code, who + ", option " + option.code +
                              " is an answer and not valid: say which state it is.");
      if (question.missing.contains(option.code))
        tell(option.code, who + ": the code '" + option.code + "' is an option and missing.");
    }
    const int ways =
        (question.variable.empty() ? 0 : 1) + (question.variables.empty() ? 0 : 1) +
        (question.set.empty() ? 0 : 1) +
        (std::ranges::any_of(question.options, [](const auto& o) { return !o.variable.empty(); })
             ? 1
             : 0);
    if (ways > 1)
      tell(question.code, who +
                              " names its columns in more than one way: variable, variables, set "
                              "or a variable for each option.");
    if (question.picked == question.not_picked)
      tell(question.picked, who + " has one code for picked and not picked.");
    for (const std::string& name : question.filter.questions())
      if (!before.contains(lower(name)))
        tell(question.filter_text,
             who + " is filtered by " + name + ", which is no question that comes before it.");
  }

  const SurveyCodebook& codebook_;
  std::vector<Problem>& problems_;
};

}  // namespace

bool is_missing_state(std::string_view state) {
  return std::ranges::find(kMissing, state) != kMissing.end();
}

void check_codebook(const SurveyCodebook& codebook, std::vector<Problem>& problems) {
  Check(codebook, problems).run();
}

}  // namespace kv::etl
