// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <ostream>
#include <sqlite3.h>

#include "queryctl/output/harmless.h"
#include "queryctl/output/number.h"
#include "queryctl/session.h"
#include "queryctl/shell/dot_commands.h"

namespace kv::queryctl {

namespace {

// The key in Settings::parameters of ":name", "@name", "$name" or "name".
std::string parameter_name(const std::string& word) {
  const bool marked = !word.empty() && (word[0] == ':' || word[0] == '@' || word[0] == '$');
  std::string name = marked ? word.substr(1) : word;
  const bool good = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80) != 0;
  });
  if (!good) {
    throw Error(
        "\"" + word + "\" is no name of a parameter.",
        "Write :name, @name or $name, with letters, digits and _; numbered ones (?1) cannot "
        "be set here.",
        ExitCode::kUsage);
  }
  return name;
}

std::string literal(const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* real = std::get_if<double>(&value)) return shortest_real(*real);
  if (const auto* text = std::get_if<std::string>(&value)) {
    std::string out = "'";
    for (const char c : *text) out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
  }
  return "NULL";
}

bool is_code(const std::string& text) {
  return text.size() > 1 && text[0] == '0' &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// As sqlite3 does it: the value of `text` as an SQL expression, or `text` itself when it is none.
Value evaluate(sqlite3* db, const std::string& text) {
  if (is_code(text)) return text;
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const std::string sql = "SELECT " + text + "\n";
  const int prepared =
      sqlite3_prepare_v2(db, sql.c_str(), static_cast<int>(sql.size()), &raw, &tail);
  const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw,
                                                                             &sqlite3_finalize);
  const bool one = prepared == SQLITE_OK && raw != nullptr && sqlite3_column_count(raw) == 1 &&
                   sqlite3_bind_parameter_count(raw) == 0 && is_blank_sql(tail);
  if (!one || sqlite3_stmt_readonly(raw) == 0) return text;
  const int stepped = sqlite3_step(raw);
  if (stepped != SQLITE_ROW) {
    throw Error("The value " + text + " cannot be computed: " +
                    (stepped == SQLITE_DONE ? "it has no row" : sqlite3_errmsg(db)) + ".",
                "Put text in quotes twice: \"'…'\".");
  }
  switch (sqlite3_column_type(raw, 0)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(raw, 0));
    case SQLITE_FLOAT:
      return sqlite3_column_double(raw, 0);
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_TEXT: {
      const void* const bytes = sqlite3_column_text(raw, 0);
      return std::string(static_cast<const char*>(bytes),
                         static_cast<std::size_t>(sqlite3_column_bytes(raw, 0)));
    }
    default:
      throw Error("The value " + text + " is a BLOB, which a parameter cannot hold.",
                  "Write the literal x'…' in the query itself.");
  }
}

void set(Dispatcher& shell, const std::string& word, const std::string& text) {
  const std::string name = parameter_name(word);
  const Value value = evaluate(shell.host().handle(), text);
  shell.host().settings().parameters[name] = value;
  // What is not simply the typed text or number is said, so that 2010-2013 does not become -3
  // unseen.
  const bool as_typed = literal(value) == text || literal(value) == "'" + text + "'";
  if (!as_typed) shell.host().err() << ":" << name << " is " << literal(value) << "\n";
}

void list(Dispatcher& shell) {
  const Values& parameters = shell.host().settings().parameters;
  if (parameters.empty()) shell.host().err() << "No parameter is set.\n";
  std::size_t widest = 0;
  for (const auto& [name, value] : parameters) widest = std::max(widest, name.size());
  for (const auto& [name, value] : parameters) {
    shell.host().out() << ':' << name << std::string(widest - name.size() + 1, ' ')
                       << (shell.host().width() ? harmless(literal(value)) : literal(value))
                       << '\n';
  }
}

}  // namespace

void run_parameter(Dispatcher& shell, std::span<const std::string> arguments) {
  const std::string& verb = arguments[0];
  Values& parameters = shell.host().settings().parameters;
  if (verb == "set" && arguments.size() == 3) {
    set(shell, arguments[1], arguments[2]);
  } else if (verb == "unset" && arguments.size() == 2) {
    if (parameters.erase(parameter_name(arguments[1])) == 0) {
      throw Error("The parameter " + arguments[1] + " is not set.",
                  ".parameter list shows those that are.", ExitCode::kUsage);
    }
  } else if (verb == "init" && arguments.size() == 1) {
    // sqlite3 makes a table for them; here there is nothing to make.
  } else if (verb == "list" && arguments.size() == 1) {
    list(shell);
  } else if (verb == "clear" && arguments.size() == 1) {
    parameters.clear();
  } else {
    throw Error("This is no use of .parameter that the shell knows.",
                "Usage: .parameter set NAME VALUE | unset NAME | list | clear", ExitCode::kUsage);
  }
}

}  // namespace kv::queryctl
