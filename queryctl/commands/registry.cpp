// SPDX-License-Identifier: MIT
#include "queryctl/commands/registry.h"

#include <algorithm>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/plugin_command.h"
#include "queryctl/commands/query_command.h"
#include "queryctl/options.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

/// A parameter whose option would be the program's own, or nullptr.
const sql::Param* clash(const std::vector<sql::Param>& params) {
  const auto it = std::ranges::find_if(params, [](const sql::Param& param) {
    return is_program_option(option_name(param).substr(2));
  });
  return it == params.end() ? nullptr : &*it;
}

}  // namespace

Registry::Registry() : commands_(make_builtin_commands()) {}

void Registry::add(const sql::Library& library) {
  for (const sql::Query& query : library.queries()) {
    if (find(query.name))
      throw Error(query.path + ": " + query.name + " is a command of the program's own.",
                  "Give the " + query.subject + " another name.");
    if (const sql::Param* param = clash(query.params))
      throw Error(query.path + ": " + option_name(*param) + " is an option of the program's own.",
                  "Give the parameter another name.");
    commands_.push_back(std::make_unique<QueryCommand>(query, query.subject));
  }
}

void Registry::add(const PluginRecord& plugin, std::vector<std::string>& refused) {
  for (const CommandRecord& record : plugin.commands) {
    const std::string who = "The command " + record.name + " of the plugin " + plugin.name;
    if (const Command* other = find(record.name))
      refused.push_back(who + " is left out: the name is taken (" + other->info().origin + ").");
    else if (const sql::Param* param = clash(record.options))
      refused.push_back(who + " is left out: " + option_name(*param) +
                        " is an option of the program's own.");
    else
      commands_.push_back(std::make_unique<PluginCommand>(record, plugin.name));
  }
}

const Command* Registry::find(std::string_view name) const {
  const auto it = std::ranges::find_if(
      commands_, [&](const auto& command) { return command->info().name == name; });
  return it == commands_.end() ? nullptr : it->get();
}

std::vector<std::string> Registry::names() const {
  std::vector<std::string> names;
  for (const auto& command : commands_) names.push_back(command->info().name);
  return names;
}

}  // namespace kv::queryctl
