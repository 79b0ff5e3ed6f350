// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/logit/formula/expression.h"

namespace kv::logit {

/// A formula as R's terms() reads it.
struct Formula {
  std::string text;  ///< as it was given
  Expression response;
  std::vector<Expression> variables;  ///< of the right-hand side, each once, without offsets
  /// Each term is the variables it multiplies, by place, ascending; by degree, then as written.
  std::vector<std::vector<std::size_t>> terms;
  bool intercept = true;
  std::vector<Expression> offsets;

  std::string label(const std::vector<std::size_t>& term) const;
  /// Every column that is named, each once: those of the response first.
  std::vector<std::string> names() const;
};

/// Parses R's formula language: ~ + - : * / ^ ( ), 0 and 1, offset(), and calls as variables.
/// Throws ModelError with a sentence. Nesting beyond 100 levels, more than 1,000 terms and more
/// than 2,500 parts are refused.
Formula parse_formula(std::string_view text);

/// One expression without "~".
Expression parse_expression(std::string_view text);

}  // namespace kv::logit
