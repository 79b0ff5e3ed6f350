// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/evaluate.h"

#include <charconv>
#include <cmath>
#include <numbers>

namespace kv::logit {
namespace {

class Evaluator {
 public:
  Evaluator(const Frame& frame, std::string_view by) : frame_(frame), by_(by) {}

  Numbers run(const Expression& e) {
    switch (e.kind) {
      case Expression::Kind::kNumber:
        return constant(e.number);
      case Expression::Kind::kString:
        throw ModelError("the text '" + e.text + "' stands where a number is needed");
      case Expression::Kind::kName:
        return name(e);
      case Expression::Kind::kCall:
        break;
    }
    if (e.text == "(" || e.text == "I") return only(e, 1), run(e.arguments[0]);
    if (e.text == "as.numeric") return only(e, 1), as_numeric(e.arguments[0]);
    if (e.arguments.size() == 2 && is_comparison(e.text)) return comparison(e);
    if (e.arguments.size() == 2 && (e.text == "&" || e.text == "|")) return both(e);
    if (e.arguments.size() == 2 && is_arithmetic(e.text)) return arithmetic(e);
    if (e.arguments.size() == 1 && (e.text == "-" || e.text == "+" || e.text == "!"))
      return sign(e);
    return function(e);
  }

 private:
  bool slopes() const { return !by_.empty(); }
  Index rows() const { return static_cast<Index>(frame_.rows); }

  static bool is_comparison(std::string_view s) {
    return s == "==" || s == "!=" || s == "<" || s == ">" || s == "<=" || s == ">=";
  }
  static bool is_arithmetic(std::string_view s) {
    return s == "+" || s == "-" || s == "*" || s == "/" || s == "^";
  }
  static void only(const Expression& e, std::size_t count) {
    if (e.arguments.size() != count)
      throw ModelError(e.text + "() takes " + std::to_string(count) + " argument" +
                       (count == 1 ? "" : "s") + ", not " + std::to_string(e.arguments.size()));
  }

  Numbers constant(double value) const {
    Numbers out{Vector::Constant(rows(), value), Vector(), false};
    if (slopes()) out.slope = Vector::Zero(rows());
    return out;
  }

  Numbers name(const Expression& e) const {
    const Column& column = column_of(frame_, e.text);
    if (column.text)
      throw ModelError("the column " + e.text + " holds texts ('" +
                       (column.labels.empty() ? "" : column.labels[0]) +
                       "') and stands where numbers are needed. as.numeric(" +
                       formula_name(e.text) + ") reads numbers that are stored as text");
    Numbers out{Eigen::Map<const Vector>(column.numbers.data(), rows()), Vector(), false};
    if (slopes()) out.slope = Vector::Constant(rows(), column.name == by_ ? 1 : 0);
    return out;
  }

  Numbers as_numeric(const Expression& e) {
    if (e.kind != Expression::Kind::kName || !column_of(frame_, e.text).text) return run(e);
    const Column& column = column_of(frame_, e.text);
    std::vector<double> values;
    for (const std::string& label : column.labels) {
      values.push_back(number_in(label));
      if (std::isnan(values.back()))
        throw ModelError("as.numeric(" + e.text + "): the text '" + label + "' is no number");
    }
    Numbers out = constant(0);
    for (Index i = 0; i < rows(); ++i) {
      const std::int32_t code = column.codes[static_cast<std::size_t>(i)];
      out.value[i] = code < 0 ? kMissing : values[static_cast<std::size_t>(code)];
    }
    return out;
  }

