// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/parser.h"

#include "plugins/logit/formula/frame.h"
#include "plugins/logit/formula/lexer.h"

namespace kv::logit {
namespace {

constexpr int kMaxDepth = 100;
constexpr int kMaxParts = 2'500;

/// The binary operators by how loosely they bind, as R's ?Syntax lists them.
constexpr int kTilde = 1;
constexpr int kUnary = 10;

int precedence(std::string_view symbol) {
  if (symbol == "~") return kTilde;
  if (symbol == "|") return 2;
  if (symbol == "&") return 3;
  if (symbol == "==" || symbol == "!=" || symbol == "<" || symbol == ">" || symbol == "<=" ||
      symbol == ">=")
    return 5;
  if (symbol == "+" || symbol == "-") return 6;
  if (symbol == "*" || symbol == "/") return 7;
  if (symbol == "%in%") return 8;
  if (symbol == ":") return 9;
  if (symbol == "^") return 11;
  return 0;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(tokens_of(text)) {}

  Expression run() {
    Expression whole = expression(kTilde);
    if (token().kind != Token::Kind::kEnd)
      throw ModelError("the formula goes on where it should end, " + here());
    return whole;
  }

 private:
  const Token& token() const { return tokens_[next_]; }
  std::string here() const { return near(text_, token().at); }
  bool is_symbol(std::string_view symbol) const {
    return token().kind == Token::Kind::kSymbol && token().text == symbol;
  }
  void expect(std::string_view symbol) {
    if (!is_symbol(symbol))
      throw ModelError("the formula needs a " + std::string(symbol) + " " + here());
    ++next_;
  }

  Expression call(std::string what, std::vector<Expression> arguments) {
    if (++parts_ > kMaxParts)
      throw ModelError("the formula has more than " + std::to_string(kMaxParts) +
                       " parts. Use fewer terms: a model of so many cannot be estimated");
    Expression out;
    out.kind = Expression::Kind::kCall;
    out.text = std::move(what);
    out.argument_names.resize(arguments.size());
    out.arguments = std::move(arguments);
    return out;
  }

  Expression expression(int lowest) {
    if (++depth_ > kMaxDepth)
      throw ModelError("the formula is nested more than " + std::to_string(kMaxDepth) +
                       " levels deep, " + here() + ". Write it with fewer parentheses");
    Expression left = operand();
    for (;;) {
      const int binds = token().kind == Token::Kind::kSymbol ? precedence(token().text) : 0;
      if (binds < lowest || binds == 0) break;
      const std::string symbol = token().text;
      ++next_;
      // "^" binds to the right.
      Expression right = expression(symbol == "^" ? binds : binds + 1);
      std::vector<Expression> both;
      both.push_back(std::move(left));
      both.push_back(std::move(right));
      left = call(symbol, std::move(both));
    }
    --depth_;
    return left;
  }

  Expression operand() {
    if (is_symbol("-") || is_symbol("+") || is_symbol("!") || is_symbol("~")) {
      const std::string symbol = token().text;
      ++next_;
      std::vector<Expression> one;
      one.push_back(expression(symbol == "~" ? kTilde + 1 : symbol == "!" ? 4 : kUnary));
      return call(symbol, std::move(one));
    }
    if (is_symbol("(")) {
      ++next_;
      std::vector<Expression> one;
      one.push_back(expression(kTilde));
      expect(")");
      return call("(", std::move(one));
    }
    if (token().kind == Token::Kind::kEnd)
      throw ModelError("the formula ends where something should follow");
    if (token().kind == Token::Kind::kSymbol)
      throw ModelError("the formula has a " + token().text + " where a name should be, " + here());
    const Token& first = token();
    ++next_;
    if (first.kind == Token::Kind::kName && is_symbol("(")) return function(first.text);
    Expression leaf;
    leaf.kind = first.kind == Token::Kind::kNumber   ? Expression::Kind::kNumber
                : first.kind == Token::Kind::kString ? Expression::Kind::kString
                                                     : Expression::Kind::kName;
    leaf.number = first.number;
    leaf.text = first.text;
    return leaf;
  }

  Expression function(const std::string& name) {
    expect("(");
    std::vector<Expression> arguments;
    std::vector<std::string> names;
    while (!is_symbol(")")) {
      if (!arguments.empty()) expect(",");
      std::string argument_name;
      const Token& after = tokens_[next_ + (token().kind == Token::Kind::kName ? 1 : 0)];
      if (token().kind == Token::Kind::kName && after.kind == Token::Kind::kSymbol &&
          after.text == "=") {
        argument_name = token().text;
        next_ += 2;
      }
      arguments.push_back(expression(kTilde));
      names.push_back(argument_name);
    }
    ++next_;
    Expression out = call(name, std::move(arguments));
    out.argument_names = std::move(names);
    return out;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  int depth_ = 0;
  int parts_ = 0;
};

}  // namespace

Expression parse_syntax(std::string_view text) {
  return Parser(text).run();
}

}  // namespace kv::logit
