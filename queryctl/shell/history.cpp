// SPDX-License-Identifier: MIT
#include "queryctl/shell/history.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kv::queryctl {

std::filesystem::path history_file() {
  if (const char* const own = std::getenv("QUERYCTL_HISTORY")) return own;
  const char* const state = std::getenv("XDG_STATE_HOME");
  // The XDG specification: a relative path counts as not set.
  if (state != nullptr && state[0] == '/') {
    return std::filesystem::path(state) / "kommunevarehus" / "history";
  }
  const char* const home = std::getenv("HOME");
  if (home == nullptr || home[0] == '\0') return {};
  return std::filesystem::path(home) / ".local" / "state" / "kommunevarehus" / "history";
}

std::vector<std::string> HistoryFile::load() {
  std::vector<std::string> lines;
  if (path_.empty()) return lines;
  std::error_code failed;
  if (path_.has_parent_path()) std::filesystem::create_directories(path_.parent_path(), failed);
  if (!write(path_, "", O_APPEND)) return lines;
  std::ifstream file(path_);
  for (std::string line; std::getline(file, line);) lines.push_back(std::move(line));
  const std::size_t found = lines.size();
  if (found > kKept) {
    lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(kKept));
  }
  if (found > 2 * kKept) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    std::filesystem::path shorter = path_;
    shorter += ".new";
    if (write(shorter, text, O_TRUNC)) std::filesystem::rename(shorter, path_, failed);
  }
  return lines;
}

void HistoryFile::append(const std::string& line) {
  if (path_.empty() || !problem_.empty()) return;
  write(path_, line + '\n', O_APPEND);
}

bool HistoryFile::write(const std::filesystem::path& to, const std::string& text, int flags) {
  const int file = ::open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, S_IRUSR | S_IWUSR);
  const bool done = file >= 0 && ::fchmod(file, S_IRUSR | S_IWUSR) == 0 &&
                    ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!done) {
    problem_ =
        "The history cannot be kept in \"" + to.string() +
        "\": " + std::generic_category().message(error) +
        ". Set QUERYCTL_HISTORY to a file that you may write to, or to nothing for no history.";
  }
  return done;
}

}  // namespace kv::queryctl
