// SPDX-License-Identifier: MIT
#include <ostream>

#include "queryctl/commands/builtin.h"
#include "queryctl/commands/manual_text.h"
#include "queryctl/session.h"

namespace kv::queryctl {
namespace {

class ManualCommand : public Command {
 public:
  ManualCommand()
      : Command({"manual",
                 "built in",
                 "All about a command, a function or an indicator",
                 "",
                 "manual bosettingsindeks",
                 {{"name", "text", true, std::nullopt, "What to tell about."}},
                 {}}) {}

  void run(Session& session, const Arguments& arguments) const override {
    session.out() << manual_of(session, arguments.text("name"));
  }
};

}  // namespace

std::unique_ptr<Command> make_manual_command() {
  return std::make_unique<ManualCommand>();
}

}  // namespace kv::queryctl
