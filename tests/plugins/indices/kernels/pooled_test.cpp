// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/pooled.h"

#include <gtest/gtest.h>
#include <stdexcept>

namespace {

using kv::indices::MissingPart;
using kv::indices::Number;
using kv::indices::PooledRatio;

constexpr auto kNone = std::nullopt;

PooledRatio years_with_gaps(MissingPart rule) {
  PooledRatio ratio(rule);
  ratio.add(Number(25), Number(30));
  ratio.add(kNone, Number(10));
  ratio.add(Number(18), Number(20));
  ratio.add(Number(99), kNone);
  ratio.add(kNone, kNone);
  return ratio;
}

TEST(PooledRatio, PoolsTheSumsAndNotTheRatios) {
  PooledRatio ratio(MissingPart::kNull);
  ratio.add(Number(1), Number(1));
  ratio.add(Number(0), Number(99));
  EXPECT_EQ(ratio.ratio(), 0.01);  // the mean of the years' ratios would be 0.5
}

TEST(PooledRatio, EachRuleForAMissingPartGivesItsOwnFigure) {
  EXPECT_EQ(years_with_gaps(MissingPart::kZero).ratio(), 43.0 / 60.0);
  EXPECT_EQ(years_with_gaps(MissingPart::kSkip).ratio(), 43.0 / 50.0);
  EXPECT_EQ(years_with_gaps(MissingPart::kNull).ratio(), kNone);
}

TEST(PooledRatio, TheRegionOfTheNoteIsTo70Point2) {
  PooledRatio ratio(MissingPart::kZero);
  ratio.add(Number(1045), Number(1490));
  ratio.add(Number(570), Number(800));
  ratio.add(Number(868), Number(1200));
  ratio.add(Number(895), Number(1325));
  EXPECT_EQ(ratio.ratio(), 3378.0 / 4815.0);
}

TEST(PooledRatio, WithoutAWholeThereIsNoRatio) {
  PooledRatio none(MissingPart::kZero);
  EXPECT_EQ(none.ratio(), kNone);
  none.add(Number(5), kNone);
  EXPECT_EQ(none.ratio(), kNone);
  none.add(Number(0), Number(0));
  EXPECT_EQ(none.ratio(), kNone);
  none.add(kNone, Number(0));
  EXPECT_EQ(none.ratio(), kNone);
}

TEST(PooledRatio, RemovingAYearGivesWhatAFreshSumWouldGive) {
  for (const auto rule : {MissingPart::kZero, MissingPart::kSkip, MissingPart::kNull}) {
    PooledRatio moved(rule);
    moved.add(Number(1e300), Number(0.1));
    moved.add(kNone, Number(7));
    moved.add(Number(1), Number(3));
    moved.remove(Number(1e300), Number(0.1));
    moved.remove(kNone, Number(7));
    EXPECT_EQ(moved.ratio(), 1.0 / 3.0);
  }
}

TEST(PooledRatio, ARatioBeyondEveryDoubleIsRefusedAndNotInfinite) {
  PooledRatio ratio(MissingPart::kNull);
  ratio.add(Number(1e308), Number(1e-308));
  EXPECT_THROW(ratio.ratio(), std::overflow_error);
  ratio.add(Number(1e308), Number(1.0));
  EXPECT_THROW(ratio.ratio(), std::overflow_error);
}

}  // namespace
