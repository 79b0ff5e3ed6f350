// SPDX-License-Identifier: MIT
#include "queryctl/diagnose.h"

#include <algorithm>
#include <cstdint>
#include <sqlite3.h>

#include "queryctl/catalog.h"
#include "queryctl/safe/guard.h"
#include "queryctl/suggest.h"

namespace kv::queryctl {
namespace {

constexpr std::size_t kExcerpt = 60;  ///< bytes shown on either side of the caret, at least

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t characters(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues));
}

struct Spot {
  std::size_t line = 1;    ///< 1-based
  std::size_t column = 1;  ///< 1-based, in characters
  std::string_view text;   ///< the line
  std::size_t offset = 0;  ///< in `text`, in bytes
};

Spot spot(std::string_view script, std::size_t offset) {
  offset = std::min(offset, script.size());
  const std::string_view before = script.substr(0, offset);
  const auto last = before.rfind('\n');
  const std::size_t start = last == std::string_view::npos ? 0 : last + 1;
  Spot found;
  found.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
  found.column = 1 + characters(before.substr(start));
  found.text = script.substr(start, script.find('\n', offset) - start);
  if (found.text.ends_with('\r')) found.text.remove_suffix(1);
  found.offset = std::min(offset - start, found.text.size());
  return found;
}

std::string caret_lines(const Spot& at) {
  std::size_t from = at.offset > kExcerpt ? at.offset - kExcerpt : 0;
  std::size_t to = std::min(at.text.size(), at.offset + kExcerpt);
  while (from > 0 && continues(at.text[from])) --from;
  while (to < at.text.size() && continues(at.text[to])) ++to;
  const std::string lead = from > 0 ? "…" : "";
  std::string line = lead + std::string(at.text.substr(from, to - from));
  if (to < at.text.size()) line += "…";
  std::ranges::replace(line, '\t', ' ');
  const std::size_t indent = characters(lead) + characters(at.text.substr(from, at.offset - from));
  return "\n  " + line + "\n  " + std::string(indent, ' ') + "^";
}

/// Where the statement itself starts: behind white space and comments.
std::size_t statement_start(std::string_view script, std::size_t offset) {
  while (offset < script.size()) {
    const std::string_view rest = script.substr(offset);
    std::size_t step = 0;
    if (rest.starts_with("--"))
      step = rest.find('\n');
    else if (rest.starts_with("/*"))
      step = rest.find("*/", 2) == std::string_view::npos ? rest.size() : rest.find("*/", 2) + 2;
    else if (std::string_view(" \t\r\n;").find(rest.front()) != std::string_view::npos)
      step = 1;
    if (step == 0) break;
    offset = step == std::string_view::npos ? script.size() : offset + step;
  }
  return offset;
}

std::string function_remedy(sqlite3* db, std::string_view name) {
  const std::string near = did_you_mean(name, catalog_functions(db));
  if (!near.empty()) return near;
  return "Is its plugin loaded? The command plugins lists those that are, functions what they "
         "bring.";
}

std::string remedy_for(sqlite3* db, int code, std::string_view message,
                       std::string_view statement) {
  const auto after = [&](std::string_view start) -> std::string_view {
    return message.starts_with(start) ? message.substr(start.size()) : std::string_view();
  };
  if (statement.starts_with('.'))
    return "Dot-commands belong to the shell; a script has the options of `queryctl --help`.";
  if (auto name = after("no such table: "); !name.empty()) {
    if (const auto dot = name.rfind('.'); dot != std::string_view::npos)
      name.remove_prefix(dot + 1);
    return did_you_mean(name, catalog_tables(db), "The command tables lists them.");
  }
  if (auto name = after("no such column: "); !name.empty()) {
    if (const auto dot = name.rfind('.'); dot != std::string_view::npos)
      name.remove_prefix(dot + 1);
    const std::vector<std::string> columns = catalog_columns(db);
    if (std::ranges::find(columns, name) != columns.end())
      return "Another table has that column; the command schema NAME shows those of one.";
    return did_you_mean(name, columns);
  }
  if (const auto name = after("no such function: "); !name.empty())
    return function_remedy(db, name);
  constexpr const char* kSafe =
      "--safe is for SQL of strangers: it only reads, and only this file. Leave it out for SQL "
      "that "
      "you trust.";
  if (message.starts_with("not authorized")) return kSafe;
  switch (code) {
    case SQLITE_READONLY:
      return "Files are opened read-only; --write allows changes.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "Try again when the other program has finished.";
    case SQLITE_CORRUPT:
      return "The file is damaged: take a copy before anything else, then `PRAGMA "
             "integrity_check`.";
    case SQLITE_AUTH:
      return kSafe;
    case SQLITE_NOMEM:
      return "Ask for less, or allow more with --max-memory.";
    case SQLITE_TOOBIG:
      return "A value may have " + std::to_string(sqlite3_limit(db, SQLITE_LIMIT_LENGTH, -1)) +
             " bytes here, a statement " +
             std::to_string(sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, -1)) + ".";
    case SQLITE_FULL:
      return "Make room on the disk; the statement changed nothing.";
    default:
      return {};
  }
}

