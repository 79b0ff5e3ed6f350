// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "plugins/indices/kernels/exact_sum.h"

namespace kv::indices {

/// What a missing item does to an additive index.
enum class MissingItem {
  kNull,  ///< there is no index
  kSkip,  ///< the sum of the items that were answered
  kZero,  ///< the item counts as 0, also when every item is missing
  kMean  ///< the item counts as the mean of those answered (prorating: R. G. Downey and C. V. King,
         ///< "Missing data in Likert ratings", Journal of General Psychology 125, 1998)
};

/// The sum of items.
class AdditiveIndex {
 public:
  void add(std::optional<Number> item);

  std::int64_t items() const { return items_; }
  std::int64_t answered() const { return answered_; }

  /// An integer when every answered item was one, and the rule is not kMean with something missing.
  /// nullopt: kNull with an item missing; kSkip and kMean with no item answered.
  /// Throws std::overflow_error when the sum is too large.
  std::optional<Number> value(MissingItem rule) const;

 private:
  ExactSum sum_;
  std::int64_t items_ = 0;
  std::int64_t answered_ = 0;
};

}  // namespace kv::indices
