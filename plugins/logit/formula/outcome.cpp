// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/outcome.h"

#include <algorithm>
#include <cmath>

namespace kv::logit {
namespace {

std::string listed(const std::vector<std::string>& labels) {
  std::string out;
  for (std::size_t k = 0; k < labels.size() && k < 12; ++k)
    out += (k == 0 ? "'" : ", '") + labels[k] + "'";
  if (labels.size() > 12) out += " and " + std::to_string(labels.size() - 12) + " more";
  return out;
}

std::string row_of(Index i) {
  return "row " + std::to_string(i + 1);
}

Outcome counts(const Expression& e, const Frame& frame) {
  if (e.arguments.size() != 2)
    throw ModelError("cbind() takes two columns: successes and failures");
  const Vector s = evaluate(e.arguments[0], frame).value;
  const Vector f = evaluate(e.arguments[1], frame).value;
  for (Index i = 0; i < s.size(); ++i)
    if (s[i] < 0 || f[i] < 0 || std::isinf(s[i]) || std::isinf(f[i]))
      throw ModelError(deparse(e) + " must hold counts from 0; " + row_of(i) + " has " +
                       deparse(s[i]) + " and " + deparse(f[i]));
  Outcome out;
  out.grouped = true;
  out.trials = s + f;
  out.successes = s;
  for (Index i = 0; i < s.size(); ++i)
    if (std::isnan(out.trials[i])) out.successes[i] = kMissing;
  out.text = deparse(e);
  return out;
}

Outcome from_levels(const std::vector<Index>& levels, const Variable& variable,
                    const std::string& success) {
  Outcome out;
  const auto n = static_cast<Index>(levels.size());
  out.trials = Vector::Ones(n);
  out.successes = Vector::Constant(n, kMissing);
  Index one = -1;
  if (!success.empty()) {
    const auto it = std::ranges::find(variable.levels, success);
    if (it == variable.levels.end())
      throw ModelError("the outcome " + variable.label + " has no level '" + success +
                       "'. Its levels are " + listed(variable.levels));
    one = static_cast<Index>(it - variable.levels.begin());
  } else if (!variable.chosen_reference) {
    const std::string& last = variable.levels.empty() ? variable.label : variable.levels.back();
    throw ModelError("the outcome " + variable.label + " holds texts (" + listed(variable.levels) +
                     "), and which of them counts as 1 must be said: success = '" + last +
                     "' (on the command line --success), or " + variable.label + " == '" + last +
                     "', or factor(" + variable.label + ", levels = c('failure', 'success'))");
  } else if (variable.levels.size() != 2) {
    throw ModelError("the outcome " + variable.label + " has " +
                     std::to_string(variable.levels.size()) + " levels (" +
                     listed(variable.levels) + "). Say which one counts as 1 with success, or " +
                     variable.label + " == '" + variable.levels.back() + "'");
  } else {
    one = 1;
  }
  for (Index i = 0; i < n; ++i)
    if (levels[static_cast<std::size_t>(i)] >= 0)
      out.successes[i] = levels[static_cast<std::size_t>(i)] == one ? 1 : 0;
  out.text = variable.label + " = '" + variable.levels[static_cast<std::size_t>(one)] + "'";
  if (variable.levels.size() > 2)
    out.notes.push_back("Every level of " + variable.label + " but '" +
                        variable.levels[static_cast<std::size_t>(one)] + "' counts as 0.");
  return out;
}

Outcome numbers(const Expression& e, const Frame& frame) {
  Outcome out;
  out.successes = evaluate(e, frame).value;
  out.trials = Vector::Ones(out.successes.size());
  out.text = deparse(e);
  for (Index i = 0; i < out.successes.size(); ++i) {
    const double y = out.successes[i];
    if (std::isnan(y) || y == 0 || y == 1) continue;
    if (!(y > 0 && y < 1))
      throw ModelError("the outcome " + out.text + " must be 0 or 1; " + row_of(i) + " has " +
                       deparse(y) + ". Write a comparison, such as " + out.text + " > " +
                       deparse(std::floor(y)) + ", or declare its levels with factor(" + out.text +
                       ", levels = c(failure, success))");
    out.shares = true;
  }
  return out;
}

}  // namespace

Outcome read_outcome(const Expression& e, const Frame& frame, const DeclaredFactors& declared,
                     const std::string& success) {
  if (e.is_call("cbind")) return counts(e, frame);
  const bool factor = e.is_call("factor") || e.is_call("ordered") || e.is_call("as.factor");
  const Column* column = e.kind == Expression::Kind::kName ? &column_of(frame, e.text) : nullptr;
  const bool levels =
      factor ||
      (column != nullptr && (column->text || !success.empty() || declared.contains(column->name)));
  if (!levels) {
    if (!success.empty())
      throw ModelError("success is for an outcome with levels; " + deparse(e) +
                       " is an expression");
    return numbers(e, frame);
  }
  Variable variable;
  if (column != nullptr && !column->text && !declared.contains(column->name)) {
    variable.kind = Variable::Kind::kFactor;
    variable.label = formula_name(column->name);
    variable.column = column->name;
    variable.levels = distinct_labels(*column);
    variable.chosen_reference = false;
  } else {
    variable = learn_variable(e, frame, declared);
  }
  if (variable.levels.empty())
    throw ModelError("the outcome " + variable.label + " is missing in every row");
  return from_levels(variable_data(variable, frame).levels, variable, success);
}

}  // namespace kv::logit
