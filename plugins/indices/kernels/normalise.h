// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace kv::indices {

/// How an item is made comparable with others before it is weighted and added.
enum class Normalisation {
  kZ,       ///< (value - mean) / standard deviation (n - 1)
  kMinMax,  ///< (value - least) / (greatest - least): 0 to 1
  kMidRank  ///< (mid-rank - 1) / (n - 1): 0 to 1
};

/// An item over all units that have a value of it.
struct ItemScale {
  double mean = 0;
  std::optional<double> deviation;  ///< nullopt for fewer than two values
  double least = 0;
  double greatest = 0;
  std::int64_t count = 0;
};

/// `value` on the item's scale; with `low_is_good` turned round (-z, 1 - x). `place` is its
/// mid-rank from 1. nullopt where the item does not vary: then no unit differs from another. OECD
/// and JRC, Handbook on Constructing Composite Indicators (2008), chapter 5.
std::optional<double> normalised(Normalisation method, bool low_is_good, double value, double place,
                                 const ItemScale& scale);

}  // namespace kv::indices
