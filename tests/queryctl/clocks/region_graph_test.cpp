// SPDX-License-Identifier: MIT
#include "queryctl/clocks/region_graph.h"

#include <gmock/gmock.h>

#include "schema/error.h"

namespace kv::queryctl {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// 0 and 1 merge into 2; 2 is renumbered to 3; 4 stays; 5 is divided into 6 and 4's neighbour 7.
RegionGraph graph() {
  return RegionGraph({{1, "0001", "A", "1900-01-01", "2010-01-01"},
                      {2, "0002", "B", "1900-01-01", "2010-01-01"},
                      {3, "0003", "AB", "2010-01-01", "2020-01-01"},
                      {4, "5003", "AB", "2020-01-01", ""},
                      {5, "0005", "E", "1900-01-01", ""},
                      {6, "0006", "F", "1900-01-01", "2015-01-01"},
                      {7, "0007", "F1", "2015-01-01", ""},
                      {8, "0008", "F2", "2015-01-01", ""}},
                     {{0, 2, {}}, {1, 2, {}}, {2, 3, {}}, {5, 6, {}}, {5, 7, {}}});
}

TEST(RegionGraph, FollowsChangesOverSeveralSteps) {
  EXPECT_THAT(graph().reach(0, "2024-01-01"), ElementsAre(3U));
  EXPECT_THAT(graph().reach(3, "2005-01-01"), ElementsAre(0U, 1U));
  EXPECT_THAT(graph().reach(5, "2024-01-01"), ElementsAre(6U, 7U));
  EXPECT_THAT(graph().reach(4, "1950-01-01"), ElementsAre(4U));
}

// A year is its 1 January: a spell that ends that day is no longer there.
TEST(RegionGraph, TheLastDayIsExclusive) {
  EXPECT_THAT(graph().reach(0, "2009-12-31"), ElementsAre(0U));
  EXPECT_THAT(graph().reach(0, "2010-01-01"), ElementsAre(2U));
}

TEST(RegionGraph, WhatHasNoPredecessorReachesNothing) {
  EXPECT_THAT(graph().reach(0, "1800-01-01"), IsEmpty());
}

TEST(RegionGraph, ACodeWithoutAChangeGoesOnAsItsNextSpell) {
  const RegionGraph renamed({{1, "0001", "Os", "1900-01-01", "2010-01-01"},
                             {1, "0001", "Os (Hedmark)", "2010-01-01", ""}},
                            {});
  EXPECT_THAT(renamed.reach(0, "2024-01-01"), ElementsAre(1U));
}

// A code that comes back after a gap is another municipality: 1806 Svolvær is not Narvik.
TEST(RegionGraph, ACodeThatComesBackIsNotTheSame) {
  const RegionGraph reused(
      {{1, "1806", "Svolvær", "1918-01-01", "1964-01-01"}, {1, "1806", "Narvik", "2020-01-01", ""}},
      {});
  EXPECT_THAT(reused.reach(0, "2024-01-01"), IsEmpty());
}

TEST(RegionGraph, RelativesAreAncestorsAndDescendants) {
  EXPECT_THAT(graph().relatives(2), ElementsAre(0U, 1U, 2U, 3U));
}

// A loop would never end.
TEST(RegionGraph, RefusesAChangeThatLeadsBack) {
  EXPECT_THROW(RegionGraph({{1, "0001", "A", "2000-01-01", ""}, {2, "0002", "B", "1990-01-01", ""}},
                           {{0, 1, {}}}),
               Error);
}

}  // namespace
}  // namespace kv::queryctl
