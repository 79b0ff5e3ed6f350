// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace kv::queryctl {

/// How a child process ended, and what it said.
struct Ended {
  bool started = false;  ///< false: there is no such program, or it may not be run
  bool timed_out = false;
  int status = -1;  ///< exit code, when it ended by itself
  int signal = 0;   ///< the signal that ended it, or 0
  std::string out;
  std::string err;

  bool well() const { return started && !timed_out && signal == 0 && status == 0; }
};

/// Runs `words[0]` (looked for in PATH unless it has a '/') with `input` as its standard input, and
/// waits at most `limit`; then it and what it started are killed. Of each stream the first 16 MiB
/// are kept. The child runs in the folder "/". Never throws for what the child does.
Ended run_process(const std::vector<std::string>& words, const std::string& input,
                  std::chrono::milliseconds limit);

/// "ended by signal 11 (Segmentation fault)", "did not end within 30 s" or "ended with status 3".
std::string how_it_ended(const Ended& ended, std::chrono::milliseconds limit);

}  // namespace kv::queryctl
