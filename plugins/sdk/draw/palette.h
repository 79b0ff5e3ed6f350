// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/sdk/draw/colour.h"

namespace kv::draw {

enum class Scale { kSequential, kDiverging, kQualitative };

/// One of the ColorBrewer palettes (Cynthia Brewer, Mark Harrower and The Pennsylvania State
/// University 2002; Apache 2.0; docs/charts.md has the credit), or one of the product's own.
struct Palette {
  std::string_view name;
  Scale scale;
  std::size_t least = 0, most = 0;  ///< how many classes it has colours for
};

std::span<const Palette> palettes();

/// Without regard to case. Throws std::invalid_argument with the nearest names.
const Palette& find_palette(std::string_view name);

/// Light to dark where the palette is sequential. One and two classes are taken from its shortest
/// list. Throws std::invalid_argument when it has not so many.
std::vector<Colour> colours(const Palette& palette, std::size_t classes);

/// What a reader could not tell apart, as sentences; empty when the colours pass:
///   sequential: L* falls or rises all the way, by 10 or more at each step;
///   all: delta_e76 of 10 or more between any two, as seen with normal, deutan, protan and tritan
///   sight; `greyscale`: L* of any two differs by 10 or more.
std::vector<std::string> colour_faults(std::span<const Colour> colours, Scale scale,
                                       bool greyscale = false);

/// HH, HL, LH, LL: told apart in greyscale and by every sight. The same in map and scatter.
std::span<const Colour, 4> quadrant_colours();

}  // namespace kv::draw
