// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kv::draw {

/// sRGB, opaque.
struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Colour&, const Colour&) = default;
};

inline constexpr Colour kBlack{0, 0, 0};
inline constexpr Colour kWhite{255, 255, 255};
inline constexpr Colour kInk{0x1a, 0x1a, 0x1a};       ///< text and axes
inline constexpr Colour kQuietInk{0x59, 0x59, 0x59};  ///< subtitles, sources: 7:1 on white
inline constexpr Colour kGridLine{0xdd, 0xdd, 0xdd};  ///< lines that only guide the eye
inline constexpr Colour kNeutral{0xe8, 0xe6, 0xe3};   ///< land around what is shown

/// "#1a2b3c" or "#abc"; throws std::invalid_argument on anything else.
Colour colour(std::string_view hex);
/// "#1a2b3c", or "#abc" where that is the same.
std::string hex(Colour colour);

/// CIE 1976 L*a*b*, white point D65 (IEC 61966-2-1 for sRGB).
struct Lab {
  double l = 0, a = 0, b = 0;
};
Lab lab(Colour colour);

/// L* of the grey that a black-and-white print makes of it (its luminance): 0-100.
double lightness(Colour colour);

/// Colour difference CIEDE2000 (Sharma, Wu and Dalal 2005), with all weights 1.
double delta_e(const Lab& x, const Lab& y);
/// The Euclidean difference in L*a*b* (CIE 1976): what the checklist's limit of 10 is in.
double delta_e76(const Lab& x, const Lab& y);

enum class Sight { kNormal, kDeutan, kProtan, kTritan };

/// As seen with no working cones of one kind (Machado, Oliveira and Fernandes 2009, severity 1).
Colour seen(Colour colour, Sight sight);

/// Contrast by WCAG 2: 1 (the same) to 21 (black on white). Text needs 4.5.
double contrast(Colour x, Colour y);

/// Black or white ink, whichever reads better on it.
Colour ink_on(Colour background);

}  // namespace kv::draw
