// SPDX-License-Identifier: MIT
#include "queryctl/words.h"

#include <sqlite3.h>

#include "schema/error.h"

namespace kv::queryctl {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char unescaped(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case '"':
    case '\\':
      return c;
    default:
      throw Error(std::string("\\") + c + " is no escape within double quotes.",
                  "Write \\\\ for a backslash, or use single quotes.", ExitCode::kUsage);
  }
}

// Reads the quoted word that starts at line[at] and moves `at` behind it.
std::string quoted(std::string_view line, std::size_t& at) {
  const char quote = line[at++];
  std::string word;
  while (at < line.size() && line[at] != quote) {
    if (quote == '"' && line[at] == '\\' && at + 1 < line.size())
      ++at, word += unescaped(line[at++]);
    else
      word += line[at++];
  }
  if (at == line.size()) {
    throw Error(std::string("A quote ") + quote + " is opened and not closed.",
                "Close it on the same line; a dot-command is one line.", ExitCode::kUsage);
  }
  ++at;
  return word;
}

}  // namespace

std::vector<std::string> split_words(std::string_view line) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (true) {
    while (at < line.size() && is_blank(line[at])) ++at;
    if (at == line.size()) return words;
    std::string word;
    if (line[at] == '\'' || line[at] == '"') {
      word = quoted(line, at);
      if (at < line.size() && !is_blank(line[at])) {
        throw Error("Text follows directly on a closing quote, near \"" + word + "\".",
                    "Put a blank between words.", ExitCode::kUsage);
      }
    } else {
      while (at < line.size() && !is_blank(line[at])) word += line[at++];
    }
    words.push_back(std::move(word));
  }
}

bool matches(std::string_view text, std::string_view pattern) {
  const std::string t(text);
  const std::string p(pattern);
  if (p.find_first_of("*?") != std::string::npos) return sqlite3_strglob(p.c_str(), t.c_str()) == 0;
  return sqlite3_strlike(p.c_str(), t.c_str(), 0) == 0;
}

}  // namespace kv::queryctl
