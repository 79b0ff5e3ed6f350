// SPDX-License-Identifier: MIT
#include "etl/formats/survey/filter.h"

#include <algorithm>
#include <stdexcept>

#include "etl/formats/survey/survey_table.h"

namespace kv::etl {

namespace {

constexpr int kDeepest = 100;

bool in_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-' || static_cast<unsigned char>(c) >= 0x80U;
}

}  // namespace

class FilterParser {
 public:
  explicit FilterParser(std::string_view text) : text_(text) { next(); }

  SurveyFilter parse() {
    any(0);
    if (kind_ != Kind::kEnd) fail("'" + word_ + "' cannot stand here");
    return std::move(out_);
  }

 private:
  using Step = SurveyFilter::Step;
  enum class Kind { kWord, kQuoted, kSign, kEnd };

  [[noreturn]] void fail(const std::string& what) const {
    throw std::invalid_argument(what + " (at letter " + std::to_string(from_ + 1) + " of '" +
                                std::string(text_) + "')");
  }

  void next() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    from_ = at_;
    word_.clear();
    if (at_ == text_.size()) {
      kind_ = Kind::kEnd;
      word_ = "the end";
      return;
    }
    const char c = text_[at_];
    if (c == '\'' || c == '"') return quoted(c);
    if (in_word(c)) {
      kind_ = Kind::kWord;
      while (at_ < text_.size() && in_word(text_[at_])) word_ += text_[at_++];
      return;
    }
    kind_ = Kind::kSign;
    word_ = c;
    ++at_;
    const bool second =
        at_ < text_.size() && (text_[at_] == '=' || (c == '<' && text_[at_] == '>'));
    if ((c == '<' || c == '>' || c == '!' || c == '=') && second) word_ += text_[at_++];
  }

  void quoted(char mark) {
    kind_ = Kind::kQuoted;
    const std::size_t end = text_.find(mark, at_ + 1);
    if (end == std::string_view::npos) fail("a quote is not closed");
    word_ = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
  }

  bool is(std::initializer_list<std::string_view> words) const {
    return kind_ == Kind::kWord && std::ranges::any_of(words, [&](std::string_view word) {
             return same_variable(word_, word);
           });
  }
  bool is_sign(std::string_view sign) const { return kind_ == Kind::kSign && word_ == sign; }

  void emit(Step::Kind kind) { out_.steps_.push_back({kind, 0, SurveyFilter::Test::kEqual, {}}); }

  void any(int depth) {
    all(depth);
    while (is({"or", "eller"})) {
      next();
      all(depth);
      emit(Step::Kind::kOr);
    }
  }

  void all(int depth) {
    part(depth);
    while (is({"and", "og"})) {
      next();
      part(depth);
      emit(Step::Kind::kAnd);
    }
  }

  void part(int depth) {
    if (depth > kDeepest) fail("there are too many brackets");
    if (is({"not", "ikke"})) {
      next();
      part(depth + 1);
      return emit(Step::Kind::kNot);
    }
    if (is_sign("(")) {
      next();
      any(depth + 1);
      if (!is_sign(")")) fail("a ) is missing");
      return next();
    }
    if (kind_ != Kind::kWord && kind_ != Kind::kQuoted)
      fail("a question's code is wanted, not " + word_);
    test(question());
  }

  std::size_t question() {
    const auto same = [&](const std::string& code) { return same_variable(code, word_); };
    auto it = std::ranges::find_if(out_.questions_, same);
    if (it == out_.questions_.end()) it = out_.questions_.insert(it, word_);
    next();
    return static_cast<std::size_t>(it - out_.questions_.begin());
  }

  void compare(std::size_t question, SurveyFilter::Test test) {
    if (kind_ != Kind::kWord && kind_ != Kind::kQuoted) fail("a value is wanted, not " + word_);
    out_.steps_.push_back({Step::Kind::kTest, question, test, word_});
    next();
  }

  void test(std::size_t question) {
    using Test = SurveyFilter::Test;
    bool turned = false;
    if (is({"not", "ikke"})) {
      turned = true;
      next();
      if (!is({"in", "i"})) fail("'in' is wanted, not " + word_);
    }
    if (is({"in", "i"})) {
      next();
      if (!is_sign("(")) fail("a ( is wanted after 'in'");
      bool first = true;
      do {
        next();
        compare(question, Test::kEqual);
        if (!first) emit(Step::Kind::kOr);
        first = false;
      } while (is_sign(","));
      if (!is_sign(")")) fail("a ) is missing");
      next();
      if (turned) emit(Step::Kind::kNot);
      return;
    }
    if (kind_ != Kind::kSign) fail("a comparison is wanted, not " + word_);
    const std::string sign = word_;
    next();
    if (sign == "=" || sign == "==") return compare(question, Test::kEqual);
    if (sign == "<") return compare(question, Test::kLess);
    if (sign == "<=") return compare(question, Test::kLessOrEqual);
    if (sign == "<>" || sign == "!=")
      compare(question, Test::kEqual);
    else if (sign == ">")
      compare(question, Test::kLessOrEqual);
    else if (sign == ">=")
      compare(question, Test::kLess);
    else
      fail("'" + sign + "' is no comparison");
    emit(Step::Kind::kNot);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t from_ = 0;
  Kind kind_ = Kind::kEnd;
  std::string word_;
  SurveyFilter out_;
};

SurveyFilter SurveyFilter::parse(std::string_view text) {
  return FilterParser(text).parse();
}

SurveyFilter::Truth SurveyFilter::holds(const Ask& ask) const {
  if (steps_.empty()) return Truth::kYes;
  std::vector<Truth> stack;
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::kTest) {
      stack.push_back(ask(step.question, step.test, step.value));
      continue;
    }
    const Truth top = stack.back();
    if (step.kind == Step::Kind::kNot) {
      stack.back() = top == Truth::kUnknown ? top : top == Truth::kYes ? Truth::kNo : Truth::kYes;
      continue;
    }
    stack.pop_back();
    stack.back() =
        step.kind == Step::Kind::kAnd ? std::min(stack.back(), top) : std::max(stack.back(), top);
  }
  return stack.back();
}

}  // namespace kv::etl
