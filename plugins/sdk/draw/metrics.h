// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plugins/sdk/draw/geometry.h"
#include "plugins/sdk/draw/scene.h"

namespace kv::draw {

inline constexpr double kMmPerPoint = 25.4 / 72;
inline constexpr std::string_view kFontFamily = "Liberation Sans, Arial, Helvetica, sans-serif";

/// Widths of Liberation Sans, which has those of Arial and Helvetica: no font file is read. Parts
/// of an em; heights from the baseline.
inline constexpr double kCapHeight = 0.688;
inline constexpr double kAscent = 0.905;
inline constexpr double kDescent = 0.212;
inline constexpr double kLineHeight = 1.25;

/// mm. A character that the table does not have counts as an em: too wide rather than too narrow.
double text_width(std::string_view text, double size_pt, bool bold = false);

/// The box of the text from descent to ascent; of turned text the box around it.
Box text_box(const Text& text);

/// The baseline that puts capitals and digits of that size in the middle of `y`.
double middle_baseline(double y, double size_pt);

/// Lines of at most `width` mm, broken at spaces and after hyphens and slashes; a word that is
/// wider is broken where it must be. A number or a short note in parentheses stays with the word
/// before it: "overgang (6)". Nothing is lost; an empty text is one empty line.
std::vector<std::string> wrapped(std::string_view text, double size_pt, double width,
                                 bool bold = false);

/// The text, or its beginning and "…", in at most `width` mm.
std::string shortened(std::string_view text, double size_pt, double width, bool bold = false);

}  // namespace kv::draw
