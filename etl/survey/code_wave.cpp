// SPDX-License-Identifier: MIT
#include "etl/survey/code_wave.h"

#include <cmath>
#include <map>
#include <unordered_map>

#include "etl/dates.h"
#include "etl/formats/region_code.h"
#include "etl/formats/symbol.h"
#include "etl/survey/code_question.h"

namespace kv::etl {
namespace {

using Truth = SurveyFilter::Truth;
constexpr int kMunicipalityDigits = 4;

class WaveCoder {
 public:
  WaveCoder(WavePlan plan, const SurveyTable& table, const RegionIndex& regions,
            SurveyFindings& findings)
      : plan_(std::move(plan)), table_(table), regions_(regions), findings_(findings) {
    for (std::size_t i = 0; i < plan_.questions.size(); ++i)
      coders_.emplace_back(plan_.codebook.questions[i], plan_.questions[i], plan_.codebook, table_,
                           findings_);
    day_ = parse_date(plan_.codebook.borders).value_or(0);
  }

  Wave code() {
    Wave wave;
    wave.weighted = plan_.weight != SurveyTable::kNone;
    for (std::size_t row = 0; row < table_.rows; ++row) wave.respondents.push_back(respondent(row));
    if (table_.rows == 0)
      findings_.tell("no-rows", 0, 0, {}, "There is no respondent in the file.",
                     "Export it again from the survey tool.");
    tell_shared(wave);
    wave.codebook = std::move(plan_.codebook);
    return wave;
  }

 private:
  void tell(std::string_view rule, const RowPlace& place, std::size_t column, std::string value,
            const std::string& what, std::string remedy) {
    findings_.tell(rule, table_.first_row + place.row,
                   column == SurveyTable::kNone ? 0 : column + 1, std::move(value),
                   place.who + ": " + what + ".", std::move(remedy));
  }

  /// Most surveys of municipalities have one answer from each; two may be a mistake.
  void tell_shared(const Wave& wave) {
    std::map<std::string, std::size_t> by_region;
    for (const WaveRespondent& respondent : wave.respondents)
      if (!respondent.region.empty()) ++by_region[respondent.region];
    std::string list;
    std::size_t shared = 0;
    for (const auto& [region, count] : by_region)
      if (count > 1 && ++shared <= 10) list += (list.empty() ? "" : ", ") + region;
    if (shared > 0)
      findings_.tell("shared-municipality", 0, 0, {},
                     std::to_string(shared) + " municipalities have more than one respondent (" +
                         list + (shared > 10 ? ", …" : "") +
                         "); shares are of respondents, not of municipalities.",
                     "Check that this is meant.");
  }

  WaveRespondent respondent(std::size_t row) {
    WaveRespondent out;
    RowPlace place{row, {}};
    out.ident = plan_.respondent == SurveyTable::kNone
                    ? std::to_string(row + 1)
                    : code_text(table_.cell(row, plan_.respondent));
    place.who = "Respondent " + (out.ident.empty() ? "without a number" : out.ident);
    if (out.ident.empty())
      tell("no-respondent", place, plan_.respondent, {}, "the row has no number",
           "Give every respondent one, or name no such column in the codebook.");
    if (const auto [first, is_new] = seen_.emplace(out.ident, row); !is_new)
      tell("duplicate-respondent", place, plan_.respondent, out.ident,
           "row " + std::to_string(table_.first_row + first->second) + " has the same number",
           "Take one of them out of the file.");
    take_region(out, place);
    if (!out.region.empty()) place.who += " (" + out.region + ")";
    take_state(out, place);
    take_weight(out, place);
    take_answers(out, place);
    return out;
  }

