// SPDX-License-Identifier: MIT
#pragma once

#include <cstdio>
#include <memory>
#include <ostream>
#include <streambuf>
#include <string>

#include "queryctl/fd_stream.h"

namespace kv::queryctl {

/// The pager that the environment asks for: QUERYCTL_PAGER (empty: none), PAGER, or less -SRFX when
/// it is installed; none on a terminal that can do nothing (TERM=dumb).
std::string pager_of_environment();

/// A stream that shows a result which fills the screen through a pager, and any other as it stands.
/// What is flushed before the screen is full goes to the terminal at once.
class PagedStream : public std::ostream {
 public:
  /// `height`: lines of the terminal. `terminal` must outlive it.
  PagedStream(std::ostream& terminal, std::string command, int height);
  ~PagedStream() override;

  /// Waits until the person has left the pager. Called by the destructor, too.
  void finish();
  /// True when the person left before all was shown.
  bool reader_is_gone() const { return to_pager_ && to_pager_->reader_is_gone(); }

 private:
  struct Buffer : std::streambuf {
    explicit Buffer(PagedStream& owner) : stream(owner) {}
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* bytes, std::streamsize size) override;
    int sync() override;
    PagedStream& stream;
  };

  bool take(const char* bytes, std::size_t size);
  bool release();

  std::ostream& terminal_;
  std::string command_;
  int height_;
  int lines_ = 0;
  std::string held_;
  std::FILE* pager_ = nullptr;
  std::unique_ptr<FdStream> to_pager_;
  Buffer buffer_;
};

}  // namespace kv::queryctl
