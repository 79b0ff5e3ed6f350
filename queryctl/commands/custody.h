// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "queryctl/commands/command.h"

namespace kv::queryctl {

/// `cite`: from which sources, vintages and files an answer comes, and under which licences.
std::unique_ptr<Command> make_cite_command();
/// `doctor`: whether the file is sound, and what its tables hold.
std::unique_ptr<Command> make_doctor_command();

}  // namespace kv::queryctl
