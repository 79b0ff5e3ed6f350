// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace kv::queryctl {

struct Outcome {
  int code = -1;  ///< exit code; 1000 + signal when a signal ended it
  std::string out;
  std::string err;
};

/// Runs `words[0]` with the other words. `input` is its standard input, a pipe. `environment` are
/// "NAME=value" on top of this program's own.
Outcome run_program(const std::vector<std::string>& words, const std::string& input = {},
                    const std::vector<std::string>& environment = {});

/// What a program said, without the codes (" [KV1101]") at the ends of lines: which message has
/// which is tested once, in schema/explain_test.cpp.
std::string without_codes(const std::string& text);

}  // namespace kv::queryctl
