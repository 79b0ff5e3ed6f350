// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "queryctl/commands/command.h"
#include "queryctl/plugins/record.h"
#include "queryctl/value.h"

namespace kv::queryctl {

/// Runs a command that has several statements: kv_statement in plugin.h has the rules. Throws
/// Error(kUsage) when none of them makes a result for these values.
void run_statements(Session& session, const CommandInfo& info,
                    const std::vector<StatementRecord>& statements, const Values& values);

/// Whether `when` (see kv_statement) holds for these values.
bool applies(std::string_view when, const Values& values);

/// Whether `sql` names the parameter `:name`.
bool uses_parameter(std::string_view sql, std::string_view name);

}  // namespace kv::queryctl
