// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "etl/formats/cube/byte_source.h"

namespace kv::etl {

/// A ByteSource letter by letter, with its place; the input stream of RapidJSON's reader.
class JsonStream {
 public:
  using Ch = char;

  explicit JsonStream(ByteSource& source) : JsonStream(source, 0, 1, 1) { skip_mark(); }
  /// Goes on at `offset`, which is at the given place.
  JsonStream(ByteSource& source, std::size_t offset, std::size_t row, std::size_t column)
      : source_(source), buffer_(kCapacity + 1), base_(offset), row_(row), column_(column) {
    source_.seek(offset);
    fill();
  }

  /// The next byte; NUL at the end, and where a NUL stands.
  char Peek() const { return buffer_[at_]; }
  char Take() {
    const char c = buffer_[at_];
    if (at_ == size_) return c;
    if (c == '\n') {
      ++row_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column_;
    }
    if (++at_ == size_) fill();
    return c;
  }
  std::size_t Tell() const { return base_ + at_; }

  bool at_end() const { return at_ == size_; }
  std::size_t row() const { return row_; }        ///< of the next byte, from 1
  std::size_t column() const { return column_; }  ///< of the next letter, from 1

  // RapidJSON asks for these; it calls them only where it parses in place.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  void Flush() {}
  std::size_t PutEnd(char*) { return 0; }

 private:
  static constexpr std::size_t kCapacity = std::size_t{1} << 16;

  void fill() {
    base_ += at_;
    at_ = 0;
    size_ = source_.read(buffer_.data(), kCapacity);
    buffer_[size_] = '\0';
  }
  void skip_mark() {
    if (size_ < 3 || buffer_[0] != '\xEF' || buffer_[1] != '\xBB' || buffer_[2] != '\xBF') return;
    for (int i = 0; i < 3; ++i) Take();
    column_ = 1;
  }

  ByteSource& source_;
  std::vector<char> buffer_;
  std::size_t base_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  std::size_t row_;
  std::size_t column_;
};

}  // namespace kv::etl
