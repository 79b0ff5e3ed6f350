// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "etl/formats/xlsx/limits.h"

namespace kv::etl::xlsx {

/// One part of a package, unpacked piece by piece. Not to be used after its Zip.
class ZipPart {
 public:
  ~ZipPart();
  ZipPart(ZipPart&&) noexcept;
  ZipPart(const ZipPart&) = delete;
  ZipPart& operator=(const ZipPart&) = delete;
  ZipPart& operator=(ZipPart&&) = delete;

  /// The number of bytes put into `out`; 0 at the end. Throws Error when the packed bytes are
  /// damaged: at the end also when the length or the checksum (CRC-32) is not what the package
  /// says.
  std::size_t read(std::span<char> out);
  const std::string& name() const { return name_; }

 private:
  friend class Zip;
  ZipPart(void* handle, std::string name, std::uint64_t size);

  void* handle_;  // unzFile, owned; its current file is open
  std::string name_;
  std::uint64_t size_;
  std::uint64_t read_ = 0;
  bool ended_ = false;
};

/// A zip package as Office writes them. Names of parts are compared as the standard says: without
/// regard to ASCII case; a backslash is read as a slash.
///
/// Refused with an Error: what is no zip or was cut off, two parts of one name, encrypted parts,
/// packing other than deflate, and what goes beyond the limits.
class Zip {
 public:
  static Zip open(const std::filesystem::path& path, const Limits& limits);
  /// `bytes` must outlive the Zip.
  static Zip from_bytes(std::string_view bytes, const Limits& limits);

  bool has(std::string_view name) const;
  /// The parts' names as the package writes them, sorted.
  std::vector<std::string> names() const;
  /// Each call has its own position, so that several parts can be read side by side.
  ZipPart part(std::string_view name) const;
  /// A part of what holds a workbook together, which is kept in memory: Limits::small_part_bytes.
  ZipPart small_part(std::string_view name) const;

 private:
  struct Entry {
    std::uint64_t offset;  // in the central directory
    std::uint64_t number;
    std::uint64_t size;
    std::string name;
  };
  explicit Zip(const Limits& limits) : limits_(limits) {}
  void* handle() const;
  std::string tail() const;
  void index();

  Limits limits_;
  std::filesystem::path path_;
  std::string_view bytes_;
  bool in_memory_ = false;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace kv::etl::xlsx
