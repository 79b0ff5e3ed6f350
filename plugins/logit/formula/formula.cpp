// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/formula.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "plugins/logit/formula/frame.h"
#include "plugins/logit/formula/parser.h"

namespace kv::logit {
namespace {

constexpr std::size_t kMaxTerms = 1'000;

using Term = std::vector<std::size_t>;  // empty: the intercept
using Terms = std::vector<Term>;

class Expander {
 public:
  explicit Expander(Formula& formula) : formula_(formula) {}

  Terms expand(const Expression& e) {
    if (e.kind == Expression::Kind::kNumber) return number(e);
    if (e.kind == Expression::Kind::kString)
      throw ModelError("the formula holds the text '" + e.text +
                       "' as a term. A name that needs quoting is written in backticks: `" +
                       e.text + "`");
    if (e.kind == Expression::Kind::kName) {
      if (e.text == ".")
        throw ModelError("'.' is not known here. Name the columns of the model one by one");
      return {{place(e)}};
    }
    if (e.is_call("(")) return expand(e.arguments[0]);
    if (e.is_call("offset")) {
      if (e.arguments.size() != 1) throw ModelError("offset() takes one expression");
      formula_.offsets.push_back(e.arguments[0]);
      return {};
    }
    if (e.arguments.size() == 2) {
      if (e.text == "-") return without(e);
      if (e.text == "^") return power(e);
      if (e.text == "+" || e.text == ":" || e.text == "*" || e.text == "/" || e.text == "%in%") {
        // The left side first: variables are numbered as they are met.
        Terms left = expand(e.arguments[0]);
        const Terms right = expand(e.arguments[1]);
        if (e.text == "+") return joined(std::move(left), right);
        if (e.text == ":") return crossed(left, right);
        if (e.text == "%in%") return crossed(left, {all_of(right)});
        return e.text == "*" ? star(left, right) : nested(left, right);
      }
    }
    if (e.arguments.size() == 1 && e.text == "-") return without(e);
    if (e.arguments.size() == 1 && e.text == "+") return expand(e.arguments[0]);
    if (e.is_call("~")) throw ModelError("the formula has more than one '~'");
    return {{place(e)}};
  }

  bool drops_intercept() const { return dropped_; }

 private:
  Terms number(const Expression& e) {
    if (e.number == 1) return {Term{}};
    if (e.number == 0) {
      dropped_ = true;
      return {};
    }
    throw ModelError("the number " + deparse(e.number) +
                     " is no term. Only 1 and 0 are: with and without the intercept");
  }

  std::size_t place(const Expression& e) {
    const std::string label = deparse(e);
    for (std::size_t i = 0; i < formula_.variables.size(); ++i)
      if (labels_[i] == label) return i;
    formula_.variables.push_back(e);
    labels_.push_back(label);
    return labels_.size() - 1;
  }

  static void add(Terms& terms, Term term) {
    if (std::ranges::find(terms, term) != terms.end()) return;
    if (terms.size() >= kMaxTerms)
      throw ModelError("the formula has more than " + std::to_string(kMaxTerms) +
                       " terms. Use fewer: a model of so many cannot be estimated");
    terms.push_back(std::move(term));
  }

  static Terms joined(Terms left, const Terms& right) {
    for (const Term& term : right) add(left, term);
    return left;
  }

  /// "a - b", and "-1", in which the intercept goes.
  Terms without(const Expression& e) {
    const bool both = e.arguments.size() == 2;
    Terms left = both ? expand(e.arguments[0]) : Terms{};
    const Expression& right = e.arguments.back();
    if (right.kind == Expression::Kind::kNumber && right.number == 0) {
      add(left, Term{});
      return left;
    }
    for (const Term& term : expand(right)) {
      if (term.empty()) dropped_ = true;
      std::erase(left, term);
    }
    return left;
  }

  static Term product(const Term& a, const Term& b) {
    Term out;
    std::ranges::set_union(a, b, std::back_inserter(out));
    return out;
  }

  static Terms crossed(const Terms& left, const Terms& right) {
    Terms out;
    for (const Term& a : left)
      for (const Term& b : right) add(out, product(a, b));
    return out;
  }

  static Terms star(const Terms& left, const Terms& right) {
    return joined(joined(left, right), crossed(left, right));
  }

  static Terms nested(const Terms& left, const Terms& right) {
    return joined(left, crossed({all_of(left)}, right));
  }

  /// The interaction of everything named.
  static Term all_of(const Terms& terms) {
    Term all;
    for (const Term& term : terms) all = product(all, term);
    return all;
  }

  Terms power(const Expression& e) {
    const Expression& exponent = e.arguments[1];
    if (exponent.kind != Expression::Kind::kNumber || exponent.number < 1 || exponent.number > 20 ||
        exponent.number != std::floor(exponent.number))
      throw ModelError(
          "'^' in a formula takes a whole number from 1 to 20: all interactions up to "
          "that degree. A power of a number is written I(x^2)");
    const Terms base = expand(e.arguments[0]);
    Terms out = base;
    for (int k = 1; k < static_cast<int>(exponent.number); ++k)
      out = joined(out, crossed(out, base));
    return out;
  }

  Formula& formula_;
  std::vector<std::string> labels_;
  bool dropped_ = false;
};

}  // namespace

std::string Formula::label(const std::vector<std::size_t>& term) const {
  std::string out;
  for (const std::size_t v : term) out += (out.empty() ? "" : ":") + deparse(variables[v]);
  return out;
}

std::vector<std::string> Formula::names() const {
  std::vector<std::string> out;
  collect_names(response, out);
  for (const Expression& variable : variables) collect_names(variable, out);
  for (const Expression& offset : offsets) collect_names(offset, out);
  return out;
}

Expression parse_expression(std::string_view text) {
  return parse_syntax(text);
}

Formula parse_formula(std::string_view text) {
  const Expression whole = parse_syntax(text);
  if (!whole.is_call("~") || whole.arguments.size() != 2)
    throw ModelError(
        "a formula is written 'outcome ~ terms', for instance 'over70 ~ by + tiltak'; "
        "this one has no outcome on the left of a '~'");
  Formula formula;
  formula.text = std::string(text);
  formula.response = whole.arguments[0];
  Expander expander(formula);
  formula.terms = expander.expand(whole.arguments[1]);
  formula.intercept = std::erase(formula.terms, Term{}) > 0 || !expander.drops_intercept();
  std::ranges::stable_sort(formula.terms, {}, &Term::size);
  return formula;
}

}  // namespace kv::logit
