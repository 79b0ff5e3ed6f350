// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugins/logit/formula/formula.h"
#include "plugins/logit/formula/variable.h"
#include "plugins/logit/kernels/design_columns.h"

namespace kv::logit {

/// How one term becomes columns: each of its variables, and whether a factor among them is coded by
/// contrasts (the margin is in the model) or by one column per level.
struct TermCoding {
  std::vector<std::size_t> variables;
  std::vector<bool> full;
  std::string label;
};

/// The columns of a model matrix, with what keeps them where they are.
struct BuiltColumns {
  DesignColumns all;
  std::vector<std::shared_ptr<const Column>> borrowed;
  std::vector<std::shared_ptr<const Matrix>> made;

  Matrix matrix() const;
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

  /// One row per row of `frame`: columns of the frame as they lie, and what had to be worked out.
  /// Rows with something missing hold NaN.
  BuiltColumns columns(const Frame& frame, const Poll& poll) const;
  /// The same in one matrix. `by`: its derivative by that column instead.
  Matrix matrix(const Frame& frame, std::string_view by = {}) const;

 private:
  using Blocks = std::vector<std::optional<VariableData>>;
  /// The values, and the derivatives by `by`, of one term.
  std::pair<Matrix, Matrix> term(const TermCoding& term, const Frame& frame, std::string_view by,
                                 Blocks& data) const;

  std::vector<Variable> variables_;
  std::vector<TermCoding> terms_;
  std::vector<std::string> names_;
  std::vector<int> assign_;
  bool intercept_;
};

}  // namespace kv::logit
