// SPDX-License-Identifier: MIT
#include "plugins/quadrant/kernels/classify.h"

#include <cmath>

namespace kv::quadrant {
namespace {

Side plain_side(double value, double cut, Ties ties) {
  if (value == cut) return ties == Ties::kHigh ? Side::kHigh : Side::kLow;
  return value > cut ? Side::kHigh : Side::kLow;
}

}  // namespace

Side side_of(const Score& score, double cut, Ties ties) {
  if (score.value) return plain_side(*score.value, cut, ties);
  if (score.lower && score.upper) {
    const Side low = plain_side(*score.lower, cut, ties);
    return low == plain_side(*score.upper, cut, ties) ? low : Side::kUndecided;
  }
  if (score.status == ":" || score.status == "suppressed") return Side::kSuppressed;
  if (score.status == "too few") return Side::kTooFew;
  return Side::kMissing;
}

std::string_view quadrant_of(Side x, Side y) {
  const auto either = [&](Side side) { return x == side || y == side; };
  if (either(Side::kMissing)) return "missing";
  if (either(Side::kSuppressed)) return "suppressed";
  if (either(Side::kTooFew)) return "too few";
  if (either(Side::kUndecided)) return "undecided";
  if (x == Side::kHigh) return y == Side::kHigh ? "HH" : "HL";
  return y == Side::kHigh ? "LH" : "LL";
}

bool is_near(double value, double cut, double distance) {
  return std::abs(value - cut) <= distance;
}

}  // namespace kv::quadrant
