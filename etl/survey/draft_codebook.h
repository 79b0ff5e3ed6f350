// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "etl/formats/survey/survey_table.h"

namespace kv::etl {

/// A codebook for `table` to be completed by hand, as indented JSON: what the file says of its
/// variables, sets, labels and weight, and for a CSV file the codes that occur. What only the owner
/// knows is left empty, so that a load asks for it: the days, the kind of each missing code.
/// `wave` is the code it is given.
std::string draft_codebook(const SurveyTable& table, const std::string& wave);

}  // namespace kv::etl
