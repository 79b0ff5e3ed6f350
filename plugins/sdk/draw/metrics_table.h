// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

namespace kv::draw {

inline constexpr int kUnitsPerEm = 2048;

/// Of the characters U+0020 to U+017F in turn, in 1/2048 em.
std::span<const std::uint16_t> latin_widths(bool bold);

struct Width {
  char32_t character;
  std::uint16_t regular, bold;
};
/// Of others, by character.
std::span<const Width> other_widths();

}  // namespace kv::draw
