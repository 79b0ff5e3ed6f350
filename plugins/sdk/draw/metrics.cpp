// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/metrics.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "plugins/sdk/draw/metrics_table.h"
#include "plugins/sdk/draw/utf8.h"

namespace kv::draw {

namespace {

/// Spaces that the faces do not have, as HarfBuzz makes them, and characters without a width.
int special_units(char32_t c) {
  switch (c) {
    case 0x2002:
      return kUnitsPerEm / 2;
    case 0x2004:
      return kUnitsPerEm / 3;
    case 0x2005:
      return kUnitsPerEm / 4;
    case 0x2006:
      return kUnitsPerEm / 6;
    case 0x2007:
      return 1139;  // as a digit
    case 0x2008:
      return 569;  // as a point
    case 0x2009:
      return kUnitsPerEm / 5;
    case 0x200A:
      return kUnitsPerEm / 16;
    case 0x202F:
      return 284;  // half a space
    case 0x200B:
    case 0x200C:
    case 0x200D:
      return 0;
    default:
      return c >= 0x0300 && c < 0x0370 ? 0 : kUnitsPerEm;  // combining marks
  }
}

int units(char32_t c, bool bold) {
  if (c < 0x20) return 0;
  const auto latin = latin_widths(bold);
  if (c - 0x20 < latin.size()) return latin[c - 0x20];
  const auto others = other_widths();
  const auto found = std::ranges::lower_bound(others, c, {}, &Width::character);
  if (found != others.end() && found->character == c) return bold ? found->bold : found->regular;
  return special_units(c);
}

}  // namespace

double text_width(std::string_view text, double size_pt, bool bold) {
  long total = 0;
  for (std::size_t at = 0; at < text.size();) total += units(next_character(text, at), bold);
  return static_cast<double>(total) / kUnitsPerEm * size_pt * kMmPerPoint;
}

Box text_box(const Text& text) {
  const double em = text.size * kMmPerPoint;
  const double width = text_width(text.text, text.size, text.bold);
  const double left = text.anchor == Anchor::kStart    ? 0
                      : text.anchor == Anchor::kMiddle ? -width / 2
                                                       : -width;
  Box box{left, -kAscent * em, left + width, kDescent * em};
  if (text.turn != 0) {
    const double angle = text.turn * std::numbers::pi / 180;
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    std::vector<Point> corners;
    for (const double x : {box.x0, box.x1}) {
      for (const double y : {box.y0, box.y1}) corners.push_back({c * x - s * y, s * x + c * y});
    }
    box = bounds(corners);
  }
  return {box.x0 + text.at.x, box.y0 + text.at.y, box.x1 + text.at.x, box.y1 + text.at.y};
}

double middle_baseline(double y, double size_pt) {
  return y + kCapHeight / 2 * size_pt * kMmPerPoint;
}

}  // namespace kv::draw
