// SPDX-License-Identifier: MIT
#pragma once

#include "plugins/logit/model/analysis.h"

namespace kv::logit {

/// The intercept's place among the kept columns, or -1.
Index place_of_intercept(const Analysis& analysis);

/// Robust errors of every rule that applies, influence, the design's errors, and the covariance
/// that the options ask for. For a fit that is not separated.
void take_covariances(Analysis& analysis);

/// Variance inflation, by term and by column.
void take_inflation(Analysis& analysis);

/// Weights of a sample are taken to the mean 1, as svyglm does.
void scale_sampling_weights(ModelData& data);

}  // namespace kv::logit