  /// A column of texts against a text; everything else is compared as numbers.
  Numbers comparison(const Expression& e) {
    const Expression& a = e.arguments[0];
    const Expression& b = e.arguments[1];
    const bool text = b.kind == Expression::Kind::kString;
    if (text && a.kind == Expression::Kind::kName && column_of(frame_, a.text).text) {
      if (e.text != "==" && e.text != "!=")
        throw ModelError("texts are compared by == and != only: " + deparse(e));
      const Column& column = column_of(frame_, a.text);
      bool known = false;
      for (const std::string& label : column.labels) known = known || label == b.text;
      if (!known)
        throw ModelError("no row of " + a.text + " is '" + b.text + "'; it holds " +
                         listed(column.labels));
      Numbers out = constant(0);
      out.logical = true;
      for (Index i = 0; i < rows(); ++i) {
        const std::int32_t code = column.codes[static_cast<std::size_t>(i)];
        const bool same = code >= 0 && column.labels[static_cast<std::size_t>(code)] == b.text;
        out.value[i] = code < 0 ? kMissing : same == (e.text == "==") ? 1 : 0;
      }
      return out;
    }
    const Numbers left = run(a);
    const Numbers right = run(b);
    Numbers out = constant(0);
    out.logical = true;
    for (Index i = 0; i < rows(); ++i) {
      const double x = left.value[i];
      const double y = right.value[i];
      const bool holds = e.text == "=="   ? x == y
                         : e.text == "!=" ? x != y
                         : e.text == "<"  ? x < y
                         : e.text == ">"  ? x > y
                         : e.text == "<=" ? x <= y
                                          : x >= y;
      out.value[i] = std::isnan(x) || std::isnan(y) ? kMissing : holds ? 1 : 0;
    }
    return out;
  }

  Numbers both(const Expression& e) {
    const Numbers left = run(e.arguments[0]);
    const Numbers right = run(e.arguments[1]);
    Numbers out = constant(0);
    out.logical = true;
    for (Index i = 0; i < rows(); ++i) {
      const double x = left.value[i];
      const double y = right.value[i];
      const bool holds = e.text == "&" ? x != 0 && y != 0 : x != 0 || y != 0;
      out.value[i] = std::isnan(x) || std::isnan(y) ? kMissing : holds ? 1 : 0;
    }
    return out;
  }

  Numbers arithmetic(const Expression& e) {
    const Numbers l = run(e.arguments[0]);
    const Numbers r = run(e.arguments[1]);
    Numbers out = constant(0);
    const Eigen::ArrayXd a = l.value.array();
    const Eigen::ArrayXd b = r.value.array();
    if (e.text == "+") out.value = a + b;
    if (e.text == "-") out.value = a - b;
    if (e.text == "*") out.value = a * b;
    if (e.text == "/") out.value = a / b;
    if (e.text == "^")
      out.value = a.binaryExpr(b, [](double x, double y) { return std::pow(x, y); });
    if (slopes()) {
      const Eigen::ArrayXd da = l.slope.array();
      const Eigen::ArrayXd db = r.slope.array();
      if (e.text == "+") out.slope = da + db;
      if (e.text == "-") out.slope = da - db;
      if (e.text == "*") out.slope = da * b + a * db;
      if (e.text == "/") out.slope = (da - a / b * db) / b;
      if (e.text == "^")
        for (Index i = 0; i < rows(); ++i) {
          double slope = da[i] == 0 ? 0 : b[i] * std::pow(a[i], b[i] - 1) * da[i];
          if (db[i] != 0) slope += out.value[i] * std::log(a[i]) * db[i];
          out.slope[i] = slope;
        }
    }
    require_finite(e, out, {&l, &r});
    return out;
  }

  Numbers sign(const Expression& e) {
    Numbers out = run(e.arguments[0]);
    if (e.text == "-") {
      out.value = -out.value;
      out.slope = -out.slope;
    }
    if (e.text == "!") {
      for (double& v : out.value)
        if (!std::isnan(v)) v = v == 0 ? 1 : 0;
      if (slopes()) out.slope.setZero();
      out.logical = true;
    }
    return out;
  }

