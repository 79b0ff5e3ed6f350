// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace kv {

/// Zstandard (RFC 8878), one frame at a time. On tables of statistics its level 1 is as small as
/// zlib's level 6 and an order of magnitude faster.
class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(Compressor&&) noexcept;
  Compressor& operator=(Compressor&&) noexcept;

  /// Valid until the next call. Throws Error when there is no memory.
  std::string_view compress(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Uncompresses frames that may come from a damaged or hostile file: never more than `limit` bytes.
class Decompressor {
 public:
  explicit Decompressor(std::size_t limit);
  ~Decompressor();
  Decompressor(const Decompressor&) = delete;
  Decompressor& operator=(const Decompressor&) = delete;

  /// Valid until the next call. Throws Error that says why the frame cannot be uncompressed.
  std::string_view decompress(std::string_view frame);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kv
