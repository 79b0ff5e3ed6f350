// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "etl/stream/file_bytes.h"

namespace kv::etl {

/// A file's bytes as UTF-8 text.
struct TextOfFile {
  FileBytes bytes;
  std::size_t begin = 0;  ///< after a byte order mark
  std::string encoding;   ///< as decode() names it

  std::string_view text() const { return std::string_view(bytes).substr(begin); }
  /// Says that reading has come to `offset`: what was read since the last such call leaves memory.
  void passed(std::size_t offset) {
    const std::size_t at = begin + offset;
    bytes.forget(at > passed_ ? passed_ : at, at);
    passed_ = at;
  }

 private:
  std::size_t passed_ = 0;
};

/// The text of a file too large for memory, without taking it there: what decode() gives, where
/// decode() finds nothing to report (ASCII, UTF-8, UTF-16 with its mark, latin-1 or cp1252
/// throughout). nullopt for all else: then decode() says what it is, and needs the memory.
std::optional<TextOfFile> large_text(const FileBytes& bytes);

}  // namespace kv::etl
