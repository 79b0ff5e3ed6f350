// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/manual_text.h"
#include "queryctl/session.h"

namespace kv::queryctl {
namespace {

class HelpCommand : public Command {
 public:
  HelpCommand()
      : Command({"help",
                 "built in",
                 "The commands, or the manual of one",
                 "",
                 "help show",
                 {{"name", "text", false, std::nullopt, "What to tell about."}},
                 {}}) {}

  void run(Session& session, const Arguments& arguments) const override {
    if (arguments.has("name")) {
      session.out() << manual_of(session, arguments.text("name"));
      return;
    }
    std::vector<std::vector<Value>> rows;
    for (const auto& command : session.commands().commands()) {
      const CommandInfo& info = command->info();
      const sql::Query* query = session.library().find(info.name);
      rows.push_back(
          {info.name, query ? query->title(session.settings().lang) : info.summary, info.origin});
    }
    const std::vector<Column> columns = {{"command", {}}, {"summary", {}}, {"origin", {}}};
    session.write_rows(columns, rows);
    session.note("The command manual NAME tells all about one.");
  }
};

}  // namespace

std::unique_ptr<Command> make_help_command() {
  return std::make_unique<HelpCommand>();
}

}  // namespace kv::queryctl
