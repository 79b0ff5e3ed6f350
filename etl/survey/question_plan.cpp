// SPDX-License-Identifier: MIT
#include "etl/survey/question_plan.h"

#include <algorithm>

namespace kv::etl {
namespace {

using Way = QuestionPlan::Way;

class QuestionPlanner {
 public:
  QuestionPlanner(SurveyQuestion& question, const SurveyCodebook& codebook,
                  const SurveyTable& table, std::vector<bool>& used, SurveyFindings& findings)
      : q_(question), codebook_(codebook), table_(table), used_(used), findings_(findings) {}

  QuestionPlan plan() {
    find_columns();
    for (const std::size_t column : plan_.columns) used_[column] = true;
    settle_type();
    if (takes_options() && q_.options.empty()) options_of_labels();
    if (q_.text.nb.empty()) settle_text();
    for (SurveyOption& option : q_.options)
      if (option.label.nb.empty()) option.label.nb = option.code;
    for (const auto& [code, state] : codebook_.missing)
      if (!has_option(code)) q_.missing.emplace(code, state);
    if (takes_options() && q_.options.empty())
      tell("no-options", q_.code, "nothing says which options it has");
    compare_labels();
    return std::move(plan_);
  }

 private:
  void tell(std::string_view rule, std::string value, const std::string& what,
            std::size_t column = 0) {
    findings_.tell(rule, 0, column, std::move(value), "Question " + q_.code + ": " + what + ".",
                   "Correct the codebook; docs/surveys.md has the format.");
  }

  bool takes_options() const {
    return q_.type == SurveyType::kSingle || q_.type == SurveyType::kMultiple ||
           q_.type == SurveyType::kUpTo;
  }

  bool has_option(const std::string& code) const {
    return std::ranges::find(q_.options, code, &SurveyOption::code) != q_.options.end();
  }

  void add_column(const std::string& name) {
    const std::size_t column = table_.find(name);
    if (column == SurveyTable::kNone)
      tell("unknown-column", name, "the file has no column " + name);
    else
      plan_.columns.push_back(column);
  }

  void find_columns() {
    const bool by_option = std::ranges::any_of(
        q_.options, [](const SurveyOption& option) { return !option.variable.empty(); });
    if (!q_.set.empty()) {
      take_set();
    } else if (by_option) {
      plan_.way = Way::kOptions;
      for (const SurveyOption& option : q_.options)
        if (option.variable.empty())
          tell("unknown-column", option.code, "option " + option.code + " names no variable");
        else
          add_column(option.variable);
    } else if (!q_.variables.empty()) {
      plan_.way = Way::kCodes;
      for (const std::string& name : q_.variables) add_column(name);
    } else {
      plan_.way = q_.separator.empty() ? Way::kOne : Way::kList;
      if (q_.variable.empty()) q_.variable = q_.code;
      add_column(q_.variable);
    }
  }

  void take_set() {
    const std::string name = q_.set.starts_with('$') ? q_.set.substr(1) : q_.set;
    const auto set = std::ranges::find_if(
        table_.sets, [&](const MultipleSet& s) { return same_variable(s.name, name); });
    if (set == table_.sets.end())
      return tell("unknown-set", q_.set, "the file has no multiple-response set " + q_.set);
    plan_.columns = set->columns;
    if (q_.text.nb.empty()) q_.text.nb = set->label;
    if (!set->dichotomies) {
      plan_.way = Way::kCodes;
      return;
    }
    plan_.way = Way::kOptions;
    q_.picked = set->counted;
    if (q_.not_picked == q_.picked) q_.not_picked = q_.picked == "0" ? "1" : "0";
    if (q_.options.empty())
      for (std::size_t i = 0; i < set->columns.size(); ++i) {
        const SurveyColumn& column = table_.columns[set->columns[i]];
        SurveyOption& option = q_.options.emplace_back();
        option.code = std::to_string(i + 1);
        option.label.nb = column.label.empty() ? column.name : column.label;
      }
    if (q_.options.size() != set->columns.size())
      return tell("unknown-set", q_.set,
                  "it has " + std::to_string(q_.options.size()) + " options and its set " +
                      std::to_string(set->columns.size()) + " variables");
    for (std::size_t i = 0; i < set->columns.size(); ++i)
      q_.options[i].variable = table_.columns[set->columns[i]].name;
  }

