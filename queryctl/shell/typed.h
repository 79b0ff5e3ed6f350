// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace kv::queryctl {

/// The lines of a statement that is being typed, for the history: it comes back whole.
class Typed {
 public:
  void add(const std::string& line) { lines_.push_back(line); }
  void clear() { lines_.clear(); }
  /// True when SQLite takes the lines for whole statements, or they are a dot-command.
  bool is_whole() const;
  /// One line; as many as were typed where a comment within would swallow what follows it.
  std::vector<std::string> for_history() const;

 private:
  std::vector<std::string> lines_;
};

}  // namespace kv::queryctl
