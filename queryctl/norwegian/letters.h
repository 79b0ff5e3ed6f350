// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kv::queryctl {

/// One letter in the other case, or itself when it has none of one code point ("ß" stays). Known
/// are the Latin letters of European languages (so æ ø å, and č đ ŋ š ŧ ž á ǥ ǧ ǩ ʒ ǯ of the Sami
/// languages), Greek and Cyrillic; after Unicode 15, UnicodeData.txt, simple mappings.
char32_t to_lower(char32_t letter);
char32_t to_upper(char32_t letter);

/// The text with every letter in that case. Bytes that are no UTF-8 stay as they are.
std::string lower_text(std::string_view text);
std::string upper_text(std::string_view text);

/// LIKE: % is any text, _ one character, letters without case. `escape` 0: none. Takes time in
/// proportion to the product of both lengths at most, never more.
bool like(std::string_view text, std::string_view pattern, char32_t escape);

}  // namespace kv::queryctl
