// SPDX-License-Identifier: MIT
#include "etl/formats/single_byte.h"

#include <array>
#include <cstring>

#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

// Unicode's CP1252.TXT, 0x80-0x9F.
constexpr std::array<std::uint16_t, 32> kCp1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Utf8Form {
  std::array<char, 4> bytes{};
  std::uint8_t length = 0;
};

constexpr std::array<Utf8Form, 128> make_forms() {
  std::array<Utf8Form, 128> forms{};
  for (std::uint32_t i = 0; i < 128; ++i) {
    const std::uint32_t defined = i < 32 ? kCp1252[i] : 0;
    const std::uint32_t code_point = defined != 0 ? defined : 0x80 + i;
    Utf8Form& form = forms[i];
    if (code_point < 0x800) {
      form.bytes[0] = static_cast<char>(0xC0 | (code_point >> 6));
      form.bytes[1] = static_cast<char>(0x80 | (code_point & 0x3F));
      form.length = 2;
    } else {
      form.bytes[0] = static_cast<char>(0xE0 | (code_point >> 12));
      form.bytes[1] = static_cast<char>(0x80 | ((code_point >> 6) & 0x3F));
      form.bytes[2] = static_cast<char>(0x80 | (code_point & 0x3F));
      form.length = 3;
    }
  }
  return forms;
}

constexpr std::array<Utf8Form, 128> kForms = make_forms();

bool ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::uint32_t cp1252_code_point(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kCp1252[byte - 0x80U] : byte;
}

unsigned char single_byte_of(std::uint32_t code_point) {
  if (code_point >= 0x80 && code_point <= 0xFF) return static_cast<unsigned char>(code_point);
  if (code_point == 0) return 0;
  for (std::size_t i = 0; i < kCp1252.size(); ++i) {
    if (kCp1252[i] == code_point) return static_cast<unsigned char>(0x80 + i);
  }
  return 0;
}

std::size_t certain_utf8(std::string_view bytes, std::size_t offset) {
  const std::string_view rest = bytes.substr(offset);
  const std::size_t length = utf8_length(rest);
  if (length < 2) return 0;
  const std::uint32_t code_point = utf8_code_point(rest, length);
  // In latin-1 these are Å before a no-break space, » and –, as at the end of a word in capitals.
  if (code_point == 0x160 || code_point == 0x17B || code_point == 0x156) return 0;
  // The letters of European names, and the punctuation of word processors. Others are likelier to
  // be an accident: "Ø»" in latin-1 is also U+063B.
  const bool usual = (code_point >= 0xA0 && code_point < 0x180) ||
                     (code_point >= 0x2010 && code_point < 0x2040) || code_point == 0x20AC ||
                     code_point == 0xFFFD;
  return usual ? length : 0;
}

std::string_view foreign_letter(std::string_view bytes, std::size_t offset) {
  if (offset == 0 || offset + 1 >= bytes.size()) return {};
  if (!ascii_letter(bytes[offset - 1]) || !ascii_letter(bytes[offset + 1])) return {};
  switch (static_cast<unsigned char>(bytes[offset])) {
    case 0x86:  // å
    case 0x9B:  // ø
      return "IBM 850";
    case 0x8C:  // å
    case 0xBE:  // æ
    case 0xBF:  // ø
      return "Macintosh";
    default:
      return {};
  }
}

SingleByteSurvey survey_single_byte(std::string_view bytes) {
  SingleByteSurvey survey;
  const auto note = [](std::size_t& first, std::size_t offset) {
    if (first == std::string::npos) first = offset;
  };
  for (std::size_t i = find_non_ascii(bytes, 0); i < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    ++survey.non_ascii;
    if (byte < 0xA0) {
      note(survey.first_c1, i);
      if (cp1252_code_point(byte) == 0) note(survey.first_undefined, i);
    }
    if (byte < 0xC0) {
      if (!foreign_letter(bytes, i).empty()) note(survey.first_foreign, i);
    } else if (const std::size_t length = certain_utf8(bytes, i); length > 0) {
      note(survey.first_utf8, i);
      survey.non_ascii += length - 1;
      i += length - 1;
    }
    ++i;
    if (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) {
      i = find_non_ascii(bytes, i);
    }
  }
  return survey;
}

std::string single_byte_to_utf8(std::string_view bytes, std::size_t non_ascii) {
  std::string out(bytes.size() + 2 * non_ascii + 8, '\0');
  char* to = out.data();
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t end = find_non_ascii(bytes, i);
    std::memcpy(to, bytes.data() + i, end - i);
    to += end - i;
    if (end == bytes.size()) break;
    const Utf8Form& form = kForms[static_cast<unsigned char>(bytes[end]) - 0x80U];
    std::memcpy(to, form.bytes.data(), 4);
    to += form.length;
    i = end + 1;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  return out;
}

}  // namespace kv::etl
