// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/normalise.h"

#include <cmath>
#include <gtest/gtest.h>

#include "plugins/indices/kernels/moments.h"

namespace kv::indices {
namespace {

// 2, 4, 4, 4, 5, 5, 7, 9: mean 5; the sample's variance is 32 / 7.
ItemScale eight() {
  Moments moments;
  for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) moments.add(value);
  return {moments.mean(), std::sqrt(moments.variance().value()), 2, 9, 8};
}

TEST(Normalised, EachMethodAndDirection) {
  const ItemScale scale = eight();
  EXPECT_DOUBLE_EQ(scale.mean, 5);
  EXPECT_DOUBLE_EQ(normalised(Normalisation::kZ, false, 9, 8, scale).value(),
                   4 / std::sqrt(32.0 / 7));
  EXPECT_DOUBLE_EQ(normalised(Normalisation::kZ, true, 9, 8, scale).value(),
                   -4 / std::sqrt(32.0 / 7));
  EXPECT_DOUBLE_EQ(normalised(Normalisation::kMinMax, false, 4, 3, scale).value(), 2.0 / 7);
  EXPECT_DOUBLE_EQ(normalised(Normalisation::kMinMax, true, 4, 3, scale).value(), 5.0 / 7);
  // The three fours share the places 2 to 4.
  EXPECT_DOUBLE_EQ(normalised(Normalisation::kMidRank, false, 4, 3, scale).value(), 2.0 / 7);
  EXPECT_DOUBLE_EQ(normalised(Normalisation::kMidRank, true, 9, 8, scale).value(), 0);
}

// An item that is the same everywhere parts nobody: it must not become 0, or divide by zero.
TEST(Normalised, AnItemThatDoesNotVaryHasNoScale) {
  const ItemScale flat{3, 0.0, 3, 3, 5};
  for (const auto method : {Normalisation::kZ, Normalisation::kMinMax, Normalisation::kMidRank})
    EXPECT_EQ(normalised(method, false, 3, 3, flat), std::nullopt);
  const ItemScale one{3, std::nullopt, 3, 3, 1};
  EXPECT_EQ(normalised(Normalisation::kMidRank, false, 3, 1, one), std::nullopt);
}

TEST(Moments, OfFewNumbers) {
  Moments moments;
  EXPECT_EQ(moments.variance(), std::nullopt);
  moments.add(1e9 + 1);
  EXPECT_EQ(moments.variance(), std::nullopt);
  moments.add(1e9 + 2);
  moments.add(1e9 + 3);
  EXPECT_DOUBLE_EQ(moments.variance().value(), 1);
}

}  // namespace
}  // namespace kv::indices
