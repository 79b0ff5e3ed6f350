// SPDX-License-Identifier: MIT
#include "queryctl/shell/output_switch.h"

#include <cerrno>
#include <system_error>

#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {

OutputSwitch::OutputSwitch(Host& host) : host_(host), first_name_(host.settings().output_name) {}

OutputSwitch::~OutputSwitch() {
  close();
}

void OutputSwitch::to_file(const std::string& path) {
  open(path);
  once_ = false;
}

void OutputSwitch::once(const std::string& path) {
  open(path);
  once_ = true;
}

void OutputSwitch::to_terminal() {
  close();
}

void OutputSwitch::open(const std::string& path) {
  if (path.empty() || path.front() == '|') {
    throw Error("\"" + path + "\" is no file name; output to a program is not possible here.",
                "Give a file, or run queryctl -c in a pipe.", ExitCode::kUsage);
  }
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file) {
    throw Error("Cannot write to \"" + path + "\": " + std::generic_category().message(errno) + ".",
                "Give a file in a folder that exists and that you may write to.",
                ExitCode::kCannotOpen);
  }
  close();
  file_ = std::move(file);
  path_ = path;
  host_.set_output(&file_);
  host_.settings().output_name = path_;
}

void OutputSwitch::close() {
  if (path_.empty()) return;
  host_.set_output(nullptr);
  host_.settings().output_name = first_name_;
  file_.close();
  path_.clear();
  once_ = false;
}

void OutputSwitch::after_run() {
  if (path_.empty()) return;
  file_.flush();
  const bool failed = !file_;
  const std::string path = path_;
  if (once_ || failed) close();
  if (failed) {
    throw Error("Not everything could be written to \"" + path + "\"; the file is not complete.",
                "Make room on the disk, then run it again. Output goes to the terminal now.",
                ExitCode::kCannotOpen);
  }
}

}  // namespace kv::queryctl
