// SPDX-License-Identifier: MIT
#include "queryctl/output/shown.h"

#include <algorithm>

#include "queryctl/output/decimal_comma.h"
#include "queryctl/output/number.h"
#include "queryctl/output/text.h"

namespace kv::queryctl {

namespace {

// C0 and C1; and what turns the direction of writing, by which a text can look like another one.
bool is_control(char32_t c) {
  return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

// C0 has pictures from U+2400 on; the others have none and are spelled as an escape.
void append_picture(std::string& out, char32_t c) {
  if (c < 0x20) {
    append_utf8(out, 0x2400 + c);
  } else if (c == 0x7F) {
    append_utf8(out, 0x2421);
  } else {
    const char bytes[] = {static_cast<char>(c >> 8), static_cast<char>(c & 0xFF)};
    out += "\\u" + hex(std::string_view(bytes, 2));
  }
}

}  // namespace

std::string printable(std::string_view text, Remarks& remarks) {
  const bool plain = std::all_of(text.begin(), text.end(),
                                 [](char c) { return (c >= 0x20 && c < 0x7F) || c == '\n'; });
  if (plain) return std::string(text);
  bool replaced = false;
  const std::string valid = repair_utf8(text, replaced);
  if (replaced) ++remarks.invalid;
  std::string out;
  out.reserve(valid.size());
  bool pictured = false;
  for (std::size_t at = 0; at < valid.size();) {
    const CodePoint point = decode_utf8(valid, at);
    if (is_control(point.value)) {
      append_picture(out, point.value);
      pictured = true;
    } else {
      out.append(valid, at, point.bytes);
    }
    at += point.bytes;
  }
  if (pictured) ++remarks.controls;
  return out;
}

Shown shown(const Cell& cell, const Column& column, const WriterOptions& options,
            Remarks& remarks) {
  switch (cell.type) {
    case Cell::Type::kNull:
      break;
    case Cell::Type::kInteger:
      return {std::to_string(cell.integer), true, false};
    case Cell::Type::kReal:
      return {with_mark(column.decimals ? fixed_real(cell.real, *column.decimals)
                                        : shortest_real(cell.real),
                        options.decimal_comma),
              true, false};
    case Cell::Type::kText:
      return {printable(cell.text, remarks), false, false};
    case Cell::Type::kBlob:
      ++remarks.blobs;
      return {hex(cell.text), false, false};
  }
  return {printable(options.null_value, remarks), false, true};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  for (std::size_t end = text.find('\n'); end != std::string_view::npos;
       end = text.find('\n', start)) {
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  lines.push_back(text.substr(start));
  return lines;
}

}  // namespace kv::queryctl
