// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "etl/stream/file_bytes.h"

namespace kv::etl {

/// What a file holds, and what identifies it.
struct FileContent {
  FileBytes bytes;
  std::string sha256;
};

/// Reads a file, or a pipe, once from beginning to end: what is hashed is what is loaded, whatever
/// happens to the file afterwards. Throws Error(kCannotOpen) with the system's reason.
FileContent read_file(const std::filesystem::path& path);

}  // namespace kv::etl
