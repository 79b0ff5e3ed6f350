// SPDX-License-Identifier: MIT
#include "queryctl/shell/pager.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

#include "queryctl/safe/hard_stop.h"

namespace kv::queryctl {
namespace {

constexpr const char* kLess = "less -SRFX";

bool is_installed(const std::string& program) {
  const char* const path = std::getenv("PATH");
  std::string folders = path ? path : "/usr/bin:/bin";
  for (std::size_t start = 0; start <= folders.size();) {
    const std::size_t end = std::min(folders.find(':', start), folders.size());
    const std::string file = folders.substr(start, end - start) + "/" + program;
    if (access(file.c_str(), X_OK) == 0) return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

std::string pager_of_environment() {
  const char* const terminal = std::getenv("TERM");
  if (terminal && std::strcmp(terminal, "dumb") == 0) return {};
  if (const char* own = std::getenv("QUERYCTL_PAGER")) return own;
  if (const char* pager = std::getenv("PAGER"); pager && *pager) return pager;
  return is_installed("less") ? kLess : "";
}

PagedStream::PagedStream(std::ostream& terminal, std::string command, int height)
    : std::ostream(nullptr),
      terminal_(terminal),
      command_(std::move(command)),
      height_(height),
      buffer_(*this) {
  rdbuf(&buffer_);
}

PagedStream::~PagedStream() {
  finish();
}

void PagedStream::finish() {
  release();
  if (!pager_) return;
  to_pager_->flush();
  const bool gone = to_pager_->reader_is_gone();
  const int status = pclose(pager_);
  pager_ = nullptr;
  if (status != 0 && !gone)
    terminal_ << "The pager " << command_ << " ended with an error; .pager off does without.\n";
}

// The screen is full: what was held and all that follows goes to the pager.
bool PagedStream::take(const char* bytes, std::size_t size) {
  if (to_pager_) {
    to_pager_->write(bytes, static_cast<std::streamsize>(size));
    return static_cast<bool>(*to_pager_);
  }
  held_.append(bytes, size);
  lines_ += static_cast<int>(std::count(bytes, bytes + size, '\n'));
  if (lines_ < height_ - 1) return true;
  terminal_.flush();
  stop_hard_stop();  // a person reads for as long as they like
  pager_ = popen(command_.c_str(), "we");
  if (!pager_) return release();
  to_pager_ = std::make_unique<FdStream>(fileno(pager_));
  *to_pager_ << held_;
  held_.clear();
  return static_cast<bool>(*to_pager_);
}

bool PagedStream::release() {
  if (to_pager_) return static_cast<bool>(to_pager_->flush());
  terminal_ << held_ << std::flush;
  held_.clear();
  lines_ = 0;
  return static_cast<bool>(terminal_);
}

PagedStream::Buffer::int_type PagedStream::Buffer::overflow(int_type c) {
  if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
  const char one = traits_type::to_char_type(c);
  return stream.take(&one, 1) ? c : traits_type::eof();
}

std::streamsize PagedStream::Buffer::xsputn(const char* bytes, std::streamsize size) {
  return stream.take(bytes, static_cast<std::size_t>(size)) ? size : 0;
}

int PagedStream::Buffer::sync() {
  return stream.release() ? 0 : -1;
}

}  // namespace kv::queryctl
