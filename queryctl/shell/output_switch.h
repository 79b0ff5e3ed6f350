// SPDX-License-Identifier: MIT
#pragma once

#include <fstream>
#include <string>

#include "queryctl/shell/host.h"

namespace kv::queryctl {

/// Where results go: the terminal, a file until further notice (.output), or a file once (.once).
class OutputSwitch {
 public:
  explicit OutputSwitch(Host& host);
  ~OutputSwitch();
  OutputSwitch(const OutputSwitch&) = delete;
  OutputSwitch& operator=(const OutputSwitch&) = delete;

  /// Both overwrite the file and throw Error(kCannotOpen) when it cannot be written; output then
  /// goes where it went before.
  void to_file(const std::string& path);
  void once(const std::string& path);
  void to_terminal();

  /// After each line that may have written: throws Error when the file could not take it all (a
  /// full disk), and ends a .once.
  void after_run();

  /// The file's name, or "stdout".
  std::string name() const { return path_.empty() ? "stdout" : path_; }

 private:
  void open(const std::string& path);
  void close();

  Host& host_;
  std::ofstream file_;
  std::string path_;
  std::string first_name_;  ///< of the file that the program was started with
  bool once_ = false;
};

}  // namespace kv::queryctl
