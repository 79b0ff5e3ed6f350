// SPDX-License-Identifier: MIT
#pragma once

#include "queryctl/commands/command.h"
#include "queryctl/plugins/record.h"

namespace kv::queryctl {

/// A command that a plugin brings: typed options and SQL, which makes rows or an artefact.
class PluginCommand : public Command {
 public:
  PluginCommand(const CommandRecord& record, const std::string& plugin);
  void run(Session& session, const Arguments& arguments) const override;

 private:
  std::string sql_;
  bool makes_sql_;
  std::vector<StatementRecord> statements_;
};

}  // namespace kv::queryctl
