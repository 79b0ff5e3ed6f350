// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace kv::etl {

/// What a .sav file lacks or says that cannot be: where, and in words that go on from "The file".
struct SavFault {
  std::size_t offset = 0;
  std::string what;
};

/// Bytes of a .sav file read one after another, in either byte order. Every read past the end
/// throws SavFault.
class SavBytes {
 public:
  SavBytes(std::string_view bytes, std::size_t at, bool swap)
      : bytes_(bytes), at_(at), swap_(swap) {}

  std::size_t at() const { return at_; }
  std::size_t left() const { return bytes_.size() - at_; }

  [[noreturn]] void fail(std::string what) const { throw SavFault{at_, std::move(what)}; }

  std::string_view take(std::size_t count, const char* what) {
    if (count > left())
      fail("ends within " + std::string(what) + ", which should have " + std::to_string(count) +
           " bytes where only " + std::to_string(left()) + " are left");
    const std::string_view part = bytes_.substr(at_, count);
    at_ += count;
    return part;
  }

  std::int32_t int32(const char* what) { return number<std::int32_t>(take(4, what)); }
  std::int64_t int64(const char* what) { return number<std::int64_t>(take(8, what)); }

  /// A count that must lie within [0, most].
  std::size_t count(const char* what, std::size_t most) {
    const std::int32_t value = int32(what);
    if (value < 0 || static_cast<std::size_t>(value) > most)
      fail("says " + std::to_string(value) + " for " + what + ", where 0 to " +
           std::to_string(most) + " can be");
    return static_cast<std::size_t>(value);
  }

 private:
  template <typename Integer>
  Integer number(std::string_view part) const {
    unsigned char raw[sizeof(Integer)];
    std::memcpy(raw, part.data(), sizeof raw);
    std::make_unsigned_t<Integer> value = 0;
    const bool big = (std::endian::native == std::endian::big) != swap_;
    for (std::size_t i = 0; i < sizeof raw; ++i)
      value = static_cast<std::make_unsigned_t<Integer>>((value << 8U) |
                                                         raw[big ? i : sizeof raw - 1 - i]);
    return static_cast<Integer>(value);
  }

  std::string_view bytes_;
  std::size_t at_;
  bool swap_;
};

}  // namespace kv::etl
