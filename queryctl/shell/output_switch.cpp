// SPDX-License-Identifier: MIT
#include "queryctl/shell/output_switch.h"

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "queryctl/session.h"
#include "schema/error.h"

namespace kv::queryctl {
namespace {

constexpr const char* kBom = "\xEF\xBB\xBF";

}  // namespace

OutputSwitch::OutputSwitch(Host& host) : host_(host), first_name_(host.settings().output_name) {}

OutputSwitch::~OutputSwitch() {
  try {
    close(!once_);
  } catch (const std::exception&) {
    // Only where an error is on its way already; else to_terminal() has told what went wrong.
  }
}

void OutputSwitch::open(std::span<const std::string> words, bool once) {
  const bool bom = words.size() == 2 && words[0] == "--bom";
  const std::string& path = words.back();
  if (path.empty() || path.front() == '-' || (words.size() == 2 && !bom)) {
    throw Error("\"" + words.front() + "\" is no file name, and no option here.",
                "Give a file, a program as \"| program\", or --bom and a file.", ExitCode::kUsage);
  }
  if (path.front() == '|')
    open_program(path);
  else if (once || is_xlsx_name(path))
    open_whole(path, bom);
  else
    open_growing(path, bom);
  once_ = once;
}

void OutputSwitch::open_whole(const std::string& path, bool bom) {
  auto file = std::make_unique<OutputFile>(path);
  std::unique_ptr<ResultBook> book;
  if (is_xlsx_name(path)) book = make_xlsx_book(file->require_temporary());
  close(!once_);
  whole_ = std::move(file);
  book_ = std::move(book);
  path_ = path;
  if (book_) return host_.set_book(book_.get());
  if (bom) whole_->stream() << kBom;
  host_.set_output(&whole_->stream());
  host_.settings().output_name = path_;
}

void OutputSwitch::open_growing(const std::string& path, bool bom) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  if (!file) {
    throw Error("Cannot write to \"" + path + "\": " + std::generic_category().message(errno) + ".",
                "Give a file in a folder that exists and that you may write to.",
                ExitCode::kCannotOpen);
  }
  close(!once_);
  file_ = std::move(file);
  if (bom) file_ << kBom;
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
  close(!once_);
  program_ = program;
  to_program_ = std::make_unique<FdStream>(fileno(program));
  path_ = path;
  host_.set_output(to_program_.get());
}

void OutputSwitch::close(bool keep) {
  if (path_.empty()) return;
  const std::string path = std::exchange(path_, {});
  once_ = false;
  host_.set_output(nullptr);
  host_.set_book(nullptr);
  host_.settings().output_name = first_name_;
  file_.close();
  file_.clear();
  const std::unique_ptr<OutputFile> whole = std::move(whole_);
  const std::unique_ptr<ResultBook> book = std::move(book_);  // goes first: it writes by name
  if (keep && book) book->close();
  if (keep && whole) whole->commit();
  if (!to_program_) return;
  to_program_->flush();
  to_program_.reset();
  if (pclose(std::exchange(program_, nullptr)) != 0)
    throw Error(path.substr(1) + " ended with an error.");
}

void OutputSwitch::after_run(bool done) {
  if (path_.empty()) return;
  const std::string path = path_;
  bool failed = false;
  if (to_program_) {
    to_program_->flush();
    failed = to_program_->error() != 0 && !to_program_->reader_is_gone();
  } else if (!whole_) {
    file_.flush();
    failed = !file_;
  }
  if (once_ || failed) close(done);
  if (failed) {
    throw Error("Not everything could be written to \"" + path + "\"; the file is not complete.",
                "Make room on the disk, then run it again. Output goes to the terminal now.",
                ExitCode::kCannotOpen);
  }
}

}  // namespace kv::queryctl
