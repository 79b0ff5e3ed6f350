// SPDX-License-Identifier: MIT
#include "etl/formats/survey/charset.h"

#include <cstdint>
#include <iconv.h>

#include "etl/formats/utf8.h"

namespace kv::etl {
namespace {

std::string only_ascii(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x80U)
      out += c;
    else
      out += "\xEF\xBF\xBD";
  return out;
}

}  // namespace

std::string to_utf8(std::string_view text, const std::string& charset) {
  const bool utf8 = charset.empty() || charset == "UTF-8" || charset == "utf-8";
  if (utf8) return check_utf8(text).valid ? std::string(text) : only_ascii(text);
  const iconv_t converter = iconv_open("UTF-8", charset.c_str());
  if (reinterpret_cast<std::intptr_t>(converter) == -1) return only_ascii(text);
  std::string input(text);
  std::string output(4 * text.size() + 16, '\0');
  char* from = input.data();
  char* to = output.data();
  std::size_t from_left = input.size();
  std::size_t to_left = output.size();
  const std::size_t result = iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1)) return only_ascii(text);
  output.resize(output.size() - to_left);
  return output;
}

}  // namespace kv::etl
