// SPDX-License-Identifier: MIT
#include "etl/formats/cube/px_text.h"

#include <algorithm>

#include "etl/formats/place.h"

namespace kv::etl {
namespace {

constexpr const char* kAgain = "Take the file again from the agency.";

std::string index_key(std::string_view keyword, std::string_view language,
                      std::span<const std::string> keys) {
  std::string key(keyword);
  key += '[';
  key += language;
  for (const std::string& part : keys) {
    key += '\x1f';
    key += part;
  }
  return key;
}

bool is_note(std::string_view keyword) {
  return keyword.find("NOTE") != std::string_view::npos;
}

bool refuse(CubeProblems& problems, std::string rule, const PxCursor& at, std::string_view value,
            std::string message, std::string remedy = kAgain) {
  problems.errors.add({std::move(rule), at.row(), at.column(), shown(value), std::move(message),
                       std::move(remedy)});
  return false;
}

// A text that does not begin with a keyword.
bool refuse_start(CubeProblems& problems, const PxCursor& at) {
  const char c = at.peek();
  if (c == '{' || c == '[')
    return refuse(problems, "not-px", at, {}, "This looks like JSON, not like a PC-Axis file.",
                  "Load it as source jsonstat.");
  if (c == '<')
    return refuse(problems, "not-px", at, {},
                  "This looks like a web page or XML, which is often a server's message of an "
                  "error.");
  return refuse(problems, "not-px", at, std::string_view(&c, 1),
                "A PC-Axis file begins with KEYWORD=…; this one does not.");
}

bool is_keyword_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

bool PxCursor::take_string(std::string& out) {
  take();
  const std::size_t begin = at_;
  while (!at_end() && peek() != '"') take();
  if (at_end()) return false;
  out += from(begin);
  take();
  return true;
}

bool PxEntries::read(PxCursor& cursor, CubeProblems& problems) {
  while (true) {
    cursor.skip_space();
    if (cursor.at_end())
      return entries_.empty() ? refuse(problems, "not-px", cursor, {}, "The file is empty.")
                              : refuse(problems, "no-data", cursor, {},
                                       "The file ends before DATA=; it has been cut off.");
    PxEntry entry;
    if (!read_entry(cursor, entry, problems)) return false;
    if (entry.keyword == "DATA") return true;
    if (!read_values(cursor, entry, problems) || !add(std::move(entry), problems)) return false;
  }
}

bool PxEntries::read_entry(PxCursor& cursor, PxEntry& entry, CubeProblems& problems) {
  entry.row = cursor.row();
  entry.column = cursor.column();
  while (is_keyword_letter(cursor.peek())) {
    const char c = cursor.take();
    entry.keyword += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (entry.keyword.empty() && entries_.empty()) return refuse_start(problems, cursor);
  cursor.skip_space();
  if (cursor.peek() == '[') {
    cursor.take();
    while (!cursor.at_end() && cursor.peek() != ']' && cursor.peek() != '\n')
      entry.language += cursor.take();
    std::erase(entry.language, '"');
    if (cursor.peek() == ']') cursor.take();
    cursor.skip_space();
  }
  if (cursor.peek() == '(') {
    do {
      cursor.take();
      cursor.skip_space();
      if (cursor.peek() != '"') break;
      std::string key;
      if (!cursor.take_string(key))
        return refuse(problems, "unclosed-quote", cursor, key, "A quote is not closed.");
      entry.keys.push_back(std::move(key));
      cursor.skip_space();
    } while (cursor.peek() == ',');
    if (cursor.peek() != ')')
      return refuse(problems, "bad-keyword", cursor, entry.keyword,
                    "The brackets after the keyword are not (\"…\",\"…\").");
    cursor.take();
    cursor.skip_space();
  }
  if (cursor.peek() != '=' || entry.keyword.empty()) {
    if (entries_.empty()) return refuse_start(problems, cursor);
    return refuse(problems, "bad-keyword", cursor, entry.keyword,
                  "Here should stand KEYWORD=; the entry before may lack a quote or a semicolon.");
  }
  cursor.take();
  return true;
}

bool PxEntries::read_values(PxCursor& cursor, PxEntry& entry, CubeProblems& problems) {
  bool glued = false;  // the last token was a string, and no comma came since
  bool word = false;   // the last token was a word, and no comma came since
  while (true) {
    cursor.skip_space();
    if (cursor.at_end())
      return refuse(problems, "no-data", cursor, entry.keyword,
                    "The file ends within an entry; it has been cut off, or a quote is missing.");
    const char c = cursor.peek();
    if (c == ';' || c == ',') {
      cursor.take();
      if (c == ';') return true;
      glued = word = false;
      continue;
    }
    if (word || (glued && c != '"'))
      return refuse(problems, "bad-keyword", cursor, entry.keyword,
                    "Two values stand side by side without a comma; a quote or a semicolon may be "
                    "missing before.");
    if (!glued) {
      if (++values_ > kMaxValues)
        return refuse(problems, "too-large", cursor, entry.keyword,
                      "The text beside the figures has too many parts.",
                      "Take the table in parts.");
      entry.values.emplace_back();
    }
    if (c == '"') {
      if (!cursor.take_string(entry.values.back()))
        return refuse(problems, "unclosed-quote", cursor, entry.keyword,
                      "A quote is not closed until the end of the file.");
      glued = true;
      continue;
    }
    word = true;
    int brackets = 0;  // TLIST(A1,"1968"-"1995")
    while (!cursor.at_end()) {
      const char next = cursor.peek();
      if (next == '(') ++brackets;
      if (next == ')') --brackets;
      if (next == ';' || (brackets <= 0 && (next == ',' || PxCursor::is_space(next)))) break;
      entry.values.back() += cursor.take();
    }
  }
}

bool PxEntries::add(PxEntry entry, CubeProblems& problems) {
  const bool is_new =
      index_.emplace(index_key(entry.keyword, entry.language, entry.keys), entries_.size()).second;
  if (!is_new && !is_note(entry.keyword)) {
    problems.errors.add({"duplicate-keyword", entry.row, entry.column, entry.keyword,
                         "The entry stands twice.", kAgain});
    return false;
  }
  entries_.push_back(std::move(entry));
  return true;
}

bool PxEntries::in_own_language(const PxEntry& entry) const {
  return entry.language.empty() || entry.language == text("LANGUAGE");
}

const PxEntry* PxEntries::find(std::string_view keyword, std::span<const std::string> keys) const {
  auto found = index_.find(index_key(keyword, {}, keys));
  if (found == index_.end() && keyword != "LANGUAGE")
    found = index_.find(index_key(keyword, text("LANGUAGE"), keys));
  return found == index_.end() ? nullptr : &entries_[found->second];
}

std::string_view PxEntries::text(std::string_view keyword,
                                 std::span<const std::string> keys) const {
  const PxEntry* entry = find(keyword, keys);
  return entry && !entry->values.empty() ? std::string_view(entry->values.front())
                                         : std::string_view{};
}

}  // namespace kv::etl
