// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "plugins/logit/model/analysis.h"

namespace kv::logit {

/// The model as text: everything the analysis found, and the recipe to predict with. The members
/// are described in docs/logit.md. `version` is the plugin's.
std::string model_json(const Analysis& analysis, std::string_view version);

/// A digest of the outcome, weights and design columns of the used rows, 16 hexadecimal digits: the
/// same rows give the same digest, a revised cell another.
std::string rows_digest(const ModelData& data);
/// The same of which rows are used, their outcome and weights alone: two models with the same can
/// be compared by a likelihood ratio.
std::string outcome_digest(const ModelData& data);

std::string_view method_name(Method method);
std::string_view errors_name(Errors errors);
std::string_view direction_name(Direction direction);

}  // namespace kv::logit