  void settle_type() {
    if (q_.type == SurveyType::kUnsaid) {
      const bool labelled = plan_.columns.size() == 1 && labels_an_answer(plan_.columns.front());
      if (plan_.way != Way::kOne)
        q_.type = q_.max_picks > 0 ? SurveyType::kUpTo : SurveyType::kMultiple;
      else if (!q_.options.empty() || labelled)
        q_.type = SurveyType::kSingle;
      else if (table_.layout == "csv" && !plan_.columns.empty())
        tell("no-type", q_.code, "nothing says of which type it is");
      else if (!plan_.columns.empty())
        q_.type =
            table_.columns[plan_.columns.front()].is_text ? SurveyType::kOpen : SurveyType::kNumber;
    }
    const bool several = q_.type == SurveyType::kMultiple || q_.type == SurveyType::kUpTo;
    if (!several && plan_.way != Way::kOne && q_.type != SurveyType::kUnsaid)
      tell("no-type", std::string(type_name(q_.type)),
           "one of type " + std::string(type_name(q_.type)) + " has one column");
    if (several && plan_.way == Way::kOne)
      tell("no-type", q_.code,
           "the codes of several picks in one column need a separator between them");
  }

  // A number may have labels for what is no answer only (999 Ubesvart).
  bool labels_an_answer(std::size_t column) const {
    return std::ranges::any_of(table_.columns[column].labels, [&](const auto& label) {
      return !label.first.empty() && state_of(label.first) == nullptr &&
             !table_.columns[column].declares_missing(label.first);
    });
  }

  void options_of_labels() {
    for (const std::size_t column : plan_.columns)
      for (const auto& [code, label] : table_.columns[column].labels) {
        if (code.empty() || has_option(code) || state_of(code) != nullptr) continue;
        if (table_.columns[column].declares_missing(code)) continue;
        SurveyOption& option = q_.options.emplace_back();
        option.code = code;
        option.label.nb = label;
      }
  }

  const std::string* state_of(const std::string& code) const {
    if (const auto it = q_.missing.find(code); it != q_.missing.end()) return &it->second;
    const auto it = codebook_.missing.find(code);
    return it == codebook_.missing.end() ? nullptr : &it->second;
  }

  void settle_text() {
    if (plan_.columns.size() == 1) q_.text.nb = table_.columns[plan_.columns.front()].label;
    if (!q_.text.nb.empty()) return;
    q_.text.nb = q_.label.empty() ? q_.code : q_.label;
    tell("no-text", q_.code, "neither codebook nor file has its text");
  }

  void compare_labels() {
    if (plan_.way == Way::kOptions || !takes_options()) return;
    for (const std::size_t column : plan_.columns)
      for (const auto& [code, label] : table_.columns[column].labels) {
        const auto option = std::ranges::find(q_.options, code, &SurveyOption::code);
        if (option == q_.options.end()) {
          if (!state_of(code) && !table_.columns[column].declares_missing(code))
            tell("label-not-in-codebook", code,
                 "the file has a label '" + label + "' for the code " + code +
                     ", which is no option",
                 column + 1);
        } else if (option->label.nb != label && option->label.nn != label &&
                   option->label.en != label) {
          tell("label-differs", code,
               "the code " + code + " is '" + option->label.nb + "' in the codebook and '" + label +
                   "' in the file",
               column + 1);
        }
      }
  }

  SurveyQuestion& q_;
  const SurveyCodebook& codebook_;
  const SurveyTable& table_;
  std::vector<bool>& used_;
  SurveyFindings& findings_;
  QuestionPlan plan_;
};

}  // namespace

QuestionPlan plan_question(SurveyQuestion& question, const SurveyCodebook& codebook,
                           const SurveyTable& table, std::vector<bool>& used,
                           SurveyFindings& findings) {
  return QuestionPlanner(question, codebook, table, used, findings).plan();
}

}  // namespace kv::etl
