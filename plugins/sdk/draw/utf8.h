// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kv::draw {

inline constexpr char32_t kReplacement = 0xFFFD;

/// The character at `at`, which moves past it. What is not UTF-8 gives U+FFFD for one byte.
char32_t next_character(std::string_view text, std::size_t& at);

void append_utf8(std::string& to, char32_t character);

/// As it can be shown: tabs and line ends are spaces; control characters, what XML may not hold and
/// bytes that are not UTF-8 are U+FFFD.
std::string shown_text(std::string_view text);

/// A space of any width that draws nothing.
bool is_space(char32_t character);

}  // namespace kv::draw
