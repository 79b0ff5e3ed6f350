// SPDX-License-Identifier: MIT
#include "plugins/logit/formula/lexer.h"

#include <charconv>

#include "plugins/logit/formula/frame.h"

namespace kv::logit {
namespace {

constexpr std::size_t kMaxBytes = 100'000;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

class Lexer {
 public:
  explicit Lexer(std::string_view formula) : formula_(formula) {}

  std::vector<Token> run() {
    while (at_ < formula_.size()) {
      const char c = formula_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
        ++at_;
      else if (c == '\'' || c == '"')
        quoted(c, Token::Kind::kString);
      else if (c == '`')
        quoted(c, Token::Kind::kName);
      else if (is_digit(c) || (c == '.' && is_digit(peek(1))))
        number();
      else if (is_letter(c) || c == '.')
        name();
      else
        symbol();
    }
    add(Token::Kind::kEnd, "", at_);
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead) const {
    return at_ + ahead < formula_.size() ? formula_[at_ + ahead] : '\0';
  }

  void add(Token::Kind kind, std::string text, std::size_t at, double value = 0) {
    tokens_.push_back({kind, std::move(text), value, at});
  }

  void quoted(char quote, Token::Kind kind) {
    const std::size_t start = at_++;
    std::string text;
    for (;;) {
      if (at_ >= formula_.size())
        throw ModelError("a quote is not closed in the formula " + near(formula_, start) +
                         ". Close it with " + std::string(1, quote));
      char c = formula_[at_++];
      if (c == quote) break;
      if (c == '\\' && at_ < formula_.size()) c = formula_[at_++];
      text += c;
    }
    if (kind == Token::Kind::kName && text.empty())
      throw ModelError("an empty name stands in the formula " + near(formula_, start));
    add(kind, std::move(text), start);
  }

  void number() {
    double value = 0;
    const char* begin = formula_.data() + at_;
    const auto [end, error] = std::from_chars(begin, formula_.data() + formula_.size(), value);
    if (error != std::errc{} || !std::isfinite(value))
      throw ModelError("a number in the formula cannot be used " + near(formula_, at_));
    const std::size_t start = at_;
    at_ += static_cast<std::size_t>(end - begin);
    if (peek(0) == 'L') ++at_;  // R's mark of an integer
    add(Token::Kind::kNumber, "", start, value);
  }

  void name() {
    const std::size_t start = at_;
    while (is_letter(peek(0)) || is_digit(peek(0)) || peek(0) == '.' || peek(0) == '_') ++at_;
    add(Token::Kind::kName, std::string(formula_.substr(start, at_ - start)), start);
  }

  void symbol() {
    static constexpr std::string_view kSymbols[] = {"%in%", "==", "!=", "<=", ">=", "~", "+",
                                                    "-",    "*",  "/",  "^",  ":",  "(", ")",
                                                    ",",    "=",  "<",  ">",  "&",  "|", "!"};
    for (const std::string_view symbol : kSymbols) {
      if (!formula_.substr(at_).starts_with(symbol)) continue;
      add(Token::Kind::kSymbol, std::string(symbol), at_);
      at_ += symbol.size();
      return;
    }
    throw ModelError("the formula holds a character that means nothing there " +
                     near(formula_, at_) + ". Write an odd name in backticks");
  }

  std::string_view formula_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::string near(std::string_view formula, std::size_t at) {
  if (at >= formula.size()) return "at its end";
  std::size_t end = std::min(formula.size(), at + 24);
  while (end < formula.size() && (static_cast<unsigned char>(formula[end]) & 0xC0U) == 0x80U) ++end;
  return "near " + std::string(formula.substr(at, end - at)) + " (byte " + std::to_string(at + 1) +
         ")";
}

std::vector<Token> tokens_of(std::string_view formula) {
  if (formula.size() > kMaxBytes)
    throw ModelError("the formula has " + std::to_string(formula.size()) +
                     " bytes; at most 100000 are read");
  return Lexer(formula).run();
}

}  // namespace kv::logit
