// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "plugins/logit/model_reader.h"

namespace kv::logit {

/// The note's sign notation of a term: ++ or -- below 0.01, + or - below 0.05, (+) or (-) below
/// 0.10, "" otherwise and where there is no p-value.
std::string symbol_of(const Json& term);

/// What the symbols mean, in one sentence.
inline constexpr const char* kSymbolLegend =
    "++ or -- p < 0.01, + or - p < 0.05, (+) or (-) p < 0.10, blank otherwise";

}  // namespace kv::logit
