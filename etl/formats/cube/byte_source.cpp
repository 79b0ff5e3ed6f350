// SPDX-License-Identifier: MIT
#include "etl/formats/cube/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "schema/error.h"

namespace kv::etl {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw Error(path.string() + " cannot be read: " + std::strerror(errno) + ".",
              "Check the name and that the file may be read.", ExitCode::kCannotOpen);
}

}  // namespace

std::size_t TextSource::read(char* buffer, std::size_t capacity) {
  const std::size_t count = std::min(capacity, text_.size() - at_);
  text_.copy(buffer, count, at_);
  at_ += count;
  return count;
}

void TextSource::seek(std::size_t offset) {
  at_ = std::min(offset, text_.size());
}

FileSource::FileSource(const std::filesystem::path& path)
    : path_(path), file_(std::fopen(path.c_str(), "rb")) {
  if (!file_) fail(path_);
  std::setvbuf(file_.get(), nullptr, _IONBF, 0);
}

std::size_t FileSource::read(char* buffer, std::size_t capacity) {
  const std::size_t count = std::fread(buffer, 1, capacity, file_.get());
  if (count == 0 && std::ferror(file_.get())) fail(path_);
  return count;
}

void FileSource::seek(std::size_t offset) {
  if (fseeko(file_.get(), static_cast<off_t>(offset), SEEK_SET) != 0) fail(path_);
}

}  // namespace kv::etl
