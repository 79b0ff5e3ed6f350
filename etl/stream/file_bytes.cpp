// SPDX-License-Identifier: MIT
#include "etl/stream/file_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>
#include <utility>

#include "schema/error.h"

namespace kv::etl {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;

}  // namespace

struct FileBytes::Data {
  explicit Data(std::string text) : bytes(std::move(text)), view(bytes) {}
  Data(SpillFile from, std::size_t size) : file(std::move(from)) {
    mapping = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.descriptor(), 0);
    if (mapping == MAP_FAILED)
      throw Error(std::string("A temporary file cannot be mapped: ") + std::strerror(errno) + ".",
                  "Close other programs, then try again.", ExitCode::kCannotOpen);
    view = {static_cast<const char*>(mapping), size};
  }
  ~Data() {
    if (mapping != MAP_FAILED) munmap(mapping, view.size());
  }
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  std::string bytes;
  SpillFile file;
  void* mapping = MAP_FAILED;
  std::string_view view;
};

FileBytes::FileBytes(std::string bytes) : data_(std::make_shared<const Data>(std::move(bytes))) {}

FileBytes::FileBytes(SpillFile file, std::size_t size)
    : data_(size == 0 ? std::make_shared<const Data>(std::string{})
                      : std::make_shared<const Data>(std::move(file), size)) {}

FileBytes::operator std::string_view() const {
  return data_ ? data_->view : std::string_view{};
}

void FileBytes::forget(std::size_t from, std::size_t to) const {
  if (!data_ || data_->mapping == MAP_FAILED) return;
  static const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  from = (from + page - 1) / page * page;
  to = to / page * page;
  if (from < to) madvise(static_cast<char*>(data_->mapping) + from, to - from, MADV_DONTNEED);
}

void FileBytes::each_piece(const std::function<void(std::string_view)>& take) const {
  const std::string_view all = *this;
  for (std::size_t at = 0; at < all.size(); at += kPiece) {
    take(all.substr(at, kPiece));
    forget(at, std::min(at + kPiece, all.size()));
  }
}

}  // namespace kv::etl
