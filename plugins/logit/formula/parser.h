// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "plugins/logit/formula/expression.h"

namespace kv::logit {

/// Parses R's expression syntax, "~" included, with R's precedence. Throws ModelError with the
/// place of what cannot be read.
Expression parse_syntax(std::string_view text);

}  // namespace kv::logit
