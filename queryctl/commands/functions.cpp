// SPDX-License-Identifier: MIT
#include "queryctl/commands/builtin.h"
#include "queryctl/session.h"

namespace kv::queryctl {
namespace {

class FunctionsCommand : public Command {
 public:
  FunctionsCommand()
      : Command({"functions",
                 "built in",
                 "SQL functions that the plugins bring",
                 "",
                 "functions",
                 {},
                 {}}) {}

  void run(Session& session, const Arguments&) const override {
    std::vector<std::vector<Value>> rows;
    for (const PluginRecord& plugin : session.plugins().plugins())
      for (const FunctionRecord& function : plugin.functions)
        rows.push_back(
            {function.name, plugin.name, function.kind, function.signature, function.summary});
    const std::vector<Column> columns = {
        {"function", {}}, {"plugin", {}}, {"kind", {}}, {"signature", {}}, {"summary", {}}};
    session.write_rows(columns, rows);
  }
};

}  // namespace

std::unique_ptr<Command> make_functions_command() {
  return std::make_unique<FunctionsCommand>();
}

}  // namespace kv::queryctl
