// SPDX-License-Identifier: MIT
#include "queryctl/fd_stream.h"

#include <cerrno>
#include <unistd.h>

namespace kv::queryctl {

FdStream::FdStream(int fd, bool keep_going) : std::ostream(nullptr), buffer_(fd, keep_going) {
  rdbuf(&buffer_);
}

FdStream::~FdStream() {
  buffer_.write_out();
}

bool FdStream::reader_is_gone() const {
  return buffer_.error == EPIPE;
}

FdStream::Buffer::Buffer(int descriptor, bool go_on) : fd(descriptor), keep_going(go_on) {
  setp(bytes.data(), bytes.data() + bytes.size());
}

bool FdStream::Buffer::write_out() {
  const char* from = pbase();
  while (from < pptr() && error == 0) {
    const ssize_t count = ::write(fd, from, static_cast<std::size_t>(pptr() - from));
    if (count >= 0)
      from += count;
    else if (errno != EINTR)
      error = errno;
  }
  setp(bytes.data(), bytes.data() + bytes.size());
  return error == 0 || (error == EPIPE && keep_going);
}

FdStream::Buffer::int_type FdStream::Buffer::overflow(int_type c) {
  if (!write_out()) return traits_type::eof();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int FdStream::Buffer::sync() {
  return write_out() ? 0 : -1;
}

}  // namespace kv::queryctl
