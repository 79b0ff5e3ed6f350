// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "etl/formats/problem.h"
#include "etl/formats/survey/survey_table.h"

namespace kv::etl {

/// Reads a survey tool's delimited export: one header row with the variables' names, one row a
/// respondent. Every cell is text; an empty one is kNothing. Returns false, with problems, when a
/// record does not fit the header, or the header has an empty or repeated name.
bool read_survey_csv(std::string_view text, SurveyTable& table, std::vector<Problem>& problems);

}  // namespace kv::etl
