// SPDX-License-Identifier: MIT
#pragma once

#include <fstream>
#include <memory>
#include <span>
#include <string>

#include "queryctl/fd_stream.h"
#include "queryctl/output/book.h"
#include "queryctl/output_file.h"
#include "queryctl/shell/host.h"

namespace kv::queryctl {

/// Where results go: the terminal, a file until further notice (.output), or a file once (.once).
/// A name that starts with '|' is a program that gets them; one that ends in .xlsx a workbook with
/// a sheet for each. The file of .once and a workbook appear when they are whole; the file of
/// .output grows with each result.
class OutputSwitch {
 public:
  explicit OutputSwitch(Host& host);
  ~OutputSwitch();
  OutputSwitch(const OutputSwitch&) = delete;
  OutputSwitch& operator=(const OutputSwitch&) = delete;

  /// `words`: --bom or not, then the name. Both overwrite the file and throw Error(kCannotOpen)
  /// when it cannot be written; output then goes where it went before.
  void to_file(std::span<const std::string> words) { open(words, false); }
  void once(std::span<const std::string> words) { open(words, true); }
  /// Ends what there is; a .once that nothing was written for leaves its file as it was.
  void to_terminal() { close(!once_); }

  /// After each line that may have written: throws Error when the file could not take it all (a
  /// full disk), and ends a .once, whose file stays as it was when the line was not `done`.
  void after_run(bool done = true);

  /// The file's name, or "stdout".
  std::string name() const { return path_.empty() ? "stdout" : path_; }

 private:
  void open(std::span<const std::string> words, bool once);
  void open_program(const std::string& command);
  void open_whole(const std::string& path, bool bom);
  void open_growing(const std::string& path, bool bom);
  /// Throws Error for what could not be written, and for a program that failed.
  void close(bool keep = true);

  Host& host_;
  std::ofstream file_;
  std::FILE* program_ = nullptr;
  std::unique_ptr<FdStream> to_program_;
  std::unique_ptr<OutputFile> whole_;
  std::unique_ptr<ResultBook> book_;  ///< within whole_
  std::string path_;
  std::string first_name_;  ///< of the file that the program was started with
  bool once_ = false;
};

}  // namespace kv::queryctl
