// SPDX-License-Identifier: MIT
#include "etl/input.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "schema/error.h"

namespace kv::etl {

std::string read_file(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw Error(path.string() + " is a folder.", "Name the files in it.", ExitCode::kCannotOpen);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file)
    throw Error(path.string() + " cannot be read: " + std::strerror(errno) + ".", "Check the path.",
                ExitCode::kCannotOpen);
  std::string bytes;
  const auto size = std::filesystem::file_size(path, error);
  if (!error) bytes.resize(size);
  std::size_t used = std::fread(bytes.data(), 1, bytes.size(), file.get());
  bytes.resize(used);
  // A pipe, or a file that grew: read on until the end.
  char more[65536];
  while ((used = std::fread(more, 1, sizeof more, file.get())) > 0) bytes.append(more, used);
  if (std::ferror(file.get()))
    throw Error(path.string() + " could not be read to its end.", "Check the disk.",
                ExitCode::kCannotOpen);
  return bytes;
}

}  // namespace kv::etl
