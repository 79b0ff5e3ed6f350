// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

#include "plugins/sdk/draw/palette.h"

namespace kv::draw {

struct PaletteRow {
  Palette palette;
  /// Lists of colours, six hexadecimal digits each, parted by a space: one for each number of
  /// classes from 3 on, or for a qualitative palette the longest alone.
  std::string_view lists;
};

std::span<const PaletteRow> palette_rows();

}  // namespace kv::draw
