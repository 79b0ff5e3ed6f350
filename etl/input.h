// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace kv::etl {

/// The bytes of a file, as they are. Throws Error(kCannotOpen) with the system's reason.
std::string read_file(const std::filesystem::path& path);

}  // namespace kv::etl
