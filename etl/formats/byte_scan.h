// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kv::etl {

/// Walks over the bytes of a text that mean something in CSV: the separator, the quote, CR and LF.
/// Looks at 64 bytes at a time and keeps the hits as a bit mask, so that a field costs one bit, not
/// its length.
class ByteScan {
 public:
  ByteScan(std::string_view text, char separator) : text_(text), separator_(separator) {
    if (!text_.empty()) mask_ = mask_at(0);
  }

  /// The offset of the next such byte after the last one returned, or text.size() when there is
  /// none.
  std::size_t next() {
    while (mask_ == 0) {
      block_ += kBlock;
      if (block_ >= text_.size()) {
        block_ = text_.size();
        return text_.size();
      }
      mask_ = mask_at(block_);
    }
    const auto bit = static_cast<std::size_t>(std::countr_zero(mask_));
    mask_ &= mask_ - 1;
    return block_ + bit;
  }

 private:
  static constexpr std::size_t kBlock = 64;

  std::uint64_t mask_at(std::size_t offset) const {
    if (text_.size() - offset >= kBlock) return mask_of(text_.data() + offset);
    std::array<char, kBlock> tail{};  // NUL is never a hit
    std::memcpy(tail.data(), text_.data() + offset, text_.size() - offset);
    return mask_of(tail.data());
  }

#if defined(__SSE2__)
  std::uint64_t mask_of(const char* bytes) const {
    const __m128i separator = _mm_set1_epi8(separator_);
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i cr = _mm_set1_epi8('\r');
    const __m128i lf = _mm_set1_epi8('\n');
    std::uint64_t mask = 0;
    for (int i = 0; i < 4; ++i) {
      __m128i chunk;
      std::memcpy(&chunk, bytes + 16 * i, 16);
      const __m128i hits =
          _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(chunk, separator), _mm_cmpeq_epi8(chunk, quote)),
                       _mm_or_si128(_mm_cmpeq_epi8(chunk, cr), _mm_cmpeq_epi8(chunk, lf)));
      const auto bits = static_cast<std::uint32_t>(_mm_movemask_epi8(hits));
      mask |= static_cast<std::uint64_t>(bits) << (16 * i);
    }
    return mask;
  }
#else
  std::uint64_t mask_of(const char* bytes) const {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
      const char c = bytes[i];
      const bool hit = (c == separator_) | (c == '"') | (c == '\r') | (c == '\n');
      mask |= static_cast<std::uint64_t>(hit) << i;
    }
    return mask;
  }
#endif

  std::string_view text_;
  char separator_;
  std::size_t block_ = 0;
  std::uint64_t mask_ = 0;
};

}  // namespace kv::etl
