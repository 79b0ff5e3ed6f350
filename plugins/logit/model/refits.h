// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/logit/model/analysis.h"

namespace kv::logit {

/// The maximum likelihood fit of the model's columns.
Fit fit_model(const ModelData& data, const Poll& poll);

/// The intercept alone (with the offset), or without an intercept the offset alone.
Fit null_fit(const ModelData& data, const Poll& poll);

/// Tests of each term that no other contains (R's drop1), and of the nested formulas, all on the
/// rows of the model. Suprema where a fit is separated, ranks where columns are aliased.
void take_refits(Analysis& analysis, const Frame& frame, const Poll& poll);

}  // namespace kv::logit
