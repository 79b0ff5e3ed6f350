// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "plugins/logit/formula/expression.h"
#include "plugins/logit/formula/frame.h"
#include "plugins/logit/kernels/observations.h"

namespace kv::logit {

/// The values of an arithmetic expression, and their derivatives by one column.
struct Numbers {
  Vector value;  ///< NaN is missing
  Vector slope;  ///< empty when no derivative was asked for
  bool logical = false;
};

/// Evaluates row by row: + - * / ^, comparisons, & | !, I(), log(x, base), log2, log10, log1p, exp,
/// expm1, sqrt, abs, as.numeric. `by`: the column to differentiate by, or "". Missing goes through;
/// what is not finite although its parts are (log(-1), 1/0) throws a ModelError with row and value,
/// except that the logarithm or root of a negative number is missing, as in R, and counted by the
/// caller. A comparison with a text gives 0 and 1. Texts elsewhere, and unknown names and
/// functions, throw.
Numbers evaluate(const Expression& expression, const Frame& frame, std::string_view by = {});

/// The column of that name. Throws a ModelError that lists the known ones.
const Column& column_of(const Frame& frame, std::string_view name);

/// A number that is written as text, or NaN; "as.numeric" and warnings use it.
double number_in(std::string_view text);

}  // namespace kv::logit
