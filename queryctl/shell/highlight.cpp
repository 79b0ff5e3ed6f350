// SPDX-License-Identifier: MIT
#include "queryctl/shell/highlight.h"

#include <algorithm>
#include <sqlite3.h>

namespace kv::queryctl {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kText = "\x1b[32m";
constexpr std::string_view kNumber = "\x1b[36m";
constexpr std::string_view kComment = "\x1b[2m";
constexpr std::string_view kPlain = "\x1b[0m";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Where the quoted text that begins at `at` ends; a doubled quote is part of it.
std::size_t end_of_quoted(std::string_view line, std::size_t at) {
  const char quote = line[at];
  for (++at; at < line.size(); ++at) {
    if (line[at] != quote) continue;
    if (at + 1 < line.size() && line[at + 1] == quote)
      ++at;
    else
      return at + 1;
  }
  return line.size();
}

std::size_t end_of_word(std::string_view line, std::size_t at) {
  while (at < line.size() && (is_letter(line[at]) || is_digit(line[at]))) ++at;
  return at;
}

std::size_t end_of_number(std::string_view line, std::size_t at) {
  while (at < line.size() && (is_digit(line[at]) || is_letter(line[at]) || line[at] == '.')) ++at;
  return at;
}

}  // namespace

std::string highlighted(std::string_view line, bool in_statement) {
  std::string out;
  const auto put = [&](std::string_view colour, std::string_view text) {
    out.append(colour).append(text).append(kPlain);
  };
  const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
  if (!in_statement && first < line.size() && line[first] == '.') {
    const std::size_t end = std::min(line.find(' ', first), line.size());
    out.append(line.substr(0, first));
    put(kBold, line.substr(first, end - first));
    return out.append(line.substr(end));
  }
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    if (line.substr(at, 2) == "--") {
      put(kComment, line.substr(at));
      return out;
    }
    if (line.substr(at, 2) == "/*") {
      const std::size_t close = line.find("*/", at + 2);
      end = close == std::string_view::npos ? line.size() : close + 2;
      put(kComment, line.substr(at, end - at));
    } else if (line[at] == '\'') {
      end = end_of_quoted(line, at);
      put(kText, line.substr(at, end - at));
    } else if (line[at] == '"' || line[at] == '`') {
      end = end_of_quoted(line, at);
      out.append(line.substr(at, end - at));
    } else if (is_letter(line[at])) {
      end = end_of_word(line, at);
      const std::string_view word = line.substr(at, end - at);
      if (sqlite3_keyword_check(word.data(), static_cast<int>(word.size())) != 0)
        put(kBold, word);
      else
        out.append(word);
    } else if (is_digit(line[at])) {
      end = end_of_number(line, at);
      put(kNumber, line.substr(at, end - at));
    } else {
      out += line[at];
    }
    at = end;
  }
  return out;
}

}  // namespace kv::queryctl
