// SPDX-License-Identifier: MIT
#include "queryctl/shell/typed.h"

#include <algorithm>
#include <sqlite3.h>

namespace kv::queryctl {

bool Typed::is_whole() const {
  if (lines_.empty()) return false;
  const std::size_t first = lines_[0].find_first_not_of(" \t");
  if (lines_.size() == 1 &&
      (first == std::string::npos || lines_[0][first] == '.' || lines_[0][first] == '#'))
    return true;
  std::string text;
  for (const std::string& line : lines_) text += line + "\n";
  return sqlite3_complete(text.c_str()) != 0;
}

std::vector<std::string> Typed::for_history() const {
  if (lines_.empty()) return {};
  // Within a text a line's end is part of it, and cannot be told from a blank afterwards.
  const bool has_comment =
      std::any_of(lines_.begin(), lines_.end() - 1, [](const std::string& line) {
        return line.find("--") != std::string::npos || std::ranges::count(line, '\'') % 2 == 1;
      });
  if (has_comment) return lines_;
  std::string joined;
  for (const std::string& line : lines_) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos) continue;
    joined += (joined.empty() ? "" : " ") + line.substr(joined.empty() ? 0 : first);
  }
  if (joined.empty()) return {};
  return {joined};
}

}  // namespace kv::queryctl
