// SPDX-License-Identifier: MIT
#include "queryctl/output/text.h"

#include <algorithm>
#include <locale.h>
#include <wchar.h>

namespace kv::queryctl {

namespace {

bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

locale_t utf8_locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

// Puts the thread in C.UTF-8 for as long as it lives; without that locale, wide characters count 1.
class Utf8Locale {
 public:
  Utf8Locale() : before_(utf8_locale() ? uselocale(utf8_locale()) : nullptr) {}
  ~Utf8Locale() {
    if (before_) uselocale(before_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

  std::size_t width(char32_t value) const {
    if (!before_) return 1;
    const int width = wcwidth(static_cast<wchar_t>(value));
    return width < 0 ? 1 : static_cast<std::size_t>(width);
  }

 private:
  locale_t before_;
};

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1, true};
  std::size_t bytes = 0;
  char32_t value = 0;
  char32_t least = 0;
  if ((first & 0xE0) == 0xC0) {
    bytes = 2, value = first & 0x1F, least = 0x80;
  } else if ((first & 0xF0) == 0xE0) {
    bytes = 3, value = first & 0x0F, least = 0x800;
  } else if ((first & 0xF8) == 0xF0) {
    bytes = 4, value = first & 0x07, least = 0x10000;
  } else {
    return {first, 1, false};
  }
  if (at + bytes > text.size()) return {first, 1, false};
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {first, 1, false};
    value = (value << 6) | (byte(at + i) & 0x3Fu);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < least || value > 0x10FFFF || surrogate) return {first, 1, false};
  return {value, bytes, true};
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6)), put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12)), put(0x80 | ((value >> 6) & 0x3F)), put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18)), put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F)), put(0x80 | (value & 0x3F));
  }
}

std::size_t display_width(std::string_view line) {
  if (all_ascii(line)) return line.size();
  const Utf8Locale locale;
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = decode_utf8(line, at);
    width += point.value < 0x80 ? 1 : locale.width(point.value);
    at += point.bytes;
  }
  return width;
}

std::string cut_to_width(std::string_view line, std::size_t width) {
  if (display_width(line) <= width) return std::string(line);
  const Utf8Locale locale;
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < line.size()) {
    const CodePoint point = decode_utf8(line, at);
    const std::size_t next = point.value < 0x80 ? 1 : locale.width(point.value);
    if (used + next + 1 > width) break;
    used += next;
    at += point.bytes;
  }
  return std::string(line.substr(0, at)) + (width > 0 ? "…" : "");
}

std::string repair_utf8(std::string_view text, bool& replaced) {
  replaced = false;
  if (all_ascii(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.valid) {
      out.append(text, at, point.bytes);
    } else {
      out += "\xEF\xBF\xBD";
      replaced = true;
    }
    at += point.bytes;
  }
  return out;
}

bool is_utf8(std::string_view text) {
  if (all_ascii(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!point.valid) return false;
    at += point.bytes;
  }
  return true;
}

}  // namespace kv::queryctl
