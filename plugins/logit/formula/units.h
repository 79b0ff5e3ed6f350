// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "plugins/logit/formula/model_data.h"

namespace kv::logit {

/// Numbers the values of a column from 0; -1 is missing.
std::vector<Index> numbered(const Column& column);

/// Numbers that follow each other without gaps, in the order of first appearance.
std::vector<Index> dense(const std::vector<Index>& codes);

/// Per stratum of the used rows, numbered as ModelData::stratum is: the sampling units that were
/// drawn but of which no row is used, because something else is missing in all of theirs. They are
/// part of the design, with nothing to add (a domain: Lumley 2010, 2.2); their rows have weights,
/// stratum, unit and fpc. Empty when every row is used.
std::vector<Index> silent_units(const Frame& frame, const DataOptions& options,
                                const std::vector<Index>& used);

}  // namespace kv::logit
