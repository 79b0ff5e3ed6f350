// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace kv::indices {

/// Mean and variance of numbers as they come, without the loss that a sum of squares has when they
/// are large and close (B. P. Welford, Technometrics 4, 1962).
class Moments {
 public:
  void add(double value);

  std::int64_t count() const { return count_; }
  double mean() const { return mean_; }
  /// The sample's, with count - 1; nullopt for fewer than two numbers.
  std::optional<double> variance() const;

 private:
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

}  // namespace kv::indices
