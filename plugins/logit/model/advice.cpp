// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "plugins/logit/model/analysis.h"

namespace kv::logit {
namespace {

std::string number(double x) {
  return deparse(x);
}

std::string sql_text(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}

std::string sql_name(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t k = 0; k < parts.size(); ++k)
    out += (k == 0 ? "" : k + 1 == parts.size() ? " and " : ", ") + parts[k];
  return out;
}

struct Cell {
  double successes = 0;
  double failures = 0;
  bool pure() const { return (successes == 0) != (failures == 0); }
};

std::vector<Cell> cells_of(const Analysis& a, const Variable& variable) {
  std::vector<Cell> cells(variable.levels.size());
  const std::vector<Index> codes = variable_data(variable, a.data.frame).levels;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto row = static_cast<Index>(i);
    Cell& cell = cells[static_cast<std::size_t>(codes[i])];
    cell.successes += a.data.obs.w[row] * a.data.obs.y[row];
    cell.failures += a.data.obs.w[row] * (1 - a.data.obs.y[row]);
  }
  return cells;
}

/// Which level to merge `level` with: of ordered ones a neighbour, else the largest that has both
/// outcomes.
std::string partner(const Variable& variable, const std::vector<Cell>& cells, std::size_t level) {
  if (variable.ordered) return variable.levels[level == 0 ? 1 : level - 1];
  std::size_t best = level == 0 ? 1 : 0;
  double size = -1;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    const double n = cells[k].successes + cells[k].failures;
    if (k == level || cells[k].pure() || n <= size) continue;
    best = k;
    size = n;
  }
  return variable.levels[best];
}

void name_cells(const Analysis& a, const Variable& variable, std::vector<std::string>& out) {
  const std::vector<Cell> cells = cells_of(a, variable);
  std::string cases;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    if (!cells[k].pure()) continue;
    const double n = cells[k].successes + cells[k].failures;
    out.push_back("The cell " + variable.label + " = '" + variable.levels[k] + "', " +
                  a.data.outcome + (cells[k].successes == 0 ? " is 1" : " is 0") +
                  " is empty: all " + number(n) + " are " +
                  (cells[k].successes == 0 ? "0." : "1."));
    if (k == 0)
      out.push_back("'" + variable.levels[0] + "' is the reference level of " + variable.label +
                    ", so the intercept and every coefficient of " + variable.label +
                    " run away together. Choose another reference: factor(" + variable.label +
                    ", ref = '" + partner(variable, cells, 0) + "').");
    cases +=
        " WHEN " + sql_text(variable.levels[k]) + " THEN " + sql_text(partner(variable, cells, k));
  }
  if (!cases.empty() && !variable.column.empty())
    out.push_back("This would merge it: SELECT *, CASE " + sql_name(variable.column) + cases +
                  " ELSE " + sql_name(variable.column) + " END AS " +
                  sql_name(variable.column + "_merged") + " FROM …");
}

/// Whether a number parts the outcomes at one place.
void name_threshold(const Analysis& a, const Variable& variable, std::vector<std::string>& out) {
  const Vector x = variable_data(variable, a.data.frame).numbers.col(0);
  double low[2] = {HUGE_VAL, HUGE_VAL};
  double high[2] = {-HUGE_VAL, -HUGE_VAL};
  for (Index i = 0; i < x.size(); ++i) {
    if (a.data.obs.w[i] == 0) continue;
    for (const int one : {0, 1}) {
      if (one == 1 ? a.data.obs.y[i] == 0 : a.data.obs.y[i] == 1) continue;
      low[one] = std::min(low[one], x[i]);
      high[one] = std::max(high[one], x[i]);
    }
  }
  for (const int one : {0, 1}) {
    const int other = 1 - one;
    if (high[one] >= low[other] || !std::isfinite(high[one]) || !std::isfinite(low[other]))
      continue;
    out.push_back(variable.label + " by itself separates: up to " + number(high[one]) +
                  " the outcome is " + std::to_string(one) + ", from " + number(low[other]) +
                  " it is " + std::to_string(other) + ".");
    return;
  }
  // A 0/1 column one side of which has a single outcome.
  if (!(x.array() == 0 || x.array() == 1).all()) return;
  for (const double side : {0.0, 1.0}) {
    Cell cell;
    for (Index i = 0; i < x.size(); ++i)
      if (x[i] == side) {
        cell.successes += a.data.obs.w[i] * a.data.obs.y[i];
        cell.failures += a.data.obs.w[i] * (1 - a.data.obs.y[i]);
      }
    if (cell.pure())
      out.push_back("The cell " + variable.label + " = " + number(side) + ", " + a.data.outcome +
                    (cell.successes == 0 ? " is 1" : " is 0") + " is empty: all " +
                    number(cell.successes + cell.failures) + " are " +
                    (cell.successes == 0 ? "0." : "1."));
  }
}

