// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <ostream>
#include <sqlite3.h>

#include "queryctl/output/harmless.h"
#include "queryctl/output/text.h"
#include "queryctl/shell/dot_commands.h"
#include "queryctl/words.h"

namespace kv::queryctl {

namespace {

struct Object {
  std::string type;
  std::string name;   ///< with "temp." or the attached database's name, unless in main
  std::string table;  ///< of which it is, without that
  std::string sql;
};

using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

Statement prepare(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    throw Error(std::string("The schema cannot be read: ") + sqlite3_errmsg(db) + ".",
                "Try again when the file is not busy, or run etl verify on it.");
  }
  return {statement, &sqlite3_finalize};
}

std::string text(const Statement& statement, int column) {
  const void* const bytes = sqlite3_column_text(statement.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement.get(), column));
  return bytes ? std::string(static_cast<const char*>(bytes), size) : std::string();
}

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

// Reads only what is stored, never a view's query: a broken view is listed like any other.
// `with_own`: with the indexes that SQLite makes for keys.
std::vector<Object> objects(sqlite3* db, bool with_own = false) {
  std::vector<Object> found;
  std::vector<std::string> databases;
  for (const Statement list = prepare(db, "PRAGMA database_list");
       sqlite3_step(list.get()) == SQLITE_ROW;) {
    databases.push_back(text(list, 1));
  }
  for (const std::string& database : databases) {
    const std::string prefix = database == "main" ? "" : database + ".";
    const Statement rows = prepare(
        db, "SELECT type, name, tbl_name, sql FROM " + quoted(database) + ".sqlite_schema WHERE " +
                (with_own ? "1" : "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'") + " ORDER BY rowid");
    int status = 0;
    while ((status = sqlite3_step(rows.get())) == SQLITE_ROW) {
      found.push_back({text(rows, 0), prefix + text(rows, 1), text(rows, 2), text(rows, 3)});
    }
    if (status != SQLITE_DONE) {
      throw Error("The schema of " + database + " cannot be read: " + sqlite3_errmsg(db) + ".",
                  "Run etl verify on the file.");
    }
  }
  return found;
}

std::string bare(const std::string& name) {
  const std::size_t dot = name.find('.');
  return dot == std::string::npos ? name : name.substr(dot + 1);
}

// In columns for a terminal of `width`, one a line otherwise.
void write_names(std::ostream& out, const std::vector<std::string>& names,
                 std::optional<int> width) {
  std::size_t widest = 1;
  for (const std::string& name : names) widest = std::max(widest, display_width(name));
  const std::size_t room = width ? static_cast<std::size_t>(std::max(*width, 1)) : 1;
  const std::size_t columns = std::max<std::size_t>(1, (room + 2) / (widest + 2));
  const std::size_t lines = (names.size() + columns - 1) / columns;
  for (std::size_t line = 0; line < lines; ++line) {
    for (std::size_t i = line; i < names.size(); i += lines) {
      out << (width ? harmless(names[i]) : names[i]);
      if (i + lines < names.size()) out << std::string(widest - display_width(names[i]) + 2, ' ');
    }
    out << '\n';
  }
}

void tell_none(Dispatcher& shell, std::string_view what, const std::string& pattern) {
  shell.host().err() << "No " << what
                     << (pattern.empty() ? " is in the database" : " matches \"" + pattern + "\"")
                     << ".\n";
}

}  // namespace

void run_tables(Dispatcher& shell, std::span<const std::string> arguments) {
  const std::string pattern = arguments.empty() ? "" : arguments[0];
  std::vector<std::string> names;
  for (const Object& object : objects(shell.host().handle())) {
    if (object.type != "table" && object.type != "view") continue;
    if (pattern.empty() || matches(object.name, pattern) || matches(bare(object.name), pattern)) {
      names.push_back(object.name);
    }
  }
  std::sort(names.begin(), names.end());
  if (names.empty()) {
    tell_none(shell, "table or view", pattern);
    return;
  }
  write_names(shell.host().out(), names, shell.host().width());
}

void run_indexes(Dispatcher& shell, std::span<const std::string> arguments) {
  const std::string pattern = arguments.empty() ? "" : arguments[0];
  std::vector<std::string> names;
  for (const Object& object : objects(shell.host().handle(), true))
    if (object.type == "index" && (pattern.empty() || matches(object.table, pattern)))
      names.push_back(object.name);
  std::sort(names.begin(), names.end());
  if (names.empty()) return tell_none(shell, "index", pattern);
  write_names(shell.host().out(), names, shell.host().width());
}

void run_schema(Dispatcher& shell, std::span<const std::string> arguments) {
  const std::string pattern = arguments.empty() ? "" : arguments[0];
  bool any = false;
  for (const Object& object : objects(shell.host().handle())) {
    if (object.sql.empty()) continue;
    if (pattern.empty() || matches(object.table, pattern) || matches(bare(object.name), pattern)) {
      const bool terminal = shell.host().width().has_value();
      shell.host().out() << (terminal ? harmless(object.sql) : object.sql) << ";\n";
      any = true;
    }
  }
  if (!any) tell_none(shell, "table, view, index or trigger", pattern);
}

}  // namespace kv::queryctl
