// SPDX-License-Identifier: MIT
#pragma once

namespace kv::queryctl {

class Host;
class Session;

/// The interactive shell: reads from the terminal until .exit or Ctrl-D. Standard input must be a
/// terminal. Never throws for what a person typed; returns the exit code of the program.
int run_shell(Session& session);

/// The same over any host.
int run_shell(Host& host);

}  // namespace kv::queryctl