void tell_separation(const Analysis& a, std::vector<std::string>& out) {
  const Separation& separation = a.fit.separation;
  if (a.constant_outcome)
    out.push_back("The outcome " + a.data.outcome + " is " +
                  (a.data.obs.y.maxCoeff() == 0 ? "0" : "1") +
                  " in every row: there is nothing to explain.");
  if (!separation.any()) return;
  std::vector<std::string> guilty;
  std::vector<std::string> open;
  for (std::size_t j = 0; j < separation.direction.size(); ++j) {
    const std::string& name = a.data.design->names()[static_cast<std::size_t>(a.fit.kept[j])];
    if (separation.direction[j] == Direction::kPlusInfinity) guilty.push_back(name + " (+Inf)");
    if (separation.direction[j] == Direction::kMinusInfinity) guilty.push_back(name + " (-Inf)");
    if (separation.direction[j] == Direction::kUndetermined) open.push_back(name);
  }
  const bool complete = separation.kind == Separation::Kind::kComplete;
  std::string sentence =
      std::string("The outcome is ") + (complete ? "completely" : "quasi-completely") +
      " separated: " + std::to_string(separation.separated.size()) + " of " +
      std::to_string(separation.separated.size() + separation.overlapped.size()) +
      " rows are fitted exactly, and maximum likelihood has no finite estimate of ";
  std::vector<std::string> all = guilty;
  all.insert(all.end(), open.begin(), open.end());
  out.push_back(sentence + joined(all) + ".");
  if (!open.empty() && !guilty.empty())
    out.push_back("Of " + joined(open) + " not even the direction is determined.");
  else if (!open.empty())
    out.push_back("Not even the directions are determined.");
  if (a.constant_outcome) return;
  for (std::size_t v = 0; v < a.data.design->variables().size(); ++v) {
    const Variable& variable = a.data.design->variables()[v];
    bool involved = false;
    for (std::size_t j = 0; j < separation.direction.size(); ++j) {
      const int term = a.data.design->assign()[static_cast<std::size_t>(a.fit.kept[j])];
      if (separation.direction[j] == Direction::kFinite || term < 0) continue;
      const auto& used = a.data.design->terms()[static_cast<std::size_t>(term)].variables;
      involved = involved || std::ranges::find(used, v) != used.end();
    }
    if (!involved) continue;
    if (variable.is_factor()) name_cells(a, variable, out);
    if (variable.kind == Variable::Kind::kNumeric) name_threshold(a, variable, out);
  }
  out.push_back(
      "Their likelihood ratio tests and one-sided profile bounds hold; Firth's method "
      "(firth) has finite estimates.");
}

void tell_events(const Analysis& a, std::vector<std::string>& out) {
  const Index slopes = a.fit.rank() - (a.data.design->intercept() >= 0 ? 1 : 0);
  const double successes = a.data.obs.w.dot(a.data.obs.y);
  const double events = std::min(successes, a.data.obs.w.sum() - successes);
  if (slopes < 1 || a.constant_outcome || a.options.errors == Errors::kDesign) return;
  const double each = events / static_cast<double>(slopes);
  if (each >= 10) return;
  const std::string rounded = number(std::floor(each * 10 + 0.5) / 10);
  out.push_back("There are few events: " + number(events) + " of the rarer outcome for " +
                std::to_string(slopes) + " coefficient" + (slopes == 1 ? "" : "s") + " (" +
                rounded +
                " each; ten is a common rule). Maximum likelihood is then biased away from 0; "
                "compare Firth's estimates (firth).");
}

void tell_data(const Analysis& a, std::vector<std::string>& out) {
  Index dropped = 0;
  std::vector<std::string> reasons;
  for (const auto& [reason, count] : a.data.dropped) {
    dropped += count;
    reasons.push_back(reason + " (" + std::to_string(count) + ")");
  }
  if (dropped > 0)
    out.push_back(std::to_string(dropped) + " of " + std::to_string(a.data.rows_given) +
                  " rows are left out: " + joined(reasons) + ".");
  const Index zero = (a.data.obs.w.array() == 0).count();
  if (zero > 0)
    out.push_back(std::to_string(zero) +
                  " rows have no weight or no trials and count for nothing.");
  std::vector<std::string> aliased;
  for (const TermResult& term : a.terms)
    if (term.aliased) aliased.push_back(term.name);
  if (!aliased.empty())
    out.push_back(joined(aliased) + (aliased.size() == 1 ? " has" : " have") +
                  " no coefficient: the columns before determine it (aliased).");
  if (a.options.data.weights.empty() || a.options.errors == Errors::kDesign) return;
  const Vector& w = a.data.obs.w;
  if ((w.array() != w.array().round()).any())
    out.push_back(
        "The weights are not whole numbers and are taken as case weights. If they are "
        "sampling weights, say so (errors design): the errors then differ.");
}

}  // namespace

std::vector<std::string> advice(const Analysis& a) {
  std::vector<std::string> out;
  tell_data(a, out);
  tell_separation(a, out);
  if (!a.fit.separation.any()) tell_events(a, out);
  if (!a.fit.converged)
    out.push_back(
        "The fit did not converge; its numbers are not to be trusted. Scale the columns, "
        "or leave terms out.");
  if (a.fit.rcond < 1e-7)
    out.push_back("The columns are close to collinear (reciprocal condition " +
                  number(a.fit.rcond) + "); estimates lose about as many digits.");
  if (a.basic)
    out.push_back(
        "There are many rows, so that profile intervals, Firth's estimates, influence, "
        "tests of terms, AUC, Hosmer-Lemeshow and marginal effects were not worked out; "
        "detail 'full' does it.");
  return out;
}

}  // namespace kv::logit
