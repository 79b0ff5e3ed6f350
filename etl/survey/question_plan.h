// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "etl/survey/wave_plan.h"

namespace kv::etl {

/// Finds the columns of `question`, marks them in `used`, and fills in what the file knows: type,
/// text, options, and the wave's missing codes.
QuestionPlan plan_question(SurveyQuestion& question, const SurveyCodebook& codebook,
                           const SurveyTable& table, std::vector<bool>& used,
                           SurveyFindings& findings);

}  // namespace kv::etl
