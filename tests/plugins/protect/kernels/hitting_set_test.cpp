// SPDX-License-Identifier: MIT
#include "plugins/protect/kernels/hitting_set.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kv::protect {
namespace {

using testing::ElementsAre;

TEST(HittingSet, FewestMembersComeBeforeTheSmallestSum) {
  // 2 alone hits all; 0 and 1 together cost less in counts.
  const HittingSet found = cheapest_hitting_set({{0, 2}, {1, 2}}, {1, 1, 100});
  EXPECT_THAT(found.members, ElementsAre(2));
  EXPECT_TRUE(found.proven);
}

TEST(HittingSet, AmongEquallyManyTheSmallestSumAndThenTheFirst) {
  EXPECT_THAT(cheapest_hitting_set({{0, 1, 2}}, {5, 4, 4}).members, ElementsAre(1));
  EXPECT_THAT(cheapest_hitting_set({{2, 1}, {0, 3}}, {4, 4, 4, 4}).members, ElementsAre(0, 1));
}

TEST(HittingSet, NothingToHitIsTheEmptySet) {
  EXPECT_THAT(cheapest_hitting_set({}, {1, 2}).members, ElementsAre());
}

}  // namespace
}  // namespace kv::protect
