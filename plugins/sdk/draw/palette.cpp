// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/palette.h"

#include <algorithm>
#include <stdexcept>

#include "plugins/sdk/draw/palette_table.h"

namespace kv::draw {

namespace {

std::string lower(std::string_view text) {
  std::string out;
  for (const char c : text) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// Edits between two names (Levenshtein 1966).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

std::string hint(std::string_view name) {
  const std::string given = lower(name.substr(0, 40));
  std::string near;
  for (std::size_t edits = 1; edits <= 2 && near.empty(); ++edits) {
    for (const Palette& p : palettes()) {
      if (distance(given, lower(p.name)) == edits)
        near.append(near.empty() ? "" : " or ").append(p.name);
    }
  }
  if (!near.empty()) return "did you mean " + near + "?";
  std::string known = "known are ";
  for (const Palette& p : palettes()) known.append(p.name).append(", ");
  known.resize(known.size() - 2);
  return known;
}

std::string_view list_of(const PaletteRow& row, std::size_t classes) {
  std::size_t skip = 0;
  if (row.palette.scale != Scale::kQualitative) skip = std::max<std::size_t>(classes, 3) - 3;
  std::string_view rest = row.lists;
  for (; skip > 0; --skip) rest.remove_prefix(rest.find(' ') + 1);
  return rest.substr(0, rest.find(' '));
}

}  // namespace

std::span<const Palette> palettes() {
  static const std::vector<Palette> all = [] {
    std::vector<Palette> list;
    for (const PaletteRow& row : palette_rows()) list.push_back(row.palette);
    return list;
  }();
  return all;
}

const Palette& find_palette(std::string_view name) {
  const std::string wanted = lower(name);
  for (const Palette& p : palettes()) {
    if (lower(p.name) == wanted) return p;
  }
  throw std::invalid_argument("there is no palette '" + std::string(name) + "'; " + hint(name));
}

std::vector<Colour> colours(const Palette& palette, std::size_t classes) {
  if (classes < palette.least || classes > palette.most)
    throw std::invalid_argument("the palette " + std::string(palette.name) + " has colours for " +
                                std::to_string(palette.least) + " to " +
                                std::to_string(palette.most) + " classes, not for " +
                                std::to_string(classes));
  const auto row = std::ranges::find(palette_rows(), palette.name,
                                     [](const PaletteRow& r) { return r.palette.name; });
  if (row == palette_rows().end())
    throw std::invalid_argument("there is no palette '" + std::string(palette.name) + "'");
  const std::string_view list = list_of(*row, classes);
  std::vector<Colour> out;
  for (std::size_t at = 0; at + 6 <= list.size(); at += 6)
    out.push_back(colour("#" + std::string(list.substr(at, 6))));
  // One or two of three: the outer ones, or the darker of a light-to-dark list.
  if (palette.scale != Scale::kQualitative && classes == 2) return {out.front(), out.back()};
  if (palette.scale != Scale::kQualitative && classes == 1) return {out.back()};
  out.resize(classes);
  return out;
}

std::span<const Colour, 4> quadrant_colours() {
  // L* 22, 74, 48, 91.
  static constexpr Colour kFour[] = {
      {0x23, 0x30, 0x68}, {0x7f, 0xbf, 0xe3}, {0xb5, 0x56, 0x1c}, {0xf5, 0xe3, 0xc8}};
  return kFour;
}

}  // namespace kv::draw
