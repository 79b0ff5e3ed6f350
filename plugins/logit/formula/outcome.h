// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "plugins/logit/formula/variable.h"

namespace kv::logit {

/// The left-hand side of a formula, row by row.
struct Outcome {
  Vector successes;  ///< of `trials`; NaN is missing
  Vector trials;     ///< 1 unless cbind()
  bool grouped = false;
  bool shares = false;  ///< numbers strictly between 0 and 1 occur
  std::string text;     ///< what counts as 1, for the output
  std::vector<std::string> notes;
};

/// A column of 0 and 1, a comparison, cbind(successes, failures), or a text column or factor whose
/// success is chosen: by `success`, or by declared levels, the first of which is failure. A success
/// is never guessed: a text outcome without a choice is refused with its values listed.
Outcome read_outcome(const Expression& expression, const Frame& frame,
                     const DeclaredFactors& declared, const std::string& success);

}  // namespace kv::logit