  Numbers function(const Expression& e) {
    if (e.text == "log" && e.arguments.size() == 2) {
      Expression ratio;
      ratio.kind = Expression::Kind::kCall;
      ratio.text = "/";
      ratio.argument_names.resize(2);
      for (const Expression& argument : e.arguments) {
        Expression one = e;
        one.arguments = {argument};
        one.argument_names = {""};
        ratio.arguments.push_back(one);
      }
      return arithmetic(ratio);
    }
    struct Known {
      std::string_view name;
      double (*value)(double);
      double (*slope)(double);
    };
    static constexpr Known kKnown[] = {
        {"log", [](double x) { return std::log(x); }, [](double x) { return 1 / x; }},
        {"log2", [](double x) { return std::log2(x); },
         [](double x) { return 1 / (x * std::numbers::ln2); }},
        {"log10", [](double x) { return std::log10(x); },
         [](double x) { return 1 / (x * std::numbers::ln10); }},
        {"log1p", [](double x) { return std::log1p(x); }, [](double x) { return 1 / (1 + x); }},
        {"exp", [](double x) { return std::exp(x); }, [](double x) { return std::exp(x); }},
        {"expm1", [](double x) { return std::expm1(x); }, [](double x) { return std::exp(x); }},
        {"sqrt", [](double x) { return std::sqrt(x); },
         [](double x) { return 0.5 / std::sqrt(x); }},
        {"abs", [](double x) { return std::abs(x); },
         [](double x) { return x < 0   ? -1.0
                               : x > 0 ? 1.0
                                       : 0.0; }}};
    for (const Known& known : kKnown) {
      if (known.name != e.text) continue;
      only(e, 1);
      const Numbers inner = run(e.arguments[0]);
      Numbers out{inner.value.unaryExpr(known.value), Vector(), false};
      if (slopes()) out.slope = inner.slope.cwiseProduct(inner.value.unaryExpr(known.slope));
      require_finite(e, out, {&inner});
      return out;
    }
    throw ModelError(
        "the function " + e.text +
        "() is not known. Known are I, log, log2, log10, log1p, exp, expm1, sqrt, abs, poly, "
        "factor, "
        "ordered, as.numeric, offset and cbind. Anything else can be a column of the query");
  }

  /// Infinity is refused with its place; NaN from negative numbers is R's missing.
  void require_finite(const Expression& e, const Numbers& out,
                      std::initializer_list<const Numbers*> parts) const {
    for (Index i = 0; i < rows(); ++i) {
      if (std::isnan(out.value[i]) || std::isfinite(out.value[i])) continue;
      bool whole = true;
      for (const Numbers* part : parts) whole = whole && std::isfinite(part->value[i]);
      if (whole)
        throw ModelError(deparse(e) + " is infinite in row " + std::to_string(i + 1) +
                         ", where it is made of " + deparse((*parts.begin())->value[i]) +
                         ". Leave such rows out, or transform differently");
    }
  }

 public:
  static std::string listed(const std::vector<std::string>& labels) {
    std::string out;
    for (std::size_t k = 0; k < labels.size() && k < 20; ++k)
      out += (k == 0 ? "'" : ", '") + labels[k] + "'";
    if (labels.size() > 20) out += " and " + std::to_string(labels.size() - 20) + " more";
    return out;
  }

 private:
  const Frame& frame_;
  std::string_view by_;
};

}  // namespace

double number_in(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  return whole && std::isfinite(value) ? value : kMissing;
}

const Column& column_of(const Frame& frame, std::string_view name) {
  if (const Column* column = frame.find(name)) return *column;
  std::string known;
  for (std::size_t k = 0; k < frame.columns().size() && k < 40; ++k)
    known += (k == 0 ? "" : ", ") + frame.columns()[k]->name;
  if (frame.columns().size() > 40)
    known += " and " + std::to_string(frame.columns().size() - 40) + " more";
  throw ModelError("there is no column " + std::string(name) + ". The data have " + known);
}

Numbers evaluate(const Expression& expression, const Frame& frame, std::string_view by) {
  return Evaluator(frame, by).run(expression);
}

}  // namespace kv::logit
