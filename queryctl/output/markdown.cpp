// SPDX-License-Identifier: MIT
#include <cctype>

#include "queryctl/output/grid.h"
#include "queryctl/output/writers.h"

namespace kv::queryctl {

namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
}

// GitHub's Markdown: what a renderer would take as markup is escaped, so that the cell reads as the
// text that is stored. An underscore within a word is no markup there and stays.
std::string escape_markdown(std::string text) {
  constexpr std::string_view kAlways = "|*`[~\\";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char before = i > 0 ? text[i - 1] : ' ';
    const char after = i + 1 < text.size() ? text[i + 1] : ' ';
    if (c == '\n') {
      out += "<br>";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&' && (after == '#' || is_word(after))) {
      out += "&amp;";
    } else if (kAlways.find(c) != std::string_view::npos ||
               (c == '_' && !(is_word(before) && is_word(after)))) {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::unique_ptr<ResultWriter> make_markdown(std::ostream& out, const WriterOptions& options) {
  GridStyle style;
  style.under_header = {"|", "|", "|", "-"};
  style.border = "|";
  style.align_in_rule = true;
  style.header_required = true;
  style.escape = escape_markdown;
  return std::make_unique<GridWriter>(out, options, style);
}

}  // namespace kv::queryctl
