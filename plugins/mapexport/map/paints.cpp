// SPDX-License-Identifier: MIT
#include "plugins/mapexport/map/paints.h"

#include <algorithm>
#include <stdexcept>

#include "plugins/sdk/draw/palette.h"

namespace kv::mapexport {
namespace {

using draw::Colour;
using draw::Hatch;
using draw::Paint;

constexpr Colour kPale{0xf4, 0xf4, 0xf4};
constexpr Colour kGrey{0xd9, 0xd9, 0xd9};

std::vector<Colour> diverging(const draw::Palette& palette, const MapOptions& options,
                              const std::vector<double>& lower) {
  if (!options.midpoint)
    throw MapError("the palette " + std::string(palette.name) +
                   " has two directions and needs the value that parts them: give a midpoint, or a "
                   "palette of one direction, as YlGnBu");
  const auto at = std::ranges::find(lower, *options.midpoint);
  if (at == lower.end() || at == lower.begin())
    throw MapError("the midpoint must be a limit between two classes; give fixed limits with it");
  const auto below = static_cast<std::size_t>(at - lower.begin());
  const std::size_t above = lower.size() - below;
  const std::size_t side = std::max(below, above);
  const std::vector<Colour> all = draw::colours(palette, 2 * std::max<std::size_t>(side, 2));
  const std::size_t middle = all.size() / 2;
  return {all.begin() + static_cast<std::ptrdiff_t>(middle - below),
          all.begin() + static_cast<std::ptrdiff_t>(middle + above)};
}

}  // namespace

Paint absence_paint(Absence kind) {
  switch (kind) {
    case Absence::kNeverAsked:
      return draw::missing_paint(draw::Missing::kNotAsked);
    case Absence::kNotAsked:
      return {kPale, Hatch::kRising, draw::kQuietInk, 2.8, 0.5};
    case Absence::kSuppressed:
      return draw::missing_paint(draw::Missing::kSuppressed);
    case Absence::kTooFew:
      return {draw::kWhite, Hatch::kFalling, draw::kQuietInk, 1.4, 0.2};
    case Absence::kUndecided:
      return {kPale, Hatch::kVertical, draw::kQuietInk, 1.2, 0.2};
    case Absence::kNoAnswer:
      return draw::missing_paint(draw::Missing::kNoAnswer);
    case Absence::kNotInPopulation:
      return {kGrey, Hatch::kFalling, draw::kWhite, 1.8, 0.5};
    case Absence::kMissing:
      break;
  }
  return draw::missing_paint(draw::Missing::kMissing);
}

Paint dotted(const Paint& paint) {
  return {paint.colour, Hatch::kDots, draw::ink_on(paint.colour), 2.2, 0.18};
}

std::vector<Paint> class_paints(const MapOptions& options, const std::vector<double>& lower,
                                std::vector<std::string>& remarks) {
  try {
    const draw::Palette& palette =
        draw::find_palette(options.palette.empty() ? "YlGnBu" : options.palette);
    if (palette.scale == draw::Scale::kQualitative)
      throw MapError(
          "the palette " + std::string(palette.name) +
          " has no order and is for categories; numbers need one that runs from light to "
          "dark, as YlGnBu");
    const bool two_ways = palette.scale == draw::Scale::kDiverging;
    const std::vector<Colour> colours =
        two_ways ? diverging(palette, options, lower) : draw::colours(palette, lower.size());
    if (!two_ways && options.midpoint)
      remarks.push_back("The palette " + std::string(palette.name) +
                        " has one direction: the midpoint is not used.");
    for (std::string& fault : draw::colour_faults(colours, palette.scale))
      remarks.push_back(std::move(fault));
    std::vector<Paint> paints;
    for (const Colour colour : colours) paints.push_back({colour});
    return paints;
  } catch (const std::invalid_argument& error) {
    throw MapError(error.what());
  }
}

}  // namespace kv::mapexport
