// SPDX-License-Identifier: MIT
#include "schema/interface/roff.h"

#include <algorithm>

namespace kv {
namespace {

/// Calls `take` for each line.
template <typename Take>
void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

std::string roff_text(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    at_start = c == '\n';
  }
  return out;
}

std::string roff_argument(std::string_view text) {
  std::string out = "\"";
  for (const char c : roff_text(text)) out += c == '"' ? std::string("\\(dq") : std::string(1, c);
  return out + "\"";
}

std::string roff_verbatim(std::string_view text) {
  std::string out = ".PP\n.RS 4\n.nf\n";
  each_line(text,
            [&](std::string_view line) { out += roff_text(line.empty() ? " " : line) + "\n"; });
  return out + ".fi\n.RE\n";
}

std::string roff_paragraphs(std::string_view text) {
  std::string out;
  bool open = false;
  each_line(text, [&](std::string_view line) {
    if (line.empty()) {
      open = false;
      return;
    }
    if (!open)
      out += ".PP\n";
    else if (line.front() == ' ')
      out += ".br\n";
    open = true;
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    for (std::size_t i = 0; i < first; ++i) out += "\\ ";
    const std::string rest = roff_text(line.substr(first));
    out += rest + "\n";
  });
  return out;
}

std::string roff_tidied(const std::string& page) {
  std::string out;
  bool begun = false;
  each_line(page, [&](std::string_view line) {
    if (!(begun && line == ".PP")) out += std::string(line) + "\n";
    begun = line.starts_with(".SH") || line.starts_with(".SS");
  });
  return out;
}

}  // namespace kv
