// SPDX-License-Identifier: MIT
#include "queryctl/commands/plugin_command.h"

#include "queryctl/session.h"

namespace kv::queryctl {
namespace {

CommandInfo describe(const CommandRecord& record, const std::string& plugin) {
  CommandInfo info;
  info.name = record.name;
  info.origin = "plugin " + plugin;
  info.summary = record.summary;
  info.example = record.example;
  info.options = record.options;
  return info;
}

}  // namespace

PluginCommand::PluginCommand(const CommandRecord& record, const std::string& plugin)
    : Command(describe(record, plugin)), sql_(record.sql) {}

void PluginCommand::run(Session& session, const Arguments& arguments) const {
  session.run_query(sql_, arguments.values(), {}, info().origin + ", command " + info().name);
}

}  // namespace kv::queryctl
