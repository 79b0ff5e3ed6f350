// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/variable.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "plugins/logit/formula/polynomial.h"

namespace kv::logit {
namespace {

std::string text_of(const Expression& e, const std::string& what) {
  if (e.kind == Expression::Kind::kString) return e.text;
  if (e.kind == Expression::Kind::kNumber) return deparse(e.number);
  throw ModelError(what + " takes a text in quotes, not " + deparse(e));
}

std::vector<std::string> texts_of(const Expression& e, const std::string& what) {
  if (!e.is_call("c")) return {text_of(e, what)};
  std::vector<std::string> out;
  for (const Expression& argument : e.arguments) out.push_back(text_of(argument, what));
  return out;
}

void require_distinct(const std::vector<std::string>& levels, const std::string& who) {
  std::vector<std::string> sorted = levels;
  std::ranges::sort(sorted);
  const auto twice = std::ranges::adjacent_find(sorted);
  if (twice != sorted.end()) throw ModelError(who + " names the level '" + *twice + "' twice");
}

void put_first(std::vector<std::string>& levels, const std::string& reference,
               const std::string& who) {
  const auto it = std::ranges::find(levels, reference);
  if (it == levels.end()) {
    std::string list;
    for (std::size_t k = 0; k < levels.size() && k < 30; ++k)
      list += (k == 0 ? "'" : ", '") + levels[k] + "'";
    throw ModelError(who + " has no level '" + reference + "'. Its levels are " + list);
  }
  std::rotate(levels.begin(), it, it + 1);
}

/// factor(x, ref = , levels = c()), ordered(x, levels = c()), as.factor(x).
Variable learn_factor_call(const Expression& e, const Frame& frame,
                           const DeclaredFactors& declared) {
  if (e.arguments.empty() || e.arguments[0].kind != Expression::Kind::kName)
    throw ModelError(deparse(e) + ": the first argument must be the name of a column");
  const Column& column = column_of(frame, e.arguments[0].text);
  Variable out;
  out.kind = Variable::Kind::kFactor;
  out.expression = e;
  out.column = column.name;
  out.ordered = e.text == "ordered";
  std::string reference;
  for (std::size_t k = 1; k < e.arguments.size(); ++k) {
    const std::string& name = e.argument_names[k];
    if (name == "ref" || name == "reference")
      reference = text_of(e.arguments[k], "ref");
    else if (name == "levels" || (name.empty() && k == 1))
      out.levels = texts_of(e.arguments[k], "levels");
    else if (name == "ordered" && e.arguments[k].kind == Expression::Kind::kName)
      out.ordered = e.arguments[k].text == "TRUE";
    else
      throw ModelError(deparse(e) + ": " + (name.empty() ? "a third argument" : "'" + name + "'") +
                       " is not known. " + e.text + "() takes a column, ref and levels");
  }
  const bool chosen = !out.levels.empty() || !reference.empty();
  // A declaration with a choice is R's factor made beforehand; a bare factor(x) is R's call.
  out.label = chosen || e.text == "ordered" ? formula_name(column.name) : deparse(e);
  const auto known = declared.find(column.name);
  if (out.levels.empty() && known != declared.end()) {
    out.levels = known->second.levels;
    out.ordered = out.ordered || known->second.ordered;
  }
  out.chosen_reference = chosen || known != declared.end();
  if (out.levels.empty()) out.levels = distinct_labels(column);
  require_distinct(out.levels, deparse(e));
  if (!reference.empty()) put_first(out.levels, reference, deparse(e));
  return out;
}

Variable learn_text(const Expression& e, const Column& column, const DeclaredFactors& declared) {
  Variable out;
  out.kind = Variable::Kind::kFactor;
  out.expression = e;
  out.column = column.name;
  out.label = formula_name(column.name);
  const auto known = declared.find(column.name);
  if (known == declared.end()) {
    out.levels = distinct_labels(column);
    out.chosen_reference = false;
    return out;
  }
  out.levels = known->second.levels.empty() ? distinct_labels(column) : known->second.levels;
  out.ordered = known->second.ordered;
  require_distinct(out.levels, "the declaration of " + column.name);
  if (!known->second.reference.empty()) put_first(out.levels, known->second.reference, column.name);
  return out;
}

Variable learn_polynomial(const Expression& e, const Frame& frame, const Learnt* learnt) {
  Variable out;
  out.kind = Variable::Kind::kPolynomial;
  out.expression = e;
  out.label = deparse(e);
  bool has_degree = false;
  for (std::size_t k = 1; k < e.arguments.size(); ++k) {
    const Expression& argument = e.arguments[k];
    const std::string& name = e.argument_names[k];
    if (name == "raw" && argument.kind == Expression::Kind::kName) {
      out.raw = argument.text == "TRUE" || argument.text == "T";
    } else if ((name == "degree" || name.empty()) && argument.kind == Expression::Kind::kNumber &&
               argument.number >= 1 && argument.number <= 20 &&
               argument.number == std::floor(argument.number)) {
      out.degree = static_cast<int>(argument.number);
      has_degree = true;
    } else {
      throw ModelError(out.label + ": poly() takes a column, a degree from 1 to 20 and raw");
    }
  }
  if (e.arguments.empty() || !has_degree)
    throw ModelError(out.label + ": poly() needs a column and a degree: poly(age, 2)");
  if (learnt != nullptr && !out.raw) {
    const auto known = learnt->polynomials.find(out.label);
    if (known == learnt->polynomials.end())
      throw ModelError("the model does not remember " + out.label);
    out.centres = known->second.centres;
    out.norms = known->second.norms;
  } else if (!out.raw) {
    const PolynomialBasis basis =
        orthogonal_basis(evaluate(e.arguments[0], frame).value, out.degree, out.label);
    out.centres = basis.centres;
    out.norms = basis.norms;
  }
  return out;
}

std::vector<Index> level_numbers(const Column& column, const std::vector<std::string>& levels) {
  std::unordered_map<std::string, Index> place;
  for (std::size_t k = 0; k < levels.size(); ++k) place.emplace(levels[k], static_cast<Index>(k));
  const auto of = [&](const std::string& label) {
    const auto it = place.find(label);
    return it == place.end() ? Index{-1} : it->second;
  };
  std::vector<Index> out(column.size(), -1);
  if (column.text) {
    std::vector<Index> by_code;
    for (const std::string& label : column.labels) by_code.push_back(of(label));
    for (std::size_t i = 0; i < out.size(); ++i)
      if (column.codes[i] >= 0) out[i] = by_code[static_cast<std::size_t>(column.codes[i])];
  } else {
    for (std::size_t i = 0; i < out.size(); ++i)
      if (!std::isnan(column.numbers[i])) out[i] = of(deparse(column.numbers[i]));
  }
  return out;
}

}  // namespace

std::vector<std::string> distinct_labels(const Column& column) {
  std::vector<std::string> labels;
  if (column.text) {
    labels = column.labels;
    std::ranges::sort(labels);
    return labels;
  }
  std::vector<double> numbers;
  for (const double x : column.numbers)
    if (!std::isnan(x)) numbers.push_back(x);
  std::ranges::sort(numbers);
  for (const double x : numbers) {
    std::string label = deparse(x);
    if (labels.empty() || labels.back() != label) labels.push_back(std::move(label));
  }
  return labels;
}

Variable recall_variable(const Expression& expression, const Frame& frame, const Learnt& learnt) {
  if (expression.is_call("poly")) return learn_polynomial(expression, frame, &learnt);
  Variable out = learn_variable(expression, frame, learnt.factors);
  const auto known = learnt.factors.find(out.column);
  if (out.is_factor() && known != learnt.factors.end()) {
    out.levels = known->second.levels;
    out.ordered = known->second.ordered;
  }
  return out;
}

Variable learn_variable(const Expression& expression, const Frame& frame,
                        const DeclaredFactors& declared) {
  if (expression.is_call("factor") || expression.is_call("ordered") ||
      expression.is_call("as.factor"))
    return learn_factor_call(expression, frame, declared);
  if (expression.is_call("poly")) return learn_polynomial(expression, frame, nullptr);
  if (expression.kind == Expression::Kind::kName) {
    const Column& column = column_of(frame, expression.text);
    if (column.text || declared.contains(column.name))
      return learn_text(expression, column, declared);
  }
  Variable out;
  out.expression = expression;
  out.label = deparse(expression);
  const bool plain = expression.kind == Expression::Kind::kName;
  if (!plain && evaluate(expression, frame).logical) {
    out.kind = Variable::Kind::kFactor;
    out.levels = {"FALSE", "TRUE"};
  }
  return out;
}

VariableData variable_data(const Variable& variable, const Frame& frame, std::string_view by) {
  VariableData out;
  if (variable.is_factor()) {
    if (!variable.column.empty()) {
      out.levels = level_numbers(column_of(frame, variable.column), variable.levels);
      return out;
    }
    const Numbers truth = evaluate(variable.expression, frame);
    for (const double t : truth.value)
      out.levels.push_back(std::isnan(t) ? -1 : static_cast<Index>(t));
    return out;
  }
  const bool polynomial = variable.kind == Variable::Kind::kPolynomial;
  const Expression& inner = polynomial ? variable.expression.arguments[0] : variable.expression;
  const Numbers numbers = evaluate(inner, frame, by);
  if (!polynomial) {
    out.numbers = by.empty() ? numbers.value : numbers.slope;
    return out;
  }
  const PolynomialBasis basis{variable.centres, variable.norms, variable.raw, variable.degree};
  out.numbers =
      by.empty() ? basis.values(numbers.value) : basis.slopes(numbers.value, numbers.slope);
  return out;
}

}  // namespace kv::logit
