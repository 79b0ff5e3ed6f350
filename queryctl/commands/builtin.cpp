// SPDX-License-Identifier: MIT
#include "queryctl/commands/builtin.h"

#include <algorithm>
#include <array>

#include "queryctl/commands/custody.h"
#include "queryctl/commands/query_command.h"
#include "schema/error.h"

namespace kv::queryctl {

sql::Query builtin_query(std::string_view name) {
  constexpr std::array<std::string_view, 1> subjects = {"command"};
  const std::string path = "commands/" + std::string(name) + ".sql";
  const auto files = embedded_commands();
  const auto file = std::ranges::find(files, path, &EmbeddedFile::path);
  if (file == files.end()) throw Error("The program holds no " + path + ".", "Build it again.");
  return sql::parse_query("queryctl/" + path, file->text, subjects);
}

std::unique_ptr<Command> make_listing_command(std::string_view name) {
  return std::make_unique<QueryCommand>(builtin_query(name), "built in");
}

std::vector<std::unique_ptr<Command>> make_builtin_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_help_command());
  commands.push_back(make_manual_command());
  commands.push_back(make_indicators_command());
  commands.push_back(make_show_command());
  commands.push_back(make_freq_command());
  commands.push_back(make_crosstab_command());
  commands.push_back(make_waves_command());
  commands.push_back(make_why_command());
  commands.push_back(make_map_command());
  for (auto& command : make_draw_commands()) commands.push_back(std::move(command));
  commands.push_back(make_cite_command());
  commands.push_back(make_doctor_command());
  commands.push_back(make_report_command());
  commands.push_back(make_reports_command());
  commands.push_back(make_reproduce_command());
  commands.push_back(make_listing_command("groups"));
  commands.push_back(make_listing_command("sources"));
  commands.push_back(make_listing_command("loads"));
  commands.push_back(make_listing_command("tables"));
  commands.push_back(make_schema_command());
  commands.push_back(make_plugins_command());
  commands.push_back(make_functions_command());
  return commands;
}

}  // namespace kv::queryctl
