// SPDX-License-Identifier: MIT
#include "queryctl/report/heading_numbers.h"

#include <algorithm>

namespace kv::queryctl::report {
namespace {

/// Where "{-…}" at the end of `text` begins, or npos.
std::size_t attribute_at(std::string_view text) {
  if (!text.ends_with('}')) return std::string_view::npos;
  const std::size_t at = text.rfind("{-");
  if (at == std::string_view::npos) return at;
  const std::string_view inside = text.substr(at + 2, text.size() - at - 3);
  const bool plain = std::ranges::all_of(inside, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  return plain ? at : std::string_view::npos;
}

}  // namespace

std::string HeadingNumbers::without_attribute(std::string_view text) {
  const std::size_t at = attribute_at(text);
  if (at == std::string_view::npos) return std::string(text);
  text = text.substr(0, at);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

std::string HeadingNumbers::id_of(std::string_view text) {
  std::string id;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      id += c;
    else if (c >= 'A' && c <= 'Z')
      id += static_cast<char>(c - 'A' + 'a');
    else if (c == '\xC3' && i + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++i]) | 0x20U;
      id += next == 0xA6 ? "ae" : next == 0xB8 ? "o" : next == 0xA5 ? "a" : "";
    } else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  // A letter first, and no id of the page's own.
  id = "s-" + id;
  std::string own = id;
  for (int n = 2; !ids_.insert(own).second; ++n) own = id + "-" + std::to_string(n);
  return own;
}

Landmark HeadingNumbers::next(int level, std::string text) {
  Landmark mark;
  mark.heading = true;
  mark.level = level;
  const std::size_t at = attribute_at(text);
  mark.title = without_attribute(text);
  mark.id = id_of(mark.title);
  const auto depth = static_cast<std::size_t>(std::clamp(level, 1, 6)) - 1;
  if (level == 1) numbered_ = at == std::string::npos;
  if (at != std::string::npos || !numbered_) {
    if (level == 1) prefix_ = text.substr(at + 2, text.size() - at - 3);
    return mark;
  }
  ++counts_[depth];
  std::fill(counts_.begin() + static_cast<std::ptrdiff_t>(depth) + 1, counts_.end(), 0);
  for (std::size_t i = 0; i <= depth; ++i)
    mark.number += (i > 0 ? "." : "") + std::to_string(counts_[i]);
  if (level == 1) prefix_ = mark.number;
  mark.prefix = prefix_;
  return mark;
}

}  // namespace kv::queryctl::report
