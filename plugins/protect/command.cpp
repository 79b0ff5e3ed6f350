// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iterator>
#include <kommunevarehus/sdk/callbacks.h>
#include <kommunevarehus/sdk/sql_text.h>

#include "plugins/protect/functions.h"

namespace kv::protect {
namespace {

using sdk::ArgumentError;
using sdk::Arguments;
using sdk::identifier;
using Names = std::vector<std::string>;

Names split(std::string_view text, char separator) {
  Names parts;
  while (!text.empty()) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

std::string listed(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// The dimensions of the query: its columns without the count; those of one hierarchy together.
std::vector<Names> dimensions(const Names& columns, const std::string& count,
                              const std::string& levels) {
  std::vector<Names> found;
  Names taken;
  for (const std::string& hierarchy : split(levels, ';')) {
    Names path = split(hierarchy, '>');
    for (const std::string& name : path) {
      if (std::ranges::find(columns, name) == columns.end() || name == count)
        throw ArgumentError("the levels name '" + name +
                            "', which is no dimension. The query has " + listed(columns));
      if (std::ranges::find(taken, name) != taken.end())
        throw ArgumentError("the levels name '" + name + "' twice");
      taken.push_back(name);
    }
    found.push_back(std::move(path));
  }
  for (const std::string& name : columns)
    if (name != count && std::ranges::find(taken, name) == taken.end()) found.push_back({name});
  // In the order of the columns.
  std::ranges::sort(found, {}, [&](const Names& path) {
    return std::ranges::find(columns, path.front()) - columns.begin();
  });
  if (found.empty()) throw ArgumentError("the query has no column beside the count");
  return found;
}

std::string text_of_column(const std::string& name) {
  return "CAST(" + identifier(name) + " AS TEXT)";
}

std::string cell_sql(const std::vector<Names>& paths) {
  std::string sql = "json_array(";
  for (const Names& path : paths) {
    if (&path != &paths.front()) sql += ", ";
    if (path.size() > 1) sql += "json_array(";
    for (const std::string& name : path)
      sql += (&name == &path.front() ? "" : ", ") + text_of_column(name);
    if (path.size() > 1) sql += ")";
  }
  return sql + ")";
}

void make_sql(const Arguments& arguments, sdk::Result& out) {
  const std::string query(arguments.text(0).value_or(""));
  const Names columns = sdk::name_list(arguments, 1);
  const std::string count(arguments.text(2).value_or(""));
  const bool each_row = count == "1";
  if (!each_row && std::ranges::find(columns, count) == columns.end())
    throw ArgumentError("the query has no column '" + count + "' to count by; it has " +
                        listed(columns) + ". Name the one, or say --count 1 to count rows");
  const auto paths = dimensions(columns, count, std::string(arguments.text(3).value_or("")));
  const bool audit = arguments.text(4) == "yes";
  if (!audit && arguments.text(4) != "no") throw arguments.wrong(4, "'yes' or 'no'");

  std::string sql = "SELECT ";
  for (std::size_t i = 0; i < paths.size(); ++i)
    sql += "value ->> '$.key[" + std::to_string(i) + "]' AS " + identifier(paths[i].back()) + ", ";
  sql += "value ->> 'count' AS " + identifier(each_row ? "count" : count) +
         ", value ->> 'status' AS status";
  if (audit)
    sql += ", value ->> 'reason' AS reason, value ->> 'lower' AS lower, value ->> 'upper' AS upper";
  sql += " FROM json_each((SELECT protect_table(" + cell_sql(paths) + ", " +
         (each_row ? "1" : identifier(count)) + ", :threshold, :width, :margins) FROM (" + query +
         ")))";
  out.text(sql);
}

constexpr kv_parameter kQuery = sdk::parameter(
    "query", "query",
    "The table: a table or view, or a SELECT; its columns are dimensions and one count.");
constexpr kv_parameter kColumns =
    sdk::parameter("columns", "json", "The names of the query's columns, as a list.");
constexpr kv_parameter kThreshold =
    sdk::parameter("threshold", "integer", "Counts below it, other than 0, are suppressed.");
constexpr kv_parameter kWidth = sdk::parameter(
    "width", "integer",
    "How wide, in persons, the range must be that can be inferred of a suppressed small count.",
    "1");
constexpr kv_parameter kCount = sdk::parameter(
    "count", "text", "The column with the counts; 1 counts every row as one.", "count");
constexpr kv_parameter kLevels = sdk::parameter(
    "levels", "text",
    "Columns that are levels of one dimension, from the coarsest: 'region>fylke>kommune'; several "
    "such dimensions are separated by ';'.",
    "");
constexpr kv_parameter kMargins = sdk::parameter(
    "margins", "text",
    "'protect': margins are suppressed as other cells are, but the grand total is not; 'publish': "
    "no margin is suppressed.",
    "protect");
constexpr kv_parameter kAudit = sdk::parameter(
    "audit", "text",
    "'yes': also why each cell is suppressed, and what can be inferred of it. Not for publication.",
    "no");
constexpr const kv_parameter* kFunctionParameters[] = {&kQuery, &kColumns, &kCount, &kLevels,
                                                       &kAudit};
constexpr const kv_parameter* kOptions[] = {&kQuery,  &kThreshold, &kWidth, &kCount,
                                            &kLevels, &kMargins,   &kAudit};

}  // namespace

constinit const sdk::Function kSql = sdk::function(
    {.name = "protect_sql",
     .kind = "scalar",
     .signature = "protect_sql(query, columns, count, levels, audit)",
     .summary = "The SQL that protects the table of a query; the command protect runs it.",
     .details =
         "A use of protect_table. NULL categories are refused when it runs; give them a name.",
     .returns = "A SELECT with the parameters :threshold, :width and :margins.",
     .example =
         "SELECT protect_sql('SELECT svar, n FROM t', '[\"svar\",\"n\"]', 'n', '', 'no') LIKE "
         "'SELECT value ->> ''$.key[0]'' AS \"svar\"%'",
     .result = "1"},
    kFunctionParameters, sdk::scalar<make_sql>());

constinit const kv_command kProtectCommand = {
    sizeof(kv_command),
    "protect",
    "A table with its margins in which small counts are suppressed, and as many more cells as it "
    "takes that no published sum gives them back.",
    "SELECT protect_sql(:query, :query_columns, :count, :levels, :audit)",
    "protect \"SELECT svar, fylke, kommune, count FROM svar\" --threshold 3 --levels "
    "\"fylke>kommune\"",
    kOptions,
    std::size(kOptions),
    1,
    1,
    nullptr,
    0,
    nullptr,
};

}  // namespace kv::protect
