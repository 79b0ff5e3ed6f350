// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "etl/formats/survey/survey_table.h"
#include "etl/survey/survey_findings.h"
#include "etl/survey/wave.h"
#include "etl/survey/wave_plan.h"

namespace kv::etl {

/// One row of the table, as findings name it.
struct RowPlace {
  std::size_t row = 0;  ///< index in the table
  std::string who;      ///< "Respondent 12 (0805)"
};

/// Codes the answers to one question.
class QuestionCoder {
 public:
  QuestionCoder(const SurveyQuestion& question, const QuestionPlan& plan,
                const SurveyCodebook& codebook, const SurveyTable& table, SurveyFindings& findings)
      : q_(question), plan_(plan), codebook_(codebook), table_(table), findings_(findings) {}

  /// What the cells say; nullopt when they are all empty, so that only the filter can tell why.
  std::optional<SurveyAnswer> read(const RowPlace& place);

  /// The answer, given what the filter says of this respondent.
  SurveyAnswer settle(std::optional<SurveyAnswer> said, SurveyFilter::Truth asked,
                      const RowPlace& place);

  /// As SurveyFilter::Ask asks.
  SurveyFilter::Truth test(const SurveyAnswer& answer, SurveyFilter::Test test,
                           const std::string& value) const;

  std::size_t column() const { return plan_.columns.empty() ? 0 : plan_.columns.front() + 1; }

 private:
  void tell(std::string_view rule, const RowPlace& place, std::size_t column, std::string value,
            const std::string& what, std::string remedy);
  std::optional<SurveyAnswer> read_one(const RowPlace& place);
  std::optional<SurveyAnswer> read_list(const RowPlace& place);
  std::optional<SurveyAnswer> read_options(const RowPlace& place);
  std::optional<SurveyAnswer> read_codes(const RowPlace& place);
  std::optional<SurveyAnswer> read_number(const RowPlace& place, std::size_t column);
  /// The state that a code stands for, when it is no option.
  std::optional<std::string> missing_state(const RowPlace& place, std::size_t column,
                                           const SurveyCell& cell, const std::string& code);
  void take_code(SurveyAnswer& answer, const RowPlace& place, std::size_t column,
                 const SurveyCell& cell, const std::string& code);
  void finish_picks(SurveyAnswer& answer, const RowPlace& place);
  std::string known_codes() const;

  const SurveyQuestion& q_;
  const QuestionPlan& plan_;
  const SurveyCodebook& codebook_;
  const SurveyTable& table_;
  SurveyFindings& findings_;
};

}  // namespace kv::etl
