// SPDX-License-Identifier: MIT
#include "etl/survey/code_question.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "etl/formats/symbol.h"
#include "etl/formats/trim.h"

namespace kv::etl {
namespace {

using Truth = SurveyFilter::Truth;
using Way = QuestionPlan::Way;

constexpr const char* kBook = "Correct the answer, or describe the code in the codebook.";

std::optional<double> number_of(std::string_view text, char decimal) {
  const CellValue value = parse_cell(text, decimal);
  if (value.kind != CellKind::kNumber) return std::nullopt;
  return value.real;
}

}  // namespace

void QuestionCoder::tell(std::string_view rule, const RowPlace& place, std::size_t column,
                         std::string value, const std::string& what, std::string remedy) {
  findings_.tell(rule, table_.first_row + place.row, column, std::move(value),
                 place.who + ", question " + q_.code + ": " + what + ".", std::move(remedy));
}

std::string QuestionCoder::known_codes() const {
  std::string list;
  for (const SurveyOption& option : q_.options) {
    if (list.size() > 120) return list + ", …";
    list += (list.empty() ? "" : ", ") + option.code;
  }
  return list;
}

std::optional<std::string> QuestionCoder::missing_state(const RowPlace& place, std::size_t column,
                                                        const SurveyCell& cell,
                                                        const std::string& code) {
  if (const auto it = q_.missing.find(code); it != q_.missing.end()) return it->second;
  if (!cell.declared_missing) return std::nullopt;
  tell("missing-kind", place, column + 1, code,
       "the file says that " + code + " is no answer, and nothing says of which kind",
       "Say in the codebook \"missing\": {\"" + code +
           "\": \"not-asked\" (or dont-know, refused, no-answer)}; --accept missing-kind takes "
           "such codes as no-answer.");
  return "no-answer";
}

void QuestionCoder::take_code(SurveyAnswer& answer, const RowPlace& place, std::size_t column,
                              const SurveyCell& cell, const std::string& code) {
  const auto option = std::ranges::find(q_.options, code, &SurveyOption::code);
  if (option == q_.options.end()) {
    const auto state = missing_state(place, column, cell, code);
    if (state)
      answer.state = *state;
    else
      tell("unknown-code", place, column + 1, code,
           "there is no option '" + code + "'; there are " + known_codes(), kBook);
    return;
  }
  const auto index = static_cast<std::size_t>(option - q_.options.begin());
  if (cell.declared_missing && option->state == "answered")
    tell("missing-contradicts", place, column + 1, code,
         "the codebook has " + code + " as an answer, the file as no answer",
         "Correct the one or the other; --accept missing-contradicts takes the codebook's word.");
  if (std::ranges::count(answer.picks, index) > 0)
    tell("duplicate-pick", place, column + 1, code, "the option " + code + " is picked twice",
         kBook);
  else
    answer.picks.push_back(index);
  if (!option->valid || option->state != "answered") answer.state = option->state;
}

void QuestionCoder::finish_picks(SurveyAnswer& answer, const RowPlace& place) {
  std::ranges::sort(answer.picks);
  if (answer.picks.size() > 1 && !answer.answered())
    tell("unknown-code", place, column(), answer.state,
         "an option that is no answer is picked beside others", kBook);
  if (q_.type == SurveyType::kUpTo && answer.picks.size() > static_cast<std::size_t>(q_.max_picks))
    tell("too-many-picks", place, column(), std::to_string(answer.picks.size()),
         std::to_string(answer.picks.size()) + " options are picked where at most " +
             std::to_string(q_.max_picks) + " can be",
         "Correct the answers, or the codebook's max; nobody can tell which picks to leave out.");
}

std::optional<SurveyAnswer> QuestionCoder::read(const RowPlace& place) {
  if (plan_.columns.empty()) return std::nullopt;  // told when the wave was planned
  switch (plan_.way) {
    case Way::kOne:
      return read_one(place);
    case Way::kList:
      return read_list(place);
    case Way::kOptions:
      return read_options(place);
    case Way::kCodes:
      return read_codes(place);
  }
  return std::nullopt;
}

std::optional<SurveyAnswer> QuestionCoder::read_number(const RowPlace& place, std::size_t column) {
  const SurveyCell& cell = table_.cell(place.row, column);
  const std::string code = code_text(cell);
  SurveyAnswer answer;
  if (const auto state = missing_state(place, column, cell, code)) {
    answer.state = *state;
    return answer;
  }
  answer.number = cell.kind == SurveyCell::Kind::kNumber ? std::optional(cell.number)
                                                         : number_of(code, codebook_.decimal);
  if (!answer.number || !std::isfinite(*answer.number)) {
    tell("not-a-number", place, column + 1, code,
         "a number is wanted (decimal mark " + std::string(1, codebook_.decimal) + ")",
         "Correct the cell, or the question's type.");
    return std::nullopt;
  }
  return answer;
}

std::optional<SurveyAnswer> QuestionCoder::read_one(const RowPlace& place) {
  const std::size_t column = plan_.columns.front();
  const SurveyCell& cell = table_.cell(place.row, column);
  if (cell.kind == SurveyCell::Kind::kNothing) return std::nullopt;
  if (q_.type == SurveyType::kNumber) return read_number(place, column);
  SurveyAnswer answer;
  const std::string code = code_text(cell);
  if (q_.type == SurveyType::kOpen) {
    if (const auto state = missing_state(place, column, cell, code))
      answer.state = *state;
    else
      answer.text = code;
    return answer;
  }
  take_code(answer, place, column, cell, code);
  return answer;
}

std::optional<SurveyAnswer> QuestionCoder::read_list(const RowPlace& place) {
  const std::size_t column = plan_.columns.front();
  const SurveyCell& cell = table_.cell(place.row, column);
  if (cell.kind == SurveyCell::Kind::kNothing) return std::nullopt;
  SurveyAnswer answer;
  const std::string all = code_text(cell);
  for (std::size_t from = 0; from <= all.size();) {
    const std::size_t end = std::min(all.find(q_.separator, from), all.size());
    const std::string code(trimmed(std::string_view(all).substr(from, end - from)));
    if (!code.empty()) take_code(answer, place, column, cell, code);
    from = end + q_.separator.size();
  }
  finish_picks(answer, place);
  return answer;
}

std::optional<SurveyAnswer> QuestionCoder::read_codes(const RowPlace& place) {
  SurveyAnswer answer;
  bool said = false;
  for (const std::size_t column : plan_.columns) {
    const SurveyCell& cell = table_.cell(place.row, column);
    if (cell.kind == SurveyCell::Kind::kNothing) continue;
    const std::string code = code_text(cell);
    // A column that is left over says "not picked" by a missing code.
    if (const auto it = q_.missing.find(code); it != q_.missing.end() && !answer.picks.empty())
      continue;
    said = true;
    take_code(answer, place, column, cell, code);
  }
  if (!answer.picks.empty() && !answer.answered() &&
      std::ranges::all_of(answer.picks,
                          [&](std::size_t pick) { return q_.options[pick].state == "answered"; }))
    answer.state = "answered";
  finish_picks(answer, place);
  if (!said) return std::nullopt;
  return answer;
}

std::optional<SurveyAnswer> QuestionCoder::read_options(const RowPlace& place) {
  SurveyAnswer answer;
  std::size_t not_picked = 0;
  std::optional<std::string> missing;
  for (std::size_t i = 0; i < plan_.columns.size(); ++i) {
    const std::size_t column = plan_.columns[i];
    const SurveyCell& cell = table_.cell(place.row, column);
    const std::string code = code_text(cell);
    if (code.empty()) continue;
    if (code == q_.picked) {
      answer.picks.push_back(i);
      if (q_.options[i].state != "answered") answer.state = q_.options[i].state;
    } else if (code == q_.not_picked) {
      ++not_picked;
    } else if (auto state = missing_state(place, column, cell, code)) {
      if (missing && *missing != *state)
        tell("unknown-code", place, column + 1, code,
             "the question is " + *missing + " by one column and " + *state + " by another", kBook);
      missing = std::move(state);
    } else {
      tell(
          "unknown-code", place, column + 1, code,
          "the column is neither picked (" + q_.picked + ") nor not picked (" + q_.not_picked + ")",
          kBook);
    }
  }
  if (missing && (!answer.picks.empty() || not_picked > 0))
    tell("unknown-code", place, column(), *missing,
         "some columns say " + *missing + ", others have answers", kBook);
  if (missing) answer.state = *missing;
  finish_picks(answer, place);
  if (answer.picks.empty() && not_picked == 0 && !missing) return std::nullopt;
  return answer;
}

SurveyAnswer QuestionCoder::settle(std::optional<SurveyAnswer> said, Truth asked,
                                   const RowPlace& place) {
  SurveyAnswer answer;
  if (!said) {
    answer.state = asked == Truth::kYes ? "no-answer" : "not-asked";
    return answer;
  }
  answer = std::move(*said);
  if (asked == Truth::kNo && (answer.answered() || !answer.picks.empty()))
    tell("answered-though-not-asked", place, column(), answer.text,
         "there is an answer, but by the filter (" + q_.filter_text + ") it was not asked",
         "Correct the answer or the filter; --accept answered-though-not-asked keeps the answer.");
  if (asked == Truth::kNo && answer.state == "no-answer") answer.state = "not-asked";
  if (asked == Truth::kYes && answer.state == "not-asked")
    tell("not-asked-though-asked", place, column(), {},
         q_.filter.empty()
             ? "it is marked as not asked, but the codebook has no filter for it"
             : "it is marked as not asked, but by the filter (" + q_.filter_text + ") it was asked",
         "Correct the filter; --accept not-asked-though-asked keeps the mark.");
  return answer;
}

Truth QuestionCoder::test(const SurveyAnswer& answer, SurveyFilter::Test test,
                          const std::string& value) const {
  if (answer.picks.empty() && !answer.answered()) return Truth::kUnknown;
  const auto truth = [](bool holds) { return holds ? Truth::kYes : Truth::kNo; };
  if (test == SurveyFilter::Test::kEqual) {
    if (q_.type == SurveyType::kOpen) return truth(answer.text == value);
    if (q_.type == SurveyType::kNumber) {
      const auto wanted = number_of(value, '.');
      return truth(wanted && answer.number && *wanted == *answer.number);
    }
    return truth(std::ranges::any_of(
        answer.picks, [&](std::size_t pick) { return q_.options[pick].code == value; }));
  }
  std::optional<double> have = answer.number;
  if (!have && answer.picks.size() == 1)
    have = number_of(q_.options[answer.picks.front()].code, '.');
  const auto wanted = number_of(value, '.');
  if (!have || !wanted) return Truth::kUnknown;
  return truth(test == SurveyFilter::Test::kLess ? *have < *wanted : *have <= *wanted);
}

}  // namespace kv::etl
