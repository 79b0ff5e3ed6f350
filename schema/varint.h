// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kv {

/// Appends an integer in base 128, least significant digit first: a byte below 128.
inline void put_varint(std::string& bytes, std::uint64_t value) {
  while (value >= 128) {
    bytes += static_cast<char>(value | 128U);
    value >>= 7U;
  }
  bytes += static_cast<char>(value);
}

/// The difference of two numbers as a small unsigned one: 0, -1, 1, -2 … become 0, 1, 2, 3 …
inline void put_difference(std::string& bytes, std::int64_t now, std::int64_t before) {
  const std::uint64_t difference =
      static_cast<std::uint64_t>(now) - static_cast<std::uint64_t>(before);  // may wrap around
  put_varint(bytes, difference << 1U ^ (difference >> 63U != 0 ? UINT64_MAX : 0));
}

/// The same to where `end` points, in at most 10 bytes; they return where these end.
inline char* put_varint(char* end, std::uint64_t value) {
  for (; value >= 128; value >>= 7U) *end++ = static_cast<char>(value | 128U);
  *end++ = static_cast<char>(value);
  return end;
}
inline char* put_difference(char* end, std::int64_t now, std::int64_t before) {
  const std::uint64_t difference =
      static_cast<std::uint64_t>(now) - static_cast<std::uint64_t>(before);
  return put_varint(end, difference << 1U ^ (difference >> 63U != 0 ? UINT64_MAX : 0));
}

/// A text with its length before it.
inline void put_text(std::string& bytes, std::string_view text) {
  put_varint(bytes, text.size());
  bytes += text;
}

/// Reads what the functions above wrote. Throws Error where the bytes end too early or a number is
/// too large: they may come from a damaged file.
class VarintReader {
 public:
  VarintReader() = default;
  explicit VarintReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number();
  std::int64_t difference(std::int64_t before);
  std::string_view text();
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace kv
