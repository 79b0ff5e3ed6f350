// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace kv {

/// Exit codes of both programs (etl and queryctl); scripts rely on them.
enum class ExitCode : int {
  kOk = 0,
  kDataError = 1,     ///< a query failed, or data could not be used
  kUsage = 2,         ///< wrong options or arguments
  kCannotOpen = 3,    ///< a file cannot be opened, or is busy
  kTimeout = 4,       ///< a time limit ended the work
  kProblems = 5,      ///< a check or plan found problems
  kPlugin = 6,        ///< a plugin could not be loaded
  kInterrupted = 130  ///< Ctrl-C
};

/// An error a person can act on: `what()` is a sentence that says what is wrong and where;
/// `remedy()`, when not empty, is a sentence that says what to do next.
/// Library code throws it; only `main` turns it into an exit status.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string remedy = {},
                 ExitCode code = ExitCode::kDataError)
      : std::runtime_error(message), remedy_(std::move(remedy)), code_(code) {}

  const std::string& remedy() const noexcept { return remedy_; }
  ExitCode code() const noexcept { return code_; }

 private:
  std::string remedy_;
  ExitCode code_;
};

}  // namespace kv
