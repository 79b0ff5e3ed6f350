// SPDX-License-Identifier: MIT
#include "queryctl/commands/plugin_command.h"

#include <algorithm>

#include "queryctl/artefact.h"
#include "queryctl/commands/plugin_statements.h"
#include "queryctl/commands/query_option.h"
#include "queryctl/session.h"
#include "queryctl/statement.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

CommandInfo describe(const CommandRecord& record, const std::string& plugin) {
  CommandInfo info;
  info.name = record.name;
  info.origin = "plugin " + plugin;
  info.summary = record.summary;
  info.example = record.example;
  info.arguments = record.arguments;
  info.options = record.options;
  info.formats = record.formats;
  return info;
}

Values used_by(Session& session, const std::string& sql, const Values& values) {
  std::size_t end = 0;
  Values used;
  for (const std::string& name :
       Statement(session.db().getHandle(), {sql, 0, "the plugin's SQL", 1}, end).parameters())
    if (const auto it = values.find(name); it != values.end()) used.insert(*it);
  return used;
}

}  // namespace

PluginCommand::PluginCommand(const CommandRecord& record, const std::string& plugin)
    : Command(describe(record, plugin)),
      sql_(record.sql),
      makes_sql_(record.makes_sql),
      statements_(record.statements) {}

void PluginCommand::run(Session& session, const Arguments& arguments) const {
  const std::string origin = info().origin + ", command " + info().name;
  Values values = arguments.values();
  std::optional<std::string> format;
  if (!info().formats.empty()) {
    const bool makes_rows = std::ranges::any_of(statements_, [](const StatementRecord& one) {
      return applies(one.when, {{"format", std::string()}});
    });
    format = asked_format(session.settings(), info().name, info().formats, !makes_rows);
    values.insert_or_assign("format", format.value_or(""));
  }
  bool has_query = false;
  for (const auto* params : {&info().arguments, &info().options})
    for (const sql::Param& param : *params) {
      if (param.type != "query") continue;
      expand_query(session, info().name + ": " + param.name, param.name, values);
      has_query = true;
    }
  if (!statements_.empty()) return run_statements(session, info(), statements_, values);
  if (!makes_sql_ && format)
    return session.run_artefact(sql_, used_by(session, sql_, values), origin);
  if (!makes_sql_)
    return session.run_query(sql_, has_query ? used_by(session, sql_, values) : values, {}, origin);
  const auto rows = session.fetch(sql_, values);
  const auto* made =
      rows.size() == 1 && rows[0].size() == 1 ? std::get_if<std::string>(&rows[0][0]) : nullptr;
  if (!made) throw Error(origin + ": its SQL did not make one statement.");
  if (format) return session.run_artefact(*made, used_by(session, *made, values), origin);
  session.run_query(*made, used_by(session, *made, values), {}, origin);
}

}  // namespace kv::queryctl
