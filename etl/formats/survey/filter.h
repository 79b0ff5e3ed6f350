// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kv::etl {

/// A filter as a codebook writes it: who is asked a question.
///
///   filter  = all *("or" all)
///   all     = part *("and" part)
///   part    = "not" part | "(" filter ")" | question test
///   test    = ("=" | "<>" | "<" | "<=" | ">" | ">=") value | ["not"] "in" "(" value *("," value)
///   ")"
/// Question codes and values are words of letters, digits and _ . - or stand in quotes. "=" holds
/// where an option of that code is picked, of a multiple question too; "<" and the like are for
/// numbers. `==`, `!=`, og, eller, ikke and i are read as well.
class SurveyFilter {
 public:
  /// No: does not hold. Unknown: a question that it names has no answer to go by.
  enum class Truth { kNo, kUnknown, kYes };
  enum class Test { kEqual, kLess, kLessOrEqual };

  /// Answers one test of one question, by the question's place in questions().
  using Ask = std::function<Truth(std::size_t question, Test test, const std::string& value)>;

  SurveyFilter() = default;
  /// Throws std::invalid_argument with a sentence that says what is wrong and where.
  static SurveyFilter parse(std::string_view text);

  bool empty() const { return steps_.empty(); }
  /// The codes that the filter names, each once.
  const std::vector<std::string>& questions() const { return questions_; }
  /// kYes for an empty filter. In the logic of Kleene (1938): unknown or yes is yes.
  Truth holds(const Ask& ask) const;

 private:
  friend class FilterParser;
  struct Step {
    enum class Kind { kTest, kNot, kAnd, kOr };
    Kind kind = Kind::kTest;
    std::size_t question = 0;
    Test test = Test::kEqual;
    std::string value;
  };
  std::vector<Step> steps_;  // in postfix order
  std::vector<std::string> questions_;
};

}  // namespace kv::etl
