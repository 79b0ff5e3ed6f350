// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

namespace kv::etl {

/// What came of work that was done in a process of its own.
struct Apart {
  bool ok = false;
  std::string bytes;  ///< what the work returned
  std::string why;    ///< when not ok: "it crashed", "it took more than 20 seconds"
};

/// Does `work` in a child process, so that a library that crashes, or never ends, on a damaged file
/// does not take this one with it. The child may use `cpu_seconds` of processor time; what it says
/// on its own is not shown. Throws Error when no process can be made.
Apart run_apart(const std::function<std::string()>& work, unsigned cpu_seconds);

}  // namespace kv::etl
