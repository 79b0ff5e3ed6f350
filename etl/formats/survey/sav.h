// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "etl/formats/problem.h"
#include "etl/formats/survey/sav_dictionary.h"
#include "etl/formats/survey/survey_table.h"

namespace kv::etl {

/// True when the bytes are those of an SPSS system file (.sav, .zsav), whole or damaged.
bool looks_like_sav(std::string_view bytes);

/// Reads a .sav or .zsav file: values by ReadStat, multiple-response sets and the weight from its
/// dictionary (scan_sav), which is checked first. All text is UTF-8.
///
/// System-missing numbers and strings of spaces are kNothing; what the file declares as
/// user-missing keeps its value and is marked. Dates become text: 2013-11-20. Returns false, with a
/// problem of rule `bad-sav` (the file is damaged or contradicts itself), `sav-encoding` (text that
/// the stated encoding does not have) or `sav-cut` (fewer cases than it says), when nothing of it
/// can be used.
bool read_sav(std::string_view bytes, SurveyTable& table, std::vector<Problem>& problems,
              const SavLimits& limits = {});

}  // namespace kv::etl
