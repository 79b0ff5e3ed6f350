// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kv::etl {

/// The code point of a cp1252 byte; 0 for the five bytes that cp1252 does not define. Equal to
/// latin-1 but for 0x80-0x9F.
std::uint32_t cp1252_code_point(unsigned char byte);

/// The cp1252 or latin-1 byte (0x80-0xFF) that `code_point` came from when text was read one byte
/// per letter; 0 for none. C1 controls count as their own byte.
unsigned char single_byte_of(std::uint32_t code_point);

/// What the bytes of a file that is not UTF-8 say of themselves. Offsets are npos when there is
/// none.
struct SingleByteSurvey {
  std::size_t first_c1 = std::string::npos;         ///< 0x80-0x9F: cp1252, not latin-1
  std::size_t first_undefined = std::string::npos;  ///< no letter in cp1252
  std::size_t first_utf8 = std::string::npos;       ///< a letter that is certainly UTF-8
  std::size_t first_foreign = std::string::npos;    ///< see foreign_letter
  std::size_t non_ascii = 0;                        ///< bytes above 0x7F
};

SingleByteSurvey survey_single_byte(std::string_view bytes);

/// The length of the UTF-8 letter at `offset` when it cannot be two latin-1 letters by accident;
/// else 0.
std::size_t certain_utf8(std::string_view bytes, std::size_t offset);

/// "IBM 850" or "Macintosh" when the byte at `offset` stands between two ASCII letters and is there
/// a letter of that code page and a sign (†, ›, ¿ …) in cp1252; else empty.
std::string_view foreign_letter(std::string_view bytes, std::size_t offset);

/// latin-1 or cp1252 to UTF-8. An undefined byte becomes the C1 control of its number.
std::string single_byte_to_utf8(std::string_view bytes, std::size_t non_ascii);

}  // namespace kv::etl
