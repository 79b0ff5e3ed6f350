// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

namespace kv::queryctl {

class Session;

struct Script {
  std::string origin;  ///< a file's name, "stdin", or nothing
  std::string text;    ///< SQL, and lines that start with '.' as the shell takes them
};

/// Runs them in their order. With `bail` the first error ends it all and is thrown; else each is
/// told on stderr and the first one's exit code is returned, or .exit's, or 0. An interrupt and the
/// time limit end it in any case.
int run_scripts(Session& session, std::span<const Script> scripts, bool bail);

}  // namespace kv::queryctl
