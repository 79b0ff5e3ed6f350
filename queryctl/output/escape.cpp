// SPDX-License-Identifier: MIT
#include "queryctl/output/escape.h"

#include "queryctl/output/text.h"

namespace kv::queryctl {

std::string escape_html(std::string_view text) {
  bool replaced = false;
  std::string out;
  for (const char c : repair_utf8(text, replaced)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

}  // namespace kv::queryctl
