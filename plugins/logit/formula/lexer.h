// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kv::logit {

struct Token {
  enum class Kind { kNumber, kString, kName, kSymbol, kEnd };
  Kind kind = Kind::kEnd;
  std::string text;  ///< of a string or name without its quotes
  double number = 0;
  std::size_t at = 0;  ///< byte in the formula, for messages
};

/// Splits a formula as R does. Names may hold any letter (bytes above 127 are letters) and are
/// otherwise written in backticks. Throws ModelError on a quote that is not closed, on a character
/// that has no meaning, and on a formula beyond 100,000 bytes.
std::vector<Token> tokens_of(std::string_view formula);

/// "near 'tail' (byte 12)", for a message about a place in a formula.
std::string near(std::string_view formula, std::size_t at);

}  // namespace kv::logit
