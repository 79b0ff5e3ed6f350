// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/logit/formula/evaluate.h"

namespace kv::logit {

/// The levels of a factor as they were declared beside the formula.
struct DeclaredFactor {
  std::vector<std::string> levels;
  std::string reference;  ///< "" or one of the levels; it becomes the first
  bool ordered = false;
};
using DeclaredFactors = std::map<std::string, DeclaredFactor, std::less<>>;

/// One variable of a formula, learnt from the data: what it must be known by to be evaluated again,
/// on other rows, in the same way.
struct Variable {
  enum class Kind { kNumeric, kFactor, kPolynomial };
  Kind kind = Kind::kNumeric;
  Expression expression;
  std::string label;   ///< what R's column names begin with
  std::string column;  ///< of a factor: the data's column, or "" for a logical expression

  std::vector<std::string> levels;  ///< of a factor; the first is the reference
  bool ordered = false;
  bool chosen_reference = true;  ///< false: the first by code point, for want of a choice

  std::vector<double> centres;  ///< of a polynomial: the recurrence's coefficients
  std::vector<double> norms;
  bool raw = false;
  int degree = 1;

  bool is_factor() const { return kind == Kind::kFactor; }
};

/// What one variable is in each row.
struct VariableData {
  Matrix numbers;             ///< one column per degree; NaN is missing
  std::vector<Index> levels;  ///< of a factor; -1 is missing
};

/// What a model remembers of its variables, to find them again in other rows.
struct Learnt {
  DeclaredFactors factors;  ///< by column; the first level is the reference
  struct Basis {
    std::vector<double> centres;
    std::vector<double> norms;
  };
  std::map<std::string, Basis, std::less<>> polynomials;  ///< by label
};

/// The variable as a model learnt it.
Variable recall_variable(const Expression& expression, const Frame& frame, const Learnt& learnt);

/// Learns a variable from all rows of `frame`. A text column is a factor, its levels sorted by code
/// point unless declared; factor() and ordered() may choose `ref` and `levels`. The name of a
/// factor with a choice is its column's, as R's when the column was made a factor beforehand.
Variable learn_variable(const Expression& expression, const Frame& frame,
                        const DeclaredFactors& declared);

/// The variable in the rows of `frame`; a value outside the levels is missing. `by` as evaluate().
VariableData variable_data(const Variable& variable, const Frame& frame, std::string_view by = {});

/// The texts of a column's distinct values: of a text column its labels, of numbers as R prints
/// them.
std::vector<std::string> distinct_labels(const Column& column);

}  // namespace kv::logit
