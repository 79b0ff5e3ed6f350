// SPDX-License-Identifier: MIT
#include "etl/stream/spill_file.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>
#include <utility>

#include "schema/error.h"

namespace kv::etl {
namespace {

[[noreturn]] void fail(const char* what) {
  throw Error(std::string("A temporary file in ") + temporary_folder().string() + " cannot be " +
                  what + ": " + std::strerror(errno) + ".",
              "Make room there, or name a folder on another disk with TMPDIR.",
              ExitCode::kCannotOpen);
}

}  // namespace

std::filesystem::path temporary_folder() {
  for (const char* folder :
       std::array{static_cast<const char*>(std::getenv("SQLITE_TMPDIR")),
                  static_cast<const char*>(std::getenv("TMPDIR")), "/var/tmp", "/tmp"}) {
    std::error_code ignored;
    if (folder && *folder && std::filesystem::is_directory(folder, ignored) &&
        access(folder, W_OK | X_OK) == 0)
      return folder;
  }
  return ".";
}

SpillFile::~SpillFile() {
  if (fd_ >= 0) close(fd_);
}

SpillFile::SpillFile(SpillFile&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

SpillFile& SpillFile::operator=(SpillFile&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

void SpillFile::make() {
  const std::filesystem::path folder = temporary_folder();
  // O_TMPFILE never has a name; where the file system does not know it, the name lasts a moment.
  fd_ = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (fd_ >= 0) return;
  std::string name = (folder / "etl-XXXXXX").string();
  fd_ = mkostemp(name.data(), O_CLOEXEC);
  if (fd_ < 0) fail("made");
  unlink(name.c_str());
}

void SpillFile::write(std::uint64_t offset, std::span<const std::byte> bytes) {
  if (fd_ < 0) make();
  while (!bytes.empty()) {
    const ssize_t count = pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = ENOSPC;  // as a disk that takes nothing more, not a loop without end
    if (count <= 0) fail("written");
    offset += static_cast<std::uint64_t>(count);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
}

void SpillFile::read(std::uint64_t offset, std::span<std::byte> bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = pread(fd_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count == 0) errno = EIO;
    if (count <= 0) fail("read");
    offset += static_cast<std::uint64_t>(count);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
}

}  // namespace kv::etl
