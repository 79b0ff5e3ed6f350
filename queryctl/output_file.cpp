// SPDX-License-Identifier: MIT
#include "queryctl/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

namespace fs = std::filesystem;

Error cannot_write(const std::string& path, int error) {
  return Error(path + " cannot be written: " + std::strerror(error) + ".",
               "Check the folder, the rights and the room on the disk.", ExitCode::kCannotOpen);
}

mode_t mode_of_new_file() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

OutputFile::OutputFile(const std::string& path) : path_(path) {
  std::error_code ignored;
  if (fs::is_symlink(path_, ignored)) {
    const fs::path target = fs::weakly_canonical(path_, ignored);
    if (!ignored) path_ = target.string();
  }
  struct stat state {};
  const bool exists = stat(path_.c_str(), &state) == 0;
  if (exists && S_ISDIR(state.st_mode)) throw cannot_write(path_, EISDIR);
  if (exists && !S_ISREG(state.st_mode)) {
    fd_ = open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd_ < 0) throw cannot_write(path_, errno);
  } else {
    if (exists && access(path_.c_str(), W_OK) != 0) throw cannot_write(path_, errno);
    temporary_ = path_ + ".XXXXXX";
    fd_ = mkostemp(temporary_.data(), O_CLOEXEC);
    if (fd_ < 0) throw cannot_write(path_, errno);
    if (fchmod(fd_, exists ? state.st_mode & 07777 : mode_of_new_file()) != 0) {
      const int error = errno;
      close(fd_);
      unlink(temporary_.c_str());
      throw cannot_write(path_, error);
    }
  }
  stream_ = std::make_unique<FdStream>(fd_);
}

const std::string& OutputFile::require_temporary() const {
  if (temporary_.empty())
    throw Error(path_ + " is no regular file, and this is written as one.",
                "Give another name, and copy the file.", ExitCode::kCannotOpen);
  return temporary_;
}

OutputFile::~OutputFile() {
  stream_.reset();
  if (fd_ >= 0) close(fd_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

void OutputFile::commit() {
  stream_->flush();
  int error = stream_->error();
  if (close(std::exchange(fd_, -1)) != 0 && error == 0) error = errno;
  if (error == 0 && !temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0)
    error = errno;
  if (error != 0) throw cannot_write(path_, error);
  temporary_.clear();
}

}  // namespace kv::queryctl
