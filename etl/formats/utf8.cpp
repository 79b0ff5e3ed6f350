// SPDX-License-Identifier: MIT
#include "etl/formats/utf8.h"

#include <bit>
#include <cstring>

namespace kv::etl {
namespace {

unsigned char at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool continues(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

// Â, Ã, â and ï begin what UTF-8 looks like after it was read as latin-1; they are rare in
// Norwegian.
bool deserves_a_look(std::string_view letter) {
  const unsigned char lead = at(letter, 0);
  const unsigned char second = at(letter, 1);
  if (lead == 0xC2) return second < 0xA0;
  if (lead == 0xC3) return second == 0x82 || second == 0x83 || second == 0xA2 || second == 0xAF;
  return lead == 0xEF;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  if (text.empty()) return 0;
  const unsigned char lead = at(text, 0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (text.size() < length) return 0;
  const unsigned char second = at(text, 1);
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!continues(at(text, i))) return 0;
  }
  return length;
}

std::uint32_t utf8_code_point(std::string_view text, std::size_t length) {
  const std::uint32_t lead = at(text, 0);
  if (length == 1) return lead;
  std::uint32_t code_point = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code_point = (code_point << 6) | (at(text, i) & 0x3FU);
  return code_point;
}

void append_utf8(std::string& out, std::uint32_t code_point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::size_t find_non_ascii(std::string_view text, std::size_t from) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
  std::size_t i = from;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if (const std::uint64_t high = word & kHighBits; high != 0) {
      if constexpr (std::endian::native == std::endian::little) {
        return i + static_cast<std::size_t>(std::countr_zero(high)) / 8;
      } else {
        return i + static_cast<std::size_t>(std::countl_zero(high)) / 8;
      }
    }
  }
  while (i < text.size() && at(text, i) < 0x80) ++i;
  return i;
}

Utf8Check check_utf8(std::string_view text) {
  Utf8Check check;
  for (std::size_t i = find_non_ascii(text, 0); i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t length = utf8_length(rest);
    if (length == 0) {
      check.valid = false;
      return check;
    }
    if (deserves_a_look(rest)) check.suspicious = true;
    i += length;
    if (i < text.size() && at(text, i) < 0x80) i = find_non_ascii(text, i);
  }
  return check;
}

}  // namespace kv::etl
