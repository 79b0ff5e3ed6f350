// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kv::etl {

/// The length in bytes (1 to 4) of the well-formed UTF-8 character that `text` begins with; 0 when
/// it begins with none (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above
/// U+10FFFF).
std::size_t utf8_length(std::string_view text);

/// The code point of the well-formed character at the start of `text`; `length` as utf8_length
/// gives it.
std::uint32_t utf8_code_point(std::string_view text, std::size_t length);

/// Appends a code point up to U+10FFFF that is no surrogate.
void append_utf8(std::string& out, std::uint32_t code_point);

struct Utf8Check {
  bool valid = true;
  /// Holds U+FFFD, U+FEFF, a C1 control, or a letter with which double encoding begins: look
  /// closer.
  bool suspicious = false;
};

/// Checks all of `text`; stops at the first malformed byte. Runs of ASCII cost about a byte per
/// tenth of a nanosecond.
Utf8Check check_utf8(std::string_view text);

/// The offset of the first byte at or after `from` that is not ASCII, or text.size().
std::size_t find_non_ascii(std::string_view text, std::size_t from);

}  // namespace kv::etl
