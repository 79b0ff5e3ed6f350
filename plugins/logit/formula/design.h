// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/logit/formula/formula.h"
#include "plugins/logit/formula/variable.h"

namespace kv::logit {

/// How one term becomes columns: each of its variables, and whether a factor among them is coded by
/// contrasts (the margin is in the model) or by one column per level.
struct TermCoding {
  std::vector<std::size_t> variables;
  std::vector<bool> full;
  std::string label;
};

/// The model matrix as a recipe, so that it can be made for other rows too.
class Design {
 public:
  /// `variables` are those of the formula, learnt, and with empty levels already gone.
  Design(const Formula& formula, std::vector<Variable> variables);

  const std::vector<Variable>& variables() const { return variables_; }
  const std::vector<TermCoding>& terms() const { return terms_; }
  const std::vector<std::string>& names() const { return names_; }
  /// For each column the place of its term in terms(), or -1 for the intercept.
  const std::vector<int>& assign() const { return assign_; }
  /// The column of ones, or -1.
  Index intercept() const { return intercept_ ? 0 : -1; }
  /// The design without the term at that place; the coding of the others stays.
  std::vector<Index> columns_of(int term) const;

  /// One row per row of `frame`. `by`: its derivative by that column instead. Rows with something
  /// missing hold NaN.
  Matrix matrix(const Frame& frame, std::string_view by = {}) const;

 private:
  std::vector<Variable> variables_;
  std::vector<TermCoding> terms_;
  std::vector<std::string> names_;
  std::vector<int> assign_;
  bool intercept_;
};

}  // namespace kv::logit
