// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace kv::etl {

/// Bytes that are read in pieces, and more than once.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills up to `capacity` bytes; 0 only at the end. Throws Error when the system cannot read.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
  /// Reading goes on `offset` bytes after the beginning.
  virtual void seek(std::size_t offset) = 0;
};

/// A text in memory, which must outlive the source.
class TextSource : public ByteSource {
 public:
  explicit TextSource(std::string_view text) : text_(text) {}
  std::size_t read(char* buffer, std::size_t capacity) override;
  void seek(std::size_t offset) override;

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// A file on disk. Throws Error(kCannotOpen) with the system's reason.
class FileSource : public ByteSource {
 public:
  explicit FileSource(const std::filesystem::path& path);
  std::size_t read(char* buffer, std::size_t capacity) override;
  void seek(std::size_t offset) override;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::filesystem::path path_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace kv::etl
