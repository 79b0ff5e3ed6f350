// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/rank.h"

#include <gtest/gtest.h>
#include <initializer_list>
#include <stdexcept>
#include <vector>

namespace kv::indices {
namespace {

using Value = std::optional<Number>;
using Ranks = std::vector<std::optional<double>>;

/// The rank of each group, as a window with ORDER BY asks for them.
Ranks ranks(Direction direction, Ties ties, std::initializer_list<std::vector<Value>> groups) {
  Ranker ranker(direction, ties);
  Ranks out;
  for (const auto& group : groups) {
    for (const auto& value : group) ranker.add(value);
    out.push_back(ranker.rank());
  }
  return out;
}

const std::vector<Value> kThreeTied = {Number(8), Number(8.0), Number(8)};

TEST(Ranker, EachRuleForTiesGivesItsOwnPlaces) {
  const auto with = [](Ties ties) {
    return ranks(Direction::kDescending, ties, {{Number(9)}, kThreeTied, {Number(7)}});
  };
  EXPECT_EQ(with(Ties::kMin), (Ranks{1, 2, 5}));
  EXPECT_EQ(with(Ties::kMax), (Ranks{1, 4, 5}));
  EXPECT_EQ(with(Ties::kAverage), (Ranks{1, 3, 5}));
  EXPECT_EQ(with(Ties::kDense), (Ranks{1, 2, 3}));
}

TEST(Ranker, MissingValuesHaveNoRankAndTakeNoPlaceFirstOrLast) {
  const std::vector<Value> missing = {std::nullopt, std::nullopt};
  EXPECT_EQ(ranks(Direction::kAscending, Ties::kMin, {missing, {Number(1)}, {Number(2)}}),
            (Ranks{std::nullopt, 1, 2}));
  EXPECT_EQ(ranks(Direction::kDescending, Ties::kMin, {{Number(2)}, {Number(1)}, missing}),
            (Ranks{1, 2, std::nullopt}));
}

TEST(Ranker, ValuesThatDoublesCannotTellApartAreStillTwoRanks) {
  EXPECT_EQ(ranks(Direction::kAscending, Ties::kMin,
                  {{Number(9007199254740992.0)}, {Number(std::int64_t{9007199254740993})}}),
            (Ranks{1, 2}));
}

TEST(Ranker, RowsInAnotherOrderThanStatedAreRefused) {
  const auto refused = [](Direction direction, std::initializer_list<std::vector<Value>> groups) {
    EXPECT_THROW(ranks(direction, Ties::kMin, groups), std::invalid_argument);
  };
  refused(Direction::kDescending, {{Number(1)}, {Number(2)}});
  refused(Direction::kAscending, {{Number(2)}, {Number(1)}});
  refused(Direction::kAscending, {{Number(1), Number(2)}});
  refused(Direction::kAscending, {{Number(1)}, {Number(1)}});
  refused(Direction::kAscending, {{std::nullopt, Number(1)}});
  refused(Direction::kAscending, {{std::nullopt}, {Number(1)}, {std::nullopt}});
  refused(Direction::kAscending, {{Number(1)}, {}});
}

}  // namespace
}  // namespace kv::indices
