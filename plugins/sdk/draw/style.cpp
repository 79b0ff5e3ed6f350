// SPDX-License-Identifier: MIT
#include "plugins/sdk/draw/style.h"

#include "plugins/sdk/draw/hatch.h"

namespace kv::draw {

Paint missing_paint(Missing why) {
  constexpr Colour kPale{0xf4, 0xf4, 0xf4};
  switch (why) {
    case Missing::kNotAsked:
      return {kWhite, Hatch::kRising, kQuietInk, 1.4, 0.2};
    case Missing::kSuppressed:
      return {kPale, Hatch::kCrossed, kQuietInk, 1.6, 0.2};
    case Missing::kNoAnswer:
      return {kWhite, Hatch::kHorizontal, kQuietInk, 1.2, 0.2};
    case Missing::kNotInPopulation:
      return {Colour{0xd9, 0xd9, 0xd9}, Hatch::kNone, kQuietInk, 1.4, 0.2};
    case Missing::kMissing:
      break;
  }
  return {kWhite, Hatch::kDots, kQuietInk, 1.4, 0.25};
}

HatchLines lines_of(Hatch hatch) {
  switch (hatch) {
    case Hatch::kRising:
      return {{-45, 0}, 1};
    case Hatch::kFalling:
      return {{45, 0}, 1};
    case Hatch::kHorizontal:
      return {{0, 0}, 1};
    case Hatch::kVertical:
      return {{90, 0}, 1};
    case Hatch::kCrossed:
      return {{-45, 45}, 2};
    case Hatch::kNone:
    case Hatch::kDots:
      break;
  }
  return {};
}

}  // namespace kv::draw
