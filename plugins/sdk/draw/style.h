// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include "plugins/sdk/draw/colour.h"

namespace kv::draw {

/// Lines over a fill, so that what has no number is told from what has one without colour.
/// One kind means one thing in all figures: see missing_paint().
enum class Hatch { kNone, kRising, kFalling, kHorizontal, kVertical, kCrossed, kDots };

struct Paint {
  Colour colour = kWhite;
  Hatch hatch = Hatch::kNone;
  Colour line = kQuietInk;  ///< of the hatch
  double spacing = 1.4;     ///< mm between the lines of the hatch, across them
  double width = 0.2;       ///< mm
  friend bool operator==(const Paint&, const Paint&) = default;
};

/// Why there is no number to draw.
enum class Missing { kNotAsked, kSuppressed, kNoAnswer, kNotInPopulation, kMissing };
/// The paint of that reason: the same in every chart and map, all different in greyscale.
Paint missing_paint(Missing why);

struct Stroke {
  Colour colour = kInk;
  double width = 0.2;               ///< mm; 0 draws none
  std::vector<double> dashes = {};  ///< mm on, off, …; empty is solid
  bool round = true;                ///< ends and joins
};

/// What is not said is as in the group around it; outermost: neither filled nor stroked.
struct Style {
  std::optional<Paint> fill = {};
  std::optional<Stroke> stroke = {};
  bool no_fill = false;  ///< against a fill of the group
  double opacity = 1;    ///< of the whole node, 0-1
};

}  // namespace kv::draw
