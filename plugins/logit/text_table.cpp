// SPDX-License-Identifier: MIT
#include "plugins/logit/text_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace kv::logit {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string fixed(std::optional<double> number, int decimals) {
  if (!number) return ".";
  if (std::isinf(*number)) return *number > 0 ? "Inf" : "-Inf";
  const bool plain = std::abs(*number) < 1e7;
  std::array<char, 64> text;
  std::snprintf(text.data(), text.size(), plain ? "%.*f" : "%.*e", decimals, *number);
  return text.data();
}

std::string p_text(std::optional<double> p) {
  if (p && *p < 0.001) return "<.001";
  return fixed(p, 3);
}

void TextTable::write(std::vector<std::string>& lines) const {
  std::vector<std::size_t> widths;
  for (const auto& row : rows_)
    for (std::size_t k = 0; k < row.size(); ++k) {
      if (widths.size() <= k) widths.push_back(0);
      widths[k] = std::max(widths[k], characters(row[k]));
    }
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    std::string line = "  ";
    for (std::size_t k = 0; k < rows_[r].size(); ++k) {
      const std::string gap(widths[k] - characters(rows_[r][k]), ' ');
      line += k == 0 ? rows_[r][k] + gap : "  " + gap + rows_[r][k];
    }
    while (line.ends_with(' ')) line.pop_back();
    lines.push_back(line);
    if (r > 0) continue;
    std::size_t width = 0;
    for (std::size_t k = 0; k < widths.size(); ++k) width += widths[k] + (k == 0 ? 0 : 2);
    lines.push_back("  " + std::string(width, '-'));
  }
}

}  // namespace kv::logit
