// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <ostream>
#include <streambuf>

namespace kv::queryctl {

/// A buffered stream onto a file descriptor that it does not own. A failed write makes the stream
/// bad and is kept in error(). SIGPIPE must be ignored.
class FdStream : public std::ostream {
 public:
  /// `keep_going`: a reader that has gone away is no failure; what follows is thrown away.
  explicit FdStream(int fd, bool keep_going = false);
  ~FdStream() override;

  int error() const { return buffer_.error; }  ///< errno, or 0
  bool reader_is_gone() const;

 private:
  struct Buffer : std::streambuf {
    Buffer(int descriptor, bool go_on);
    int_type overflow(int_type c) override;
    int sync() override;
    bool write_out();

    int fd;
    bool keep_going;
    int error = 0;
    std::array<char, 65536> bytes;
  };

  Buffer buffer_;
};

}  // namespace kv::queryctl
