// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plugins/logit/model/options.h"

namespace kv::logit {

/// Reads the options of a model from a JSON object: weights, weights_are, cluster, strata, fpc,
/// success, factors, method, errors, level, nested, rows, detail. A member that is null or '' is as
/// good as absent. NULL text is no options. Throws ModelError that lists the known members or
/// values.
ModelOptions read_options(std::optional<std::string_view> json);

/// The columns of the data that the options name.
std::vector<std::string> option_columns(const DataOptions& options);

}  // namespace kv::logit
