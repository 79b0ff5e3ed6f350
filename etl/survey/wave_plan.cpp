// SPDX-License-Identifier: MIT
#include "etl/survey/wave_plan.h"

#include <algorithm>
#include <array>

#include "etl/dates.h"
#include "etl/survey/question_plan.h"

namespace kv::etl {
namespace {

constexpr std::array<std::string_view, 7> kRegionNames = {
    "kommunenr", "kommunenummer", "kommune_nr", "komnr", "knr", "kommune", "municipality"};

class Planner {
 public:
  Planner(SurveyCodebook codebook, const SurveyTable& table, const WaveDefaults& defaults,
          SurveyFindings& findings)
      : table_(table),
        defaults_(defaults),
        findings_(findings),
        used_(table.columns.size(), false) {
    plan_.codebook = std::move(codebook);
  }

  WavePlan plan() {
    wave();
    plan_.respondent = named(book().respondent, "the respondents' numbers");
    plan_.region = region();
    plan_.weight = weight();
    plan_.state = named(book().state_variable, "participation");
    for (const std::string& name : book().ignored) {
      const std::size_t column = table_.find(name);
      if (column == SurveyTable::kNone)
        tell("unknown-column", name,
             "The codebook leaves out a column " + name + ", which the file does not have.");
      else
        used_[column] = true;
    }
    if (book().questions.empty()) questions_of_file();
    for (SurveyQuestion& question : book().questions)
      plan_.questions.push_back(plan_question(question, book(), table_, used_, findings_));
    resolve_filters();
    rest();
    return std::move(plan_);
  }

 private:
  SurveyCodebook& book() { return plan_.codebook; }

  void tell(std::string_view rule, std::string value, std::string message,
            std::string remedy = "Correct the codebook; docs/surveys.md has the format.") {
    findings_.tell(rule, 0, 0, std::move(value), std::move(message), std::move(remedy));
  }

  void wave() {
    if (book().wave.empty()) {
      book().wave = defaults_.code;
      tell("taken-from-file", book().wave,
           "The wave is called " + book().wave + ", after the file, for no codebook names it.",
           "Give a codebook with \"wave\": {\"code\": …}.");
    }
    if (book().title.nb.empty())
      book().title.nb = table_.title.empty() ? book().wave : table_.title;
    if (book().starts.empty() && book().ends.empty()) {
      book().starts = defaults_.starts;
      book().ends = defaults_.ends;
    }
    if (book().ends.empty()) book().ends = book().starts;
    if (book().starts.empty()) book().starts = book().ends;
    if (book().borders.empty()) book().borders = book().ends;
    const auto from = parse_date(book().starts);
    const auto to = parse_date(book().ends);
    if (book().starts.empty())
      tell("no-date", {}, "Nothing says when the wave was in the field.",
           "Give a codebook with \"from\" and \"to\" for the wave, or say --period 2013.");
    else if (!from || !to || *to < *from)
      tell("no-date", book().starts + " " + book().ends,
           "The wave's days are no two dates, the earlier first: " + book().starts + " to " +
               book().ends + ".");
    else if (!parse_date(book().borders))
      tell("no-date", book().borders, "The wave's borders are no date: " + book().borders + ".");
  }

  std::size_t named(const std::string& name, const std::string& what) {
    if (name.empty()) return SurveyTable::kNone;
    const std::size_t column = table_.find(name);
    if (column == SurveyTable::kNone)
      tell("unknown-column", name,
           "The codebook names the column " + name + " for " + what +
               ", and the file does not have it.");
    else
      used_[column] = true;
    return column;
  }

  std::size_t region() {
    if (!book().region.empty()) return named(book().region, "the municipality");
    for (const std::string_view name : kRegionNames) {
      if (table_.find(name) == SurveyTable::kNone) continue;
      tell("taken-from-file", std::string(name),
           "The respondents' municipalities are taken from the column " + std::string(name) + ".",
           "Name the column in the codebook: \"wave\": {\"region\": \"" + std::string(name) +
               "\"}.");
      return named(std::string(name), "the municipality");
    }
    tell("no-region", {}, "No column is known to hold the respondents' municipalities.",
         "Name it in the codebook: \"wave\": {\"region\": \"…\"}.");
    return SurveyTable::kNone;
  }

  std::size_t weight() {
    if (!book().weight.empty()) {
      const std::size_t column = named(book().weight, "the weight");
      if (table_.weight != SurveyTable::kNone && table_.weight != column)
        tell("weight-not-used", table_.columns[table_.weight].name,
             "The file is weighted by " + table_.columns[table_.weight].name +
                 ", the codebook by " + book().weight + ", which is used.");
      return column;
    }
    if (table_.weight != SurveyTable::kNone) used_[table_.weight] = true;
    return table_.weight;
  }

  // Without questions in the codebook, every column is one, and every set one of several columns.
  void questions_of_file() {
    if (table_.layout == "csv") {
      tell("no-questions", {}, "The codebook has no questions, and a CSV file describes none.");
      return;
    }
    std::vector<bool> in_set(table_.columns.size(), false);
    for (const MultipleSet& set : table_.sets)
      for (const std::size_t column : set.columns) in_set[column] = true;
    std::vector<bool> made(table_.sets.size(), false);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (used_[i]) continue;
      if (!in_set[i]) {
        SurveyQuestion& question = book().questions.emplace_back();
        question.code = question.variable = table_.columns[i].name;
        continue;
      }
      for (std::size_t s = 0; s < table_.sets.size(); ++s)
        if (!made[s] && std::ranges::count(table_.sets[s].columns, i) > 0) {
          SurveyQuestion& question = book().questions.emplace_back();
          question.code = question.set = table_.sets[s].name;
          made[s] = true;
        }
    }
  }

  void resolve_filters() {
    for (std::size_t i = 0; i < book().questions.size(); ++i)
      for (const std::string& name : book().questions[i].filter.questions()) {
        const auto it = std::ranges::find_if(
            book().questions, [&](const SurveyQuestion& q) { return same_variable(q.code, name); });
        plan_.questions[i].filter_questions.push_back(
            static_cast<std::size_t>(it - book().questions.begin()));
      }
  }

  void rest() {
    for (std::size_t i = 0; i < used_.size(); ++i)
      if (!used_[i])
        findings_.tell(
            "column-not-loaded", 0, i + 1, table_.columns[i].name,
            "The column " + table_.columns[i].name + " is not in the codebook and is not loaded.",
            "Describe it there, or list it under \"ignore\".");
  }

  const SurveyTable& table_;
  const WaveDefaults& defaults_;
  SurveyFindings& findings_;
  std::vector<bool> used_;
  WavePlan plan_;
};

}  // namespace

WavePlan plan_wave(SurveyCodebook codebook, const SurveyTable& table, const WaveDefaults& defaults,
                   SurveyFindings& findings) {
  return Planner(std::move(codebook), table, defaults, findings).plan();
}

}  // namespace kv::etl
