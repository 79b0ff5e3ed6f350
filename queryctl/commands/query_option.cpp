// SPDX-License-Identifier: MIT
#include "queryctl/commands/query_option.h"

#include <algorithm>
#include <set>

#include "queryctl/session.h"
#include "queryctl/statement.h"
#include "queryctl/suggest.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

bool is_one_word(std::string_view text) {
  return text.find_first_of(" \t\r\n;()") == std::string_view::npos;
}

std::string as_identifier(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

// Without the semicolon, and with a line end, so that a comment at its end ends there.
std::string as_subquery(std::string_view text) {
  while (!text.empty() && (text.back() == ';' || text.back() == ' ' || text.back() == '\n'))
    text.remove_suffix(1);
  return std::string(text) + "\n";
}

}  // namespace

void expand_query(Session& session, std::string_view what, std::string_view name, Values& values) {
  const auto it = values.find(name);
  const auto* given = it == values.end() ? nullptr : std::get_if<std::string>(&it->second);
  if (!given) return;
  const auto refuse = [&](const std::string& why) {
    return Error(std::string(what) + ": " + why, "Give a table, a view or one SELECT.",
                 ExitCode::kUsage);
  };
  std::string sql = *given;
  if (is_one_word(sql)) {
    const std::vector<std::string> tables = session.table_names();
    if (std::ranges::find(tables, sql) == tables.end())
      throw Error(std::string(what) + ": there is no table or view '" + sql + "'.",
                  did_you_mean(sql, tables, "The command tables lists them."),
                  ExitCode::kDataError);
    sql = "SELECT * FROM " + as_identifier(sql);
  }
  std::size_t end = 0;
  const Statement statement(session.db().getHandle(), {sql, 0, what, 1}, end);
  if (statement.empty()) throw refuse("there is no SQL in it.");
  std::size_t rest = end;
  if (end < sql.size() && !Statement(session.db().getHandle(), {sql, end, what, 1}, rest).empty())
    throw refuse("a second statement follows the first.");
  const std::vector<Column> columns = statement.columns();
  if (columns.empty() || !statement.reads_only()) throw refuse("it is no query.");
  if (!statement.parameters().empty()) throw refuse("it has a parameter; write the value.");
  std::string list = "[";
  std::set<std::string> seen;
  for (const Column& column : columns) {
    if (!seen.insert(column.name).second)
      throw refuse("it has two columns called '" + column.name + "'; name one of them with AS.");
    const auto text = session.fetch("SELECT json_quote(:name)", {{"name", column.name}});
    list += (list.size() > 1 ? "," : "") + std::get<std::string>(text.at(0).at(0));
  }
  const std::string key(name);
  values.insert_or_assign(key, as_subquery(std::string_view(sql).substr(0, end)));
  values.insert_or_assign(key + "_columns", list + "]");
}

}  // namespace kv::queryctl
