// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kv::etl {

/// What a respondent said to one question.
struct SurveyAnswer {
  std::string state = "answered";  ///< a state of table survey_state
  std::vector<std::size_t> picks;  ///< indexes of the question's options, ascending
  std::optional<double> number;
  std::string text;

  bool answered() const { return state == "answered"; }
};

}  // namespace kv::etl