ExitCode exit_code(int code) {
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
      return ExitCode::kCannotOpen;
    default:
      return ExitCode::kDataError;
  }
}

std::string place_of(const SqlPlace& place, const Spot& at, bool with_column) {
  const std::string line = std::to_string(at.line + static_cast<std::size_t>(place.first_line) - 1);
  const bool one_line = place.script.find('\n') == std::string_view::npos;
  const std::string column = with_column ? std::to_string(at.column) : "";
  if (!place.origin.empty())
    return std::string(place.origin) + ":" + line + ":" + (with_column ? column + ":" : "") + " ";
  if (one_line) return {};
  return "line " + line + (with_column ? ", column " + column : "") + ": ";
}

/// The offset of the one place in the statement where the unknown name of `message` stands, or -1.
/// SQLite gives no offset for an unknown table.
std::int64_t offset_of_unknown(std::string_view message, std::string_view statement) {
  constexpr std::string_view start = "no such table: ";
  if (!message.starts_with(start)) return -1;
  const std::string_view name = message.substr(start.size());
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           continues(c) || static_cast<unsigned char>(c) >= 0xC0U;
  };
  std::int64_t found = -1;
  for (auto at = statement.find(name); at != std::string_view::npos;
       at = statement.find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at > 0 && is_word(statement[at - 1])) ||
        (end < statement.size() && is_word(statement[end])))
      continue;
    if (found >= 0) return -1;
    found = static_cast<std::int64_t>(at);
  }
  return found;
}

}  // namespace

std::string where(const SqlPlace& place) {
  return place_of(place, spot(place.script, statement_start(place.script, place.offset)), false);
}

Error sqlite_error(sqlite3* db, const SqlPlace& place, When when) {
  const int code = sqlite3_errcode(db) & 0xFF;
  std::string message = sqlite3_errmsg(db);
  if (code == SQLITE_AUTH)
    if (const std::string what = take_refused(); !what.empty())
      message = what + " is not allowed with --safe";
  std::int64_t offset = when == When::kPreparing ? sqlite3_error_offset(db) : -1;
  if (offset < 0 && when == When::kPreparing)
    offset = offset_of_unknown(message, place.script.substr(place.offset));
  const std::size_t start = statement_start(place.script, place.offset);
  const bool known = offset >= 0;
  const Spot at =
      spot(place.script, known ? place.offset + static_cast<std::size_t>(offset) : start);
  return Error(place_of(place, at, known) + message + (known ? caret_lines(at) : ""),
               remedy_for(db, code, message, place.script.substr(start)), exit_code(code));
}

void require_utf8(std::string_view text, std::string_view origin) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    std::size_t more = 0;
    bool good = byte != 0;
    if (byte >= 0xC2 && byte <= 0xDF)
      more = 1;
    else if (byte >= 0xE0 && byte <= 0xEF)
      more = 2;
    else if (byte >= 0xF0 && byte <= 0xF4)
      more = 3;
    else
      good = good && byte < 0x80;
    good = good && i + more < text.size();
    for (std::size_t k = 1; good && k <= more; ++k) good = continues(text[i + k]);
    if (good && more > 1) {
      const auto next = static_cast<unsigned char>(text[i + 1]);
      good = !(byte == 0xE0 && next < 0xA0) && !(byte == 0xED && next > 0x9F) &&
             !(byte == 0xF0 && next < 0x90) && !(byte == 0xF4 && next > 0x8F);
    }
    if (!good)
      throw Error(where({text, i, origin, 1}) +
                      (byte == 0 ? "the SQL holds a NUL byte." : "the SQL is not UTF-8."),
                  byte == 0 ? "Is it a text file in UTF-8?"
                            : "Convert it, for example with iconv -f latin1 -t utf-8.");
    i += more + 1;
  }
}

}  // namespace kv::queryctl
