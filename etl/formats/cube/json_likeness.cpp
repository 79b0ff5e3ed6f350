// SPDX-License-Identifier: MIT
#include "etl/formats/cube/json_likeness.h"

#include <algorithm>
#include <initializer_list>

namespace kv::etl {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f\v";

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_one_of(char c, std::string_view letters) {
  return letters.find(c) != std::string_view::npos;
}

std::size_t after_space(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(kSpace, at), text.size());
}

// `word` at `at`, as a word of its own.
bool word_at(std::string_view text, std::size_t at, std::string_view word) {
  const std::size_t end = at + word.size();
  return text.substr(at).starts_with(word) && (at == 0 || !is_word(text[at - 1])) &&
         (end == text.size() || !is_word(text[end]));
}

bool has_word(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1))
      if (word_at(text, at, word)) return true;
    return false;
  });
}

bool is_px(std::string_view start) {
  for (const std::string_view keyword : {"CHARSET", "AXIS-VERSION", "MATRIX"})
    if (start.starts_with(keyword)) {
      const std::size_t next = after_space(start, keyword.size());
      return next < start.size() && start[next] == '=';
    }
  return false;
}

bool is_script(std::string_view start) {
  return start.starts_with("/*") || start.starts_with("//") || word_at(start, 0, "let") ||
         word_at(start, 0, "section");
}

// ""text"" after { , or [ and before : , or ].
bool has_doubled_quotes(std::string_view text) {
  for (std::size_t at = text.find("\"\""); at != std::string_view::npos;
       at = text.find("\"\"", at + 1)) {
    const std::size_t before =
        at == 0 ? std::string_view::npos : text.find_last_not_of(kSpace, at - 1);
    if (before == std::string_view::npos || !is_one_of(text[before], "{,[")) continue;
    const std::size_t end = text.find_first_of("\"\n", at + 2);
    if (end == std::string_view::npos) return false;
    if (end == at + 2 || !text.substr(end).starts_with("\"\"")) continue;
    const std::size_t next = after_space(text, end + 2);
    if (next < text.size() && is_one_of(text[next], ":,]")) return true;
  }
  return false;
}

// 'text' after { , [ or :.
bool has_single_quotes(std::string_view text) {
  for (std::size_t at = text.find('\''); at != std::string_view::npos;
       at = text.find('\'', at + 1)) {
    const std::size_t before =
        at == 0 ? std::string_view::npos : text.find_last_not_of(kSpace, at - 1);
    if (before == std::string_view::npos || !is_one_of(text[before], "{,[:")) continue;
    const std::size_t end = text.find_first_of("'\n", at + 1);
    if (end != std::string_view::npos && text[end] == '\'') return true;
  }
  return false;
}

}  // namespace

JsonLikeness json_likeness(std::string_view head, std::string_view around, bool at_end) {
  const std::string_view start =
      head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  if (start.empty()) return {"It is empty", "Take the file again from the agency."};
  if (start.starts_with("<"))
    return {"It looks like a web page or XML, which is often a server's message of an error",
            "Open it in a browser to see what the server says, and take the table again."};
  if (is_px(start)) return {"It looks like a PC-Axis file", "Load it as source px."};
  if (is_script(start))
    return {"It looks like Power Query or a script with a query in it",
            "Run it, and load the answer of the server instead."};
  if (has_doubled_quotes(head))
    return {"It looks like JSON whose quotes were doubled, as Excel and Power Query write them",
            "Replace each \"\" with \" in an editor, or take the text again where it came from."};
  if (has_single_quotes(around) || has_word(around, {"True", "False", "None"}))
    return {"It looks like what Python prints of a dict, not like JSON",
            "Write it with json.dumps, or save the server's answer as it comes."};
  if (has_word(around, {"NaN", "Infinity"}))
    return {"It has NaN or Infinity, which JSON does not know",
            "Take the table again from the agency: missing cells are null with a status."};
  if (!is_one_of(start.front(), "[{\"0123456789tfn-"))
    return {"It does not begin as JSON does", "Check that this is the right file."};
  if (at_end)
    return {"It ends in the middle", "The file has been cut off; take it again from the agency."};
  return {"It is not well-formed", "Take the file again from the agency."};
}

}  // namespace kv::etl
