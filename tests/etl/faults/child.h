// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace kv::etl::test {

/// Starts the program `etl` in a process of its own; what it says goes to `log`. `prepare` runs in
/// the child.
pid_t start(
    const std::vector<std::string>& arguments, const std::filesystem::path& log,
    const std::function<void()>& prepare = [] {});

/// The exit code, or minus the signal.
int wait_for(pid_t child);

/// One moment at which the disk fails: see shim.cpp.
struct DiskFault {
  long at = 0;  ///< 0: never; operations are counted
  std::string kind;
  bool sticky = false;
};

/// Runs the program to its end with that fault; `hit` gets what the shim has to say.
int run_with_fault(const std::vector<std::string>& arguments, const std::filesystem::path& log,
                   const DiskFault& fault, const std::filesystem::path& hit);

}  // namespace kv::etl::test
