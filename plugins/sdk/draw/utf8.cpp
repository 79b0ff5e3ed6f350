// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : (first >= 0xE0 ? 2 : 1);
  if (first < 0xC2 || first > 0xF4 || text.size() - at < more) return kReplacement;
  char32_t value = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return kReplacement;
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (value < kLeast[more] || value > 0x10FFFF || surrogate) return kReplacement;
  at += more;
  return value;
}

void append_utf8(std::string& to, char32_t c) {
  const auto put = [&](char32_t bits) {
    to += static_cast<char>(static_cast<unsigned char>(bits));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::string shown_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_character(text, at);
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFEU) == 0xFFFEU;
    append_utf8(out, control ? kReplacement : c);
  }
  return out;
}

bool is_space(char32_t c) {
  return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

}  // namespace kv::draw
