// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace kv::etl {

/// The folder for what does not fit in memory: the first of $SQLITE_TMPDIR, $TMPDIR, /var/tmp and
/// /tmp that is one, as SQLite takes it for its own.
std::filesystem::path temporary_folder();

/// Bytes on disk under no name: the file is unlinked as soon as it is made, so that nothing is left
/// behind however the program ends. It is made when first written to. Throws Error(kCannotOpen)
/// where there is no room.
class SpillFile {
 public:
  SpillFile() = default;
  ~SpillFile();
  SpillFile(SpillFile&& other) noexcept;
  SpillFile& operator=(SpillFile&& other) noexcept;
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;

  void write(std::uint64_t offset, std::span<const std::byte> bytes);
  /// Fills `bytes`; what was never written must not be read.
  void read(std::uint64_t offset, std::span<std::byte> bytes) const;
  int descriptor() const { return fd_; }  ///< -1 while nothing was written

 private:
  void make();
  int fd_ = -1;
};

}  // namespace kv::etl
