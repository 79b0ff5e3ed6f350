// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "queryctl/fd_stream.h"

namespace kv::queryctl {

/// A file that appears under its name only when it is whole: written beside it under another name
/// and renamed by commit(); removed when commit() was not reached. What is no regular file (a
/// device, a pipe) is written directly. Throws Error(kCannotOpen) when it cannot be made.
class OutputFile {
 public:
  explicit OutputFile(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  FdStream& stream() { return *stream_; }
  /// The name until commit(); empty when the file is written directly.
  const std::string& temporary() const { return temporary_; }
  /// The same for what must be written by name; throws Error for a device or a pipe.
  const std::string& require_temporary() const;
  /// Throws Error when not everything could be written; the file is then as it was before.
  void commit();

 private:
  std::string path_;
  std::string temporary_;  ///< empty: written directly, or committed
  int fd_ = -1;
  std::unique_ptr<FdStream> stream_;
};

}  // namespace kv::queryctl
