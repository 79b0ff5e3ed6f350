// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "etl/commands/command.h"
#include "etl/finding.h"
#include "etl/load_options.h"

namespace kv::etl {

/// What check, plan and load share: the options as given. Throws Error(kUsage) for one that cannot
/// be read.
LoadOptions load_options(const Invocation& in);
std::vector<std::filesystem::path> input_files(const Invocation& in);
/// How many findings of a rule are shown; 0: all.
std::size_t shown_per_rule(const Invocation& in);
/// "1 error(s), 0 warning(s), 3 note(s)".
std::string severities(const Findings& findings);

}  // namespace kv::etl
