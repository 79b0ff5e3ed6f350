// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <kommunevarehus/sdk/number.h>
#include <optional>

namespace kv::indices {

using sdk::Number;

enum class Direction {
  kAscending,  ///< the smallest value is number 1
  kDescending  ///< the largest value is number 1
};

/// What rank equal values share. Of three that stand on the places 2, 3 and 4:
enum class Ties {
  kMin,      ///< 2, and the next is 5
  kMax,      ///< 4
  kAverage,  ///< 3: mid-ranks (M. G. Kendall, "The treatment of ties in ranking problems",
             ///< Biometrika 33, 1945)
  kDense     ///< 2, and the next is 3
};

/// Ranks values that arrive sorted, group of equal values by group, as a window function with
/// ORDER BY sees them: add() for each row of the group, then rank() for it.
/// A missing value has no rank and takes no place.
class Ranker {
 public:
  Ranker(Direction direction, Ties ties) : direction_(direction), ties_(ties) {}

  Direction direction() const { return direction_; }
  Ties ties() const { return ties_; }

  /// Throws std::invalid_argument, naming what to write, when the rows do not arrive so that their
  /// ranks can be known.
  void add(std::optional<Number> value);

  /// The rank of the group that add() filled; nullopt for missing values. Closes the group.
  /// Throws std::invalid_argument when add() was not called since the last group was closed.
  std::optional<double> rank();

  bool ranked_any() const { return ranked_any_; }

 private:
  void open_group(std::optional<Number> value);

  Direction direction_;
  Ties ties_;
  bool open_ = false;
  bool ranked_any_ = false;
  bool missing_seen_ = false;
  std::optional<Number> group_;  ///< the value of the open group, or of the last one
  std::optional<Number> last_;   ///< the last value that was not missing
  std::int64_t before_ = 0;      ///< values in the groups before
  std::int64_t in_group_ = 0;
  std::int64_t groups_ = 0;
};

}  // namespace kv::indices
