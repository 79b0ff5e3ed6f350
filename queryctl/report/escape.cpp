// SPDX-License-Identifier: MIT
#include "queryctl/report/escape.h"

namespace kv::queryctl::report {

std::string data_uri(std::string_view type, std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  // What RFC 3986 lets stand in a path, and the comma and semicolon of CSV; neither quote nor '&',
  // so that the URI may stand in an attribute as it is.
  constexpr std::string_view kPlain = "-._~!*();:@=+$,/?";
  std::string out = "data:" + std::string(type) + ";charset=utf-8,";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 0x0F];
    }
  }
  return out;
}

}  // namespace kv::queryctl::report
