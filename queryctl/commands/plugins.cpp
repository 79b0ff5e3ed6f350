// SPDX-License-Identifier: MIT
#include "queryctl/commands/builtin.h"
#include "queryctl/session.h"

namespace kv::queryctl {
namespace {

class PluginsCommand : public Command {
 public:
  PluginsCommand() : Command({"plugins", "built in", "Loaded plugins", "", "plugins", {}, {}}) {}

  void run(Session& session, const Arguments&) const override {
    std::vector<std::vector<Value>> rows;
    for (const PluginRecord& plugin : session.plugins().plugins())
      rows.push_back({plugin.name, plugin.version, plugin.summary,
                      static_cast<std::int64_t>(plugin.functions.size()),
                      static_cast<std::int64_t>(plugin.commands.size()), plugin.licence,
                      plugin.path});
    const std::vector<Column> columns = {{"plugin", {}},    {"version", {}},  {"summary", {}},
                                         {"functions", {}}, {"commands", {}}, {"licence", {}},
                                         {"path", {}}};
    session.write_rows(columns, rows);
  }
};

}  // namespace

std::unique_ptr<Command> make_plugins_command() {
  return std::make_unique<PluginsCommand>();
}

}  // namespace kv::queryctl
