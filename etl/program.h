// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace kv::etl {

/// The whole of `etl` but for the process: parses the arguments (without the program's name), runs
/// the command, turns errors into sentences on `err`, and returns the exit code.
int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace kv::etl
