// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "etl/formats/survey/codebook.h"

namespace kv::etl {

/// What a codebook says that contradicts itself: problems of rule `codebook`. What it leaves to the
/// data file is not missed here.
void check_codebook(const SurveyCodebook& codebook, std::vector<Problem>& problems);

/// True for a state that a code may stand for in place of an answer.
bool is_missing_state(std::string_view state);

}  // namespace kv::etl
