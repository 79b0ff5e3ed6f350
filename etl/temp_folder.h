// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace kv::etl {

/// A folder of its own for temporary files, which only this user may read; it goes with the object.
class TempFolder {
 public:
  /// Throws Error(kCannotOpen) when none can be made.
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kv::etl
