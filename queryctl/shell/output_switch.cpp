// SPDX-License-Identifier: MIT
#include "queryctl/shell/output_switch.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {

OutputSwitch::OutputSwitch(Host& host) : host_(host), first_name_(host.settings().output_name) {}

OutputSwitch::~OutputSwitch() {
  try {
    close();
  } catch (const std::exception&) {
    // The shell is ending; what a full disk did not take was told when it was written.
  }
}

void OutputSwitch::to_file(std::span<const std::string> words) {
  open(words);
  once_ = false;
}

void OutputSwitch::once(std::span<const std::string> words) {
  open(words);
  once_ = true;
}

void OutputSwitch::to_terminal() {
  if (const std::string problem = close(); !problem.empty()) throw Error(problem);
}

void OutputSwitch::open(std::span<const std::string> words) {
  const bool bom = words.size() == 2 && words[0] == "--bom";
  const std::string& path = words.back();
  if (path.empty() || path.front() == '-' || (words.size() == 2 && !bom)) {
    throw Error("\"" + words.front() + "\" is no file name, and no option here.",
                "Give a file, a program as \"| program\", or --bom and a file.", ExitCode::kUsage);
  }
  if (path.front() == '|') return open_program(path);
  if (is_xlsx_name(path)) {
    auto book = make_xlsx_book(path);
    close();
    book_ = std::move(book);
    path_ = path;
    host_.set_book(book_.get());
    return;
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
  if (bom) file_ << "\xEF\xBB\xBF";
  path_ = path;
  host_.set_output(&file_);
  host_.settings().output_name = path_;
}

void OutputSwitch::open_program(const std::string& path) {
  host_.out().flush();
  std::FILE* const program = popen(path.c_str() + 1, "we");
  if (!program)
    throw Error("Cannot run " + path.substr(1) + ": " + std::generic_category().message(errno) +
                ".");
  close();
  program_ = program;
  to_program_ = std::make_unique<FdStream>(fileno(program));
  path_ = path;
  host_.set_output(to_program_.get());
}

std::string OutputSwitch::close() {
  if (path_.empty()) return {};
  std::string problem;
  const std::string path = path_;
  path_.clear();
  once_ = false;
  host_.set_output(nullptr);
  host_.set_book(nullptr);
  host_.settings().output_name = first_name_;
  if (book_) {
    const std::unique_ptr<ResultBook> book = std::move(book_);
    book->close();
  }
  if (to_program_) {
    to_program_->flush();
    to_program_.reset();
    const int status = pclose(program_);
    program_ = nullptr;
    if (status != 0) problem = path.substr(1) + " ended with an error.";
  }
  file_.close();
  file_.clear();
  return problem;
}

void OutputSwitch::after_run() {
  if (path_.empty()) return;
  const std::string path = path_;
  bool failed = false;
  if (to_program_) {
    to_program_->flush();
    failed = to_program_->error() != 0 && !to_program_->reader_is_gone();
  } else if (!book_) {
    file_.flush();
    failed = !file_;
  }
  std::string problem;
  if (once_ || failed) problem = close();
  if (failed) {
    throw Error("Not everything could be written to \"" + path + "\"; the file is not complete.",
                "Make room on the disk, then run it again. Output goes to the terminal now.",
                ExitCode::kCannotOpen);
  }
  if (!problem.empty()) throw Error(problem);
}

}  // namespace kv::queryctl
