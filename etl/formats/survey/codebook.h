// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/problem.h"
#include "etl/formats/survey/filter.h"

namespace kv::etl {

struct SurveyTitles {
  std::string nb;
  std::string nn;
  std::string en;
};

enum class SurveyType { kUnsaid, kSingle, kMultiple, kUpTo, kOpen, kNumber };

/// "single", "multiple", "up-to-k", "open", "number"; "" for kUnsaid.
std::string_view type_name(SurveyType type);

struct SurveyOption {
  std::string code;
  SurveyTitles label;
  std::string state = "answered";  ///< or why this is no answer
  bool valid = true;               ///< counts among the valid answers
  std::string variable;            ///< of a multiple question with a column for each option
};

/// What the codebook states of a question of another wave.
struct SurveyLink {
  std::string wave;
  std::string question;
  std::string relation;  ///< "same" or "not-same"
};

struct SurveyQuestion {
  std::string code;
  bool background = false;
  SurveyType type = SurveyType::kUnsaid;
  int max_picks = 0;
  SurveyTitles text;
  std::string label;
  std::string filter_text;
  SurveyFilter filter;
  std::string variable;                ///< one column; of a multiple question a list of codes
  std::vector<std::string> variables;  ///< of a multiple question: columns that hold codes
  std::string separator;               ///< between the codes of a list
  std::string set;                     ///< the file's multiple-response set
  std::string picked = "1";            ///< of a column for an option
  std::string not_picked = "0";
  std::map<std::string, std::string> missing;  ///< code to state, beside the wave's own
  std::vector<SurveyOption> options;
  std::vector<SurveyLink> links;
};

/// A wave and its questions, as the owner of the survey describes them.
struct SurveyCodebook {
  std::string wave;
  SurveyTitles title;
  std::string publisher;
  std::string starts;
  std::string ends;
  std::string borders;
  std::string origin = "collected";
  std::string remark;
  std::string respondent;  ///< variable; empty: the number of the row
  std::string region;
  std::string weight;
  std::string state_variable;                 ///< who took part; empty: everyone in the file
  std::map<std::string, std::string> states;  ///< its codes
  std::map<std::string, std::string> missing;
  std::vector<std::string> ignored;
  char decimal = '.';
  std::vector<SurveyQuestion> questions;
};

/// Reads a codebook; docs/surveys.md has the format. `text` is UTF-8: JSON when it begins with {,
/// else delimited text whose first column is "record". What is wrong with it, unknown words
/// included, becomes a problem of rule `codebook`; returns false when there was any.
bool read_codebook(std::string_view text, SurveyCodebook& codebook, std::vector<Problem>& problems);

/// True when the text is meant as a codebook and not as respondents' rows.
bool looks_like_codebook(std::string_view text);

}  // namespace kv::etl
