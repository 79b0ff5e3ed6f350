// SPDX-License-Identifier: MIT
#include "queryctl/commands/query_command.h"

#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

void require_function(Session& session, const std::string& who, const sql::Need& function) {
  if (session
          .fetch("SELECT 1 FROM pragma_function_list WHERE name = :name",
                 {{"name", function.indicator}})
          .empty())
    throw Error(who + " needs the plugin " + function.source + ", which is not loaded.",
                "Leave --no-plugins out, or give --plugin " + function.source + ".",
                ExitCode::kPlugin);
}

std::string details_of(const sql::Query& query) {
  std::string text;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) text += std::string(label) + value + "\n";
  };
  add("", query.definition);
  for (const std::string& note : query.notes) add("Note: ", note);
  add("Unit: ", query.unit);
  add("Order: ", query.order);
  add("Method: ", query.source);
  for (const sql::Need& need : query.needs)
    add("Needs: ", need.indicator + " (source " + need.source + ")");
  for (const sql::Need& function : query.functions) add("Needs the plugin: ", function.source);
  if (!query.columns.empty()) text += "Columns:\n";
  for (const sql::ResultColumn& column : query.columns)
    text += "  " + column.name + ": " + column.summary + "\n";
  return text;
}

std::string written(const Value& year) {
  const auto* number = std::get_if<std::int64_t>(&year);
  return number ? std::to_string(*number) : "";
}

}  // namespace

CommandInfo describe(const sql::Query& query, std::string origin) {
  CommandInfo info;
  info.name = query.name;
  info.origin = std::move(origin);
  info.summary = query.title_nb;
  info.details = details_of(query);
  info.example = query.example;
  info.options = query.params;
  return info;
}

QueryCommand::QueryCommand(sql::Query query, std::string origin)
    : Command(describe(query, std::move(origin))), query_(std::move(query)) {}

void QueryCommand::run(Session& session, const Arguments& arguments) const {
  if (query_.needs_warehouse) require_warehouse(session, query_.name);
  const Values& values = arguments.values();
  for (const sql::Need& function : query_.functions)
    require_function(session, query_.name, function);
  const bool windowed = values.contains("from") && values.contains("to");
  for (const sql::Need& need : query_.needs) {
    require_loaded(session, query_.name, need);
    if (windowed)
      require_years(session, need.indicator, values.find("from")->second,
                    values.find("to")->second);
  }
  std::vector<Column> columns;
  for (const sql::ResultColumn& column : query_.columns)
    columns.push_back({column.name, column.decimals});
  session.run_query(query_.sql, values, columns, query_.path, query_.sql_line);
}

void require_warehouse(Session& session, const std::string& who) {
  if (!session.is_warehouse())
    throw Error(who + " asks a warehouse, and " + session.database() + " is not one.",
                "Make one with `etl init FILE`; SQL, plugins and tables work on any SQLite file.");
}

void require_loaded(Session& session, const std::string& who, const sql::Need& need) {
  const auto found = session.fetch(
      "SELECT 1 FROM indicator AS i WHERE i.code = :indicator"
      " AND EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator_id = i.indicator_id)",
      {{"indicator", need.indicator}});
  if (found.empty())
    throw Error(who + " needs the indicator " + need.indicator + ", of which " +
                    session.database_by_the_clocks() + " holds no figures.",
                "Load the source " + need.source + ": etl load " + session.database() + " " +
                    need.source + " FILE.");
}

void require_years(Session& session, const std::string& indicator, const Value& from,
                   const Value& to) {
  const auto years = session.fetch(
      "SELECT min(p.starts), substr(min(p.starts), 1, 4), substr(max(p.ends), 1, 4),"
      "       max(p.starts <= coalesce(:to || '-12-31', p.starts) AND p.ends >= coalesce(:from || "
      "'-01-01', p.ends))"
      "  FROM period AS p"
      " WHERE EXISTS (SELECT 1 FROM observation AS o"
      "                WHERE o.indicator_id = (SELECT indicator_id FROM indicator WHERE code = "
      ":indicator)"
      "                  AND o.period_id = p.period_id)",
      {{"indicator", indicator}, {"from", from}, {"to", to}});
  const std::vector<Value>& row = years.at(0);
  if (std::holds_alternative<std::monostate>(row[0]))
    throw Error(session.database_by_the_clocks() + " holds no figures of " + indicator + ".",
                "`etl sources` says which source brings it.");
  if (row[3] == Value{std::int64_t{1}}) return;
  const std::string asked = from == to ? written(from) : written(from) + "-" + written(to);
  throw Error(session.database_by_the_clocks() + " holds no figures of " + indicator + " for " +
                  asked + ".",
              "It holds the years " + std::get<std::string>(row[1]) + " to " +
                  std::get<std::string>(row[2]) + ".");
}

}  // namespace kv::queryctl
