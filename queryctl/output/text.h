// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kv::queryctl {

/// One step through UTF-8. An ill-formed sequence (overlong, surrogate, cut off) is one invalid
/// step of one byte.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
  bool valid = false;
};
CodePoint decode_utf8(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t value);

/// Terminal columns of one line of valid UTF-8: 2 for CJK and emoji, 0 for combining marks (the C
/// library's wcwidth under C.UTF-8, whatever the user's locale is).
std::size_t display_width(std::string_view line);

/// The longest beginning of `line` that fits in `width` columns together with a final '…'; the line
/// itself when it fits.
std::string cut_to_width(std::string_view line, std::size_t width);

/// `text` with each invalid byte replaced by U+FFFD. `replaced` tells whether there was any.
std::string repair_utf8(std::string_view text, bool& replaced);

/// True when `text` is well-formed UTF-8.
bool is_utf8(std::string_view text);

}  // namespace kv::queryctl
