// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kv::logit {

/// A piece of a formula: a number, a string, a name, or a call. Operators are calls, as in R; "("
/// is a call of one argument.
struct Expression {
  enum class Kind { kNumber, kString, kName, kCall };
  Kind kind = Kind::kNumber;
  double number = 0;
  std::string text;  ///< the string, the name, or what is called
  std::vector<Expression> arguments;
  std::vector<std::string> argument_names;  ///< "" where an argument has none

  bool is_call(std::string_view what) const { return kind == Kind::kCall && text == what; }
};

/// The text R gives a term: "poly(age, 3)", "I(Age^2)", "log(n)"; odd names in backticks.
std::string deparse(const Expression& expression);
/// A number as R prints it, 15 digits: "1", "0.5", "1e+05".
std::string deparse(double number);
/// A name as it must stand in a formula: in backticks unless it is plain.
std::string formula_name(std::string_view name);

/// The columns that are named in it, each once, in order.
void collect_names(const Expression& expression, std::vector<std::string>& names);

}  // namespace kv::logit
