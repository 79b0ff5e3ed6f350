// SPDX-License-Identifier: MIT
#include "etl/formats/place.h"

#include <algorithm>

#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

constexpr std::size_t kAround = 16;

bool separates(char c, char separator) {
  return separator != 0 ? c == separator : c == ';' || c == ',' || c == '\t';
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      out += "\\x";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xF];
      ++i;
    } else if (const std::size_t length = utf8_length(text.substr(i)); length > 0) {
      out += text.substr(i, length);
      i += length;
    } else {
      append_utf8(out, byte);
      ++i;
    }
  }
  return out;
}

}  // namespace

std::vector<Place> locate(std::string_view text, std::span<const std::size_t> offsets,
                          char separator) {
  std::vector<Place> places;
  places.reserve(offsets.size());
  Place here{1, 1};
  bool quoted = false;
  bool field_starts = true;
  std::size_t i = 0;
  for (const std::size_t offset : offsets) {
    for (; i < std::min(offset, text.size()); ++i) {
      const char c = text[i];
      if (quoted) {
        if (c != '"') continue;
        if (i + 1 < text.size() && text[i + 1] == '"') {
          ++i;
        } else {
          quoted = false;
        }
      } else if (c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) {
        here = {here.row + 1, 1};
        field_starts = true;
      } else if (separates(c, separator)) {
        ++here.column;
        field_starts = true;
      } else {
        quoted = c == '"' && field_starts;
        field_starts = false;
      }
    }
    places.push_back({here.row, separator == 0 ? 0 : here.column});
  }
  return places;
}

std::string excerpt(std::string_view text, std::size_t offset) {
  const auto ends_line = [](char c) { return c == '\n' || c == '\r'; };
  std::size_t begin = offset;
  while (begin > 0 && offset - begin < kAround && !ends_line(text[begin - 1])) --begin;
  std::size_t end = std::min(offset + 1, text.size());
  while (end < text.size() && end - offset < kAround && !ends_line(text[end])) ++end;
  const auto is_continuation = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  // Do not begin or end inside a letter of valid UTF-8.
  for (std::size_t back = 1; back <= 3 && back <= begin && begin < text.size(); ++back) {
    if (!is_continuation(begin)) break;
    if (utf8_length(text.substr(begin - back)) > back) begin -= back;
  }
  for (std::size_t back = 1; back <= 3 && back <= end - begin && end < text.size(); ++back) {
    if (!is_continuation(end)) break;
    const std::size_t length = utf8_length(text.substr(end - back));
    if (length > back) end = end - back + length;
  }
  return printable(text.substr(begin, end - begin));
}

std::string hex_bytes(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (!out.empty()) out += ' ';
    out += "0x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 0xF];
  }
  return out;
}

std::string shown(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return printable(text);
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return printable(text.substr(0, end)) + "…";
}

std::string in_quotes(std::string_view text) {
  std::string out(1, '"');
  out += text;
  out += '"';
  return out;
}

}  // namespace kv::etl
