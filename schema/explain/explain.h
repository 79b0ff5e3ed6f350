// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/embedded.h"
#include "schema/error.h"

namespace kv {

/// A class of messages, with a code that stays what it is. The first digit is the exit code's (9:
/// 130); a code that ends in 000 is of all messages of that exit code that have no other.
struct Explanation {
  std::string code;  ///< "KV2001"
  int exit_code = 0;
  std::vector<std::string> patterns;         ///< of messages; '*' is any text
  std::vector<std::string> rules;            ///< of `etl check`, that it is about: "ragged-row"
  std::map<std::string, std::string> texts;  ///< "en.title", "en.why", "en.do", "nb.…"
};

/// codes/*.txt.
std::span<const EmbeddedFile> embedded_codes();

/// Every class, by code. Throws Error when one of the texts is missing: the program is wrong then.
const std::vector<Explanation>& explanations();

/// True when the text is one that the pattern describes.
bool fits_pattern(std::string_view pattern, std::string_view text);

/// The code of a message that ends the program with `exit_code`; "" when there is none.
std::string code_of(std::string_view message, ExitCode exit_code) noexcept;

/// The message with its code, " [KV2001]", at the end of its first line.
std::string with_code(std::string_view message, ExitCode exit_code);

/// What a code, or a rule of `etl check`, means, why, and what to do, in "nb" or "en" (nn is
/// answered in nb). Throws Error(kUsage) for an unknown one.
std::string explain_code(const std::string& code, const std::string& lang);

/// "KV2001  There is no such option", line by line; the rules of `etl check` under their code.
std::string list_of_codes(const std::string& lang);

}  // namespace kv
