// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "etl/formats/survey/codebook.h"
#include "etl/formats/survey/survey_table.h"
#include "etl/survey/survey_findings.h"

namespace kv::etl {

/// How the columns of a table answer one question.
struct QuestionPlan {
  enum class Way {
    kOne,      ///< one column: a code, a number or a text
    kList,     ///< one column with the codes of several picks
    kOptions,  ///< a column for each option
    kCodes     ///< columns that each hold the code of a pick
  };
  Way way = Way::kOne;
  std::vector<std::size_t> columns;           ///< kOptions: in the order of the options
  std::vector<std::size_t> filter_questions;  ///< of the filter's names, indexes of questions
};

/// A codebook in which everything is said, and where in the table it is.
struct WavePlan {
  SurveyCodebook codebook;
  std::size_t respondent = SurveyTable::kNone;
  std::size_t region = SurveyTable::kNone;
  std::size_t weight = SurveyTable::kNone;
  std::size_t state = SurveyTable::kNone;
  std::vector<QuestionPlan> questions;
};

/// What the operator says in place of a codebook.
struct WaveDefaults {
  std::string code;    ///< the file's name without its ending
  std::string starts;  ///< of --period; empty: not given
  std::string ends;
};

/// Fills in what `codebook` leaves to the file: texts and options from the labels of a .sav, its
/// multiple-response sets and its weight, all columns when the codebook has no questions. Tells
/// columns that stay outside, labels that differ, and everything that cannot be known.
WavePlan plan_wave(SurveyCodebook codebook, const SurveyTable& table, const WaveDefaults& defaults,
                   SurveyFindings& findings);

}  // namespace kv::etl
