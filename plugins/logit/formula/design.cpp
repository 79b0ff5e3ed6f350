// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/design.h"

#include <algorithm>
#include <optional>

#include "plugins/logit/formula/polynomial.h"

namespace kv::logit {
namespace {

constexpr std::size_t kMaxColumns = 2'000;

bool is_subset(const std::vector<std::size_t>& part, const std::vector<std::size_t>& whole) {
  return std::ranges::includes(whole, part);
}

/// R's TermCode: contrasts when what is left of the term without the variable is in the model.
bool is_full(const Formula& formula, std::size_t term, std::size_t variable) {
  std::vector<std::size_t> rest = formula.terms[term];
  std::erase(rest, variable);
  if (rest.empty()) return false;
  for (std::size_t t = 0; t < term; ++t)
    if (is_subset(rest, formula.terms[t])) return false;
  return true;
}

std::vector<std::string> suffixes(const Variable& variable, bool full) {
  std::vector<std::string> out;
  if (variable.kind == Variable::Kind::kPolynomial) {
    for (int k = 1; k <= variable.degree; ++k)
      out.push_back(variable.degree == 1 ? "" : std::to_string(k));
  } else if (!variable.is_factor()) {
    out.emplace_back();
  } else if (full) {
    out = variable.levels;
  } else if (variable.ordered) {
    static constexpr std::string_view kNames[] = {".L", ".Q", ".C"};
    for (std::size_t k = 1; k < variable.levels.size(); ++k)
      out.push_back(k <= 3 ? std::string(kNames[k - 1]) : "^" + std::to_string(k));
  } else {
    out.assign(variable.levels.begin() + 1, variable.levels.end());
  }
  return out;
}

/// One row per level.
Matrix coding(const Variable& variable, bool full) {
  const auto k = static_cast<Index>(variable.levels.size());
  if (full) return Matrix::Identity(k, k);
  if (variable.ordered) return polynomial_contrasts(k);
  return Matrix::Identity(k, k).rightCols(k - 1);
}

Matrix block_of(const Variable& variable, const VariableData& data, bool full) {
  if (!variable.is_factor()) return data.numbers;
  const Matrix codes = coding(variable, full);
  Matrix out(static_cast<Index>(data.levels.size()), codes.cols());
  for (std::size_t i = 0; i < data.levels.size(); ++i) {
    const Index level = data.levels[i];
    if (level < 0)
      out.row(static_cast<Index>(i)).setConstant(kMissing);
    else
      out.row(static_cast<Index>(i)) = codes.row(level);
  }
  return out;
}

/// All products of a column of `left` with one of `right`; the columns of `left` vary fastest.
Matrix products(const Matrix& left, const Matrix& right) {
  Matrix out(left.rows(), left.cols() * right.cols());
  for (Index b = 0; b < right.cols(); ++b)
    for (Index a = 0; a < left.cols(); ++a)
      out.col(b * left.cols() + a) = left.col(a).cwiseProduct(right.col(b));
  return out;
}

}  // namespace

Design::Design(const Formula& formula, std::vector<Variable> variables)
    : variables_(std::move(variables)), intercept_(formula.intercept) {
  if (intercept_) {
    names_.emplace_back("(Intercept)");
    assign_.push_back(-1);
  }
  bool first_factor = !intercept_;
  for (std::size_t t = 0; t < formula.terms.size(); ++t) {
    TermCoding coding{formula.terms[t], {}, ""};
    std::vector<std::string> names = {""};
    for (const std::size_t v : coding.variables) {
      const Variable& variable = variables_[v];
      bool full = variable.is_factor() && is_full(formula, t, v);
      if (variable.is_factor() && first_factor) {
        full = true;  // without an intercept the first factor keeps all its levels
        first_factor = false;
      }
      coding.full.push_back(full);
      coding.label += (coding.label.empty() ? "" : ":") + variable.label;
      std::vector<std::string> longer;
      const bool later = coding.full.size() > 1;
      for (const std::string& suffix : suffixes(variable, full))
        for (const std::string& name : names)
          longer.push_back(name + (later ? ":" : "") + variable.label + suffix);
      names = std::move(longer);
      if (names_.size() + names.size() > kMaxColumns)
        throw ModelError("the formula makes more than " + std::to_string(kMaxColumns) +
                         " coefficients, at the term " + coding.label +
                         ". Use fewer terms or levels");
    }
    for (std::string& name : names) {
      names_.push_back(std::move(name));
      assign_.push_back(static_cast<int>(t));
    }
    terms_.push_back(std::move(coding));
  }
}

std::vector<Index> Design::columns_of(int term) const {
  std::vector<Index> out;
  for (std::size_t j = 0; j < assign_.size(); ++j)
    if (assign_[j] == term) out.push_back(static_cast<Index>(j));
  return out;
}

Matrix BuiltColumns::matrix() const {
  Matrix x(all.rows, all.cols());
  for (Index j = 0; j < all.cols(); ++j) {
    const double* column = all.columns[static_cast<std::size_t>(j)];
    if (column == nullptr)
      x.col(j).setOnes();
    else
      x.col(j) = Eigen::Map<const Vector>(column, all.rows);
  }
  return x;
}

std::pair<Matrix, Matrix> Design::term(const TermCoding& term, const Frame& frame,
                                       std::string_view by, Blocks& data) const {
  Matrix value;
  Matrix slope;
  for (std::size_t k = 0; k < term.variables.size(); ++k) {
    const std::size_t v = term.variables[k];
    if (!data[v]) data[v] = variable_data(variables_[v], frame);
    const Matrix own = block_of(variables_[v], *data[v], term.full[k]);
    Matrix moved;  // a factor does not move with a number
    if (!by.empty())
      moved = variables_[v].is_factor() ? Matrix::Zero(own.rows(), own.cols())
                                        : variable_data(variables_[v], frame, by).numbers;
    if (k == 0) {
      value = own;
      slope = moved;
      continue;
    }
    if (!by.empty()) slope = products(slope, own) + products(value, moved);
    value = products(value, own);
  }
  return {std::move(value), std::move(slope)};
}

BuiltColumns Design::columns(const Frame& frame, const Poll& poll) const {
  BuiltColumns out;
  out.all.rows = static_cast<Index>(frame.rows);
  Blocks data(variables_.size());
  if (intercept_) out.all.columns.push_back(nullptr);
  for (const TermCoding& coding : terms_) {
    poll();
    const Variable& first = variables_[coding.variables[0]];
    if (coding.variables.size() == 1 && first.kind == Variable::Kind::kNumeric &&
        first.expression.kind == Expression::Kind::kName) {
      out.borrowed.push_back(frame.share(column_of(frame, first.expression.text).name));
      out.all.columns.push_back(out.borrowed.back()->numbers.data());
      continue;
    }
    out.made.push_back(std::make_shared<const Matrix>(term(coding, frame, {}, data).first));
    for (Index j = 0; j < out.made.back()->cols(); ++j)
      out.all.columns.push_back(out.made.back()->col(j).data());
  }
  return out;
}

Matrix Design::matrix(const Frame& frame, std::string_view by) const {
  if (by.empty()) return columns(frame, [] {}).matrix();
  Blocks data(variables_.size());
  Matrix x(static_cast<Index>(frame.rows), static_cast<Index>(names_.size()));
  Index at = 0;
  if (intercept_) x.col(at++).setZero();
  for (const TermCoding& coding : terms_) {
    const Matrix slope = term(coding, frame, by, data).second;
    x.middleCols(at, slope.cols()) = slope;
    at += slope.cols();
  }
  return x;
}

}  // namespace kv::logit
