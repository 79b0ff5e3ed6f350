// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "queryctl/commands/command.h"
#include "queryctl/plugins/record.h"

namespace kv::queryctl {

/// A manual page as plain text, from the record that also runs the thing.
std::string manual_of(const CommandInfo& command);
std::string manual_of(const FunctionRecord& function);

/// The manual of a command, function or loaded indicator. Throws Error(kUsage) for an unknown name.
std::string manual_of(Session& session, const std::string& name);

}  // namespace kv::queryctl
