// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include "plugins/indices/kernels/exact_sum.h"

namespace kv::indices {

/// What a year with a whole and no part does to the pooled ratio.
enum class MissingPart {
  kZero,  ///< the part counts as 0, the whole counts
  kSkip,  ///< neither counts
  kNull   ///< there is no ratio
};

/// sum(part) / sum(whole) over years: the combined ratio estimator (W. G. Cochran, Sampling
/// Techniques, 3rd ed. 1977, section 6.11), not the mean of the years' ratios.
/// A year without a whole is outside: its part, if there is one, is not counted.
class PooledRatio {
 public:
  explicit PooledRatio(MissingPart rule) : rule_(rule) {}

  MissingPart rule() const { return rule_; }
  void add(std::optional<Number> part, std::optional<Number> whole);
  /// Undoes add() exactly.
  void remove(std::optional<Number> part, std::optional<Number> whole);

  /// nullopt when no year has a whole, when the wholes sum to 0, and by MissingPart::kNull.
  /// Throws std::overflow_error when a sum or the ratio is beyond every double.
  std::optional<double> ratio() const;

 private:
  MissingPart rule_;
  ExactSum part_;
  ExactSum whole_;
  std::int64_t without_part_ = 0;
};

}  // namespace kv::indices
