// SPDX-License-Identifier: MIT
#pragma once

#include "etl/formats/survey/survey_table.h"
#include "etl/regions.h"
#include "etl/survey/survey_findings.h"
#include "etl/survey/wave.h"
#include "etl/survey/wave_plan.h"

namespace kv::etl {

/// Turns every row of the table into a respondent. Every cell that the codebook does not explain is
/// told with its row and column; nothing is left out, moved to another code, or taken as missing in
/// silence. An empty cell is `not-asked` where the question's filter does not hold, else
/// `no-answer`.
Wave code_wave(WavePlan plan, const SurveyTable& table, const RegionIndex& regions,
               SurveyFindings& findings);

}  // namespace kv::etl