  void take_region(WaveRespondent& out, const RowPlace& place) {
    if (plan_.region == SurveyTable::kNone) return;  // told when the wave was planned
    const std::string text = code_text(table_.cell(place.row, plan_.region));
    const RegionLabel label = parse_region(text, kMunicipalityDigits);
    if (!label.ok)
      return tell("not-a-code", place, plan_.region, text,
                  "there is no municipality code here: " + label.why,
                  "Give the four digits, as in 0301.");
    const RegionIndex::Region* region = regions_.find(label.code);
    if (!region || region->kind != "kommune")
      return tell("unknown-code", place, plan_.region, text,
                  label.code + " is no municipality that KLASS 131 knows",
                  "Correct the code, or load a newer KLASS 131.");
    if (!regions_.spell_on(*region, day_)) {
      const RegionIndex::Spell& near = regions_.nearest_spell(*region, day_);
      return tell("code-not-valid", place, plan_.region, text,
                  label.code + " (" + near.name + ") was no municipality on " +
                      plan_.codebook.borders + ", the day by which this wave's codes are read",
                  "Correct the code, or state the right day as the wave's \"borders\".");
    }
    out.region = label.code;
    out.region_id = region->id;
  }

  void take_state(WaveRespondent& out, const RowPlace& place) {
    if (plan_.state == SurveyTable::kNone) return;
    const std::string code = code_text(table_.cell(place.row, plan_.state));
    const auto it = plan_.codebook.states.find(code);
    if (it != plan_.codebook.states.end()) {
      out.state = it->second;
      return;
    }
    tell("unknown-code", place, plan_.state, code,
         "the codebook does not say whether '" + code + "' means that someone took part",
         "Add the code to \"participation\".");
  }

  void take_weight(WaveRespondent& out, const RowPlace& place) {
    if (plan_.weight == SurveyTable::kNone) return;
    const SurveyCell& cell = table_.cell(place.row, plan_.weight);
    const std::string text = code_text(cell);
    if (cell.kind == SurveyCell::Kind::kNothing || cell.declared_missing) {
      if (out.state == "answered")
        tell("missing-weight", place, plan_.weight, text, "there is no weight",
             "Give every respondent a weight; 1 where all count the same.");
      return;
    }
    out.weight = cell.number;
    if (cell.kind == SurveyCell::Kind::kText) {
      const CellValue value = parse_cell(text, plan_.codebook.decimal);
      out.weight = value.kind == CellKind::kNumber ? value.real : std::nan("");
    }
    if (!std::isfinite(*out.weight) || *out.weight < 0) {
      out.weight.reset();
      tell("bad-weight", place, plan_.weight, text, "the weight is no number from 0",
           "Correct the weight.");
    } else if (*out.weight == 0 && out.state == "answered") {
      tell("zero-weight", place, plan_.weight, text, "the weight is 0, so that nothing counts",
           "Check that this is meant.");
    }
  }

  void take_answers(WaveRespondent& out, const RowPlace& place) {
    out.answers.resize(coders_.size());
    for (std::size_t i = 0; i < coders_.size(); ++i) {
      const SurveyQuestion& question = plan_.codebook.questions[i];
      auto said = coders_[i].read(place);
      if (out.state != "answered" && !question.background) {
        if (said && (said->answered() || !said->picks.empty()))
          tell("answers-without-part", place, coders_[i].column() - 1, said->text,
               "question " + question.code + " has an answer of one whose participation is " +
                   out.state,
               "Correct the one or the other; --accept answers-without-part leaves the answers "
               "out.");
        continue;
      }
      const Truth asked = question.filter.holds(
          [&](std::size_t name, SurveyFilter::Test test, const std::string& value) {
            const std::size_t other = plan_.questions[i].filter_questions[name];
            if (!out.answers[other]) return Truth::kUnknown;
            return coders_[other].test(*out.answers[other], test, value);
          });
      out.answers[i] = coders_[i].settle(std::move(said), asked, place);
    }
  }

  WavePlan plan_;
  const SurveyTable& table_;
  const RegionIndex& regions_;
  SurveyFindings& findings_;
  std::vector<QuestionCoder> coders_;
  std::unordered_map<std::string, std::size_t> seen_;
  int day_ = 0;
};

}  // namespace

Wave code_wave(WavePlan plan, const SurveyTable& table, const RegionIndex& regions,
               SurveyFindings& findings) {
  return WaveCoder(std::move(plan), table, regions, findings).code();
}

}  // namespace kv::etl
