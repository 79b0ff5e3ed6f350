// SPDX-License-Identifier: MIT
#include "etl/formats/xlsx/escaped_text.h"

#include <array>
#include <cstdint>
#include <optional>

#include "etl/formats/utf8.h"

namespace kv::etl::xlsx {
namespace {

constexpr std::size_t kLength = 7;  // _xHHHH_

std::optional<std::uint32_t> unit_at(std::string_view text) {
  if (text.size() < kLength || text[0] != '_' || text[1] != 'x' || text[6] != '_') return {};
  std::uint32_t unit = 0;
  for (const char c : text.substr(2, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                             : -1;
    if (digit < 0) return {};
    unit = unit * 16 + static_cast<std::uint32_t>(digit);
  }
  return unit;
}

bool is_control(std::uint32_t unit) {
  return (unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r') || unit == 0x7F;
}

}  // namespace

void append_unescaped(std::string& out, std::string_view text) {
  while (true) {
    const auto at = text.find("_x");
    if (at == std::string_view::npos) break;
    out += text.substr(0, at);
    text.remove_prefix(at);
    const auto unit = unit_at(text);
    std::size_t length = kLength;
    std::optional<std::uint32_t> letter = unit;
    if (unit && *unit >= 0xD800 && *unit <= 0xDFFF) {
      const auto low = unit_at(text.substr(kLength));
      letter.reset();
      if (*unit < 0xDC00 && low && *low >= 0xDC00 && *low <= 0xDFFF) {
        letter = 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00);
        length = 2 * kLength;
      }
    }
    if (letter && !is_control(*letter)) {
      append_utf8(out, *letter);
      text.remove_prefix(length);
    } else {
      out += text.substr(0, 2);
      text.remove_prefix(2);
    }
  }
  out += text;
}

void append_superscript(std::string& out, std::string_view text) {
  constexpr std::array<std::string_view, 10> kDigits{"⁰", "¹", "²", "³", "⁴",
                                                     "⁵", "⁶", "⁷", "⁸", "⁹"};
  for (const char c : text) {
    if (c >= '0' && c <= '9')
      out += kDigits[static_cast<std::size_t>(c - '0')];
    else
      out += c;
  }
}

}  // namespace kv::etl::xlsx
