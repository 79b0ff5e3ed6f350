// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kv::queryctl {

/// $QUERYCTL_HISTORY, or $XDG_STATE_HOME/kommunevarehus/history, or
/// $HOME/.local/state/kommunevarehus/history; empty (no history) when none of them is set, or
/// QUERYCTL_HISTORY is the empty text.
std::filesystem::path history_file();

/// The lines typed in earlier shells: UTF-8 text, one line each, readable by their owner only.
/// Several shells may append to one file.
class HistoryFile {
 public:
  static constexpr std::size_t kKept = 2000;

  explicit HistoryFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// The last kKept lines, oldest first. A file of more than twice as many is shortened to them.
  /// When the file cannot be read or made, there is no history; problem() says why.
  std::vector<std::string> load();
  void append(const std::string& line);
  const std::string& problem() const { return problem_; }

 private:
  bool write(const std::filesystem::path& to, const std::string& text, int flags);

  std::filesystem::path path_;
  std::string problem_;
};

}  // namespace kv::queryctl
