// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "queryctl/commands/command.h"
#include "queryctl/plugins/record.h"
#include "sql/library.h"

namespace kv::queryctl {

/// Every command of a session: built in first, then the library's, then the plugins'.
class Registry {
 public:
  Registry();  ///< the built-in ones

  /// Throws Error when a query's name is a built-in command's, or a parameter's name is one of the
  /// program's own options.
  void add(const sql::Library& library);

  /// A command whose name is taken, or that uses an option of the program's own, is left out and
  /// told in `refused`, one sentence each.
  void add(const PluginRecord& plugin, std::vector<std::string>& refused);

  const Command* find(std::string_view name) const;
  std::vector<std::string> names() const;  ///< in the order of adding
  const std::vector<std::unique_ptr<Command>>& commands() const { return commands_; }

 private:
  std::vector<std::unique_ptr<Command>> commands_;
};

}  // namespace kv::queryctl
