// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <kommunevarehus/sdk/number.h>
#include <memory>
#include <optional>

namespace kv::indices {

using sdk::Number;

/// Adds doubles without any rounding: a fixed-point number wide enough for every finite double
/// (the "small superaccumulator" of R. M. Neal, "Fast exact summation using small and large
/// superaccumulators", 2015, arXiv:1505.05571). Subtracting undoes adding exactly.
class Superaccumulator {
 public:
  /// `value` must be finite.
  void add(double value, bool negate);
  /// Adds magnitude·2^exponent, exponent ≥ -1074.
  void add_bits(std::uint64_t magnitude, int exponent, bool negate);
  /// The double nearest to the sum (ties to even); an infinity when it is beyond every double.
  double value() const;

 private:
  // limbs_[i] counts 2^(32·i - 1074). Between carries a limb may leave [0, 2^32).
  static constexpr int kLimbs = 69;
  using Limbs = std::array<std::int64_t, kLimbs>;
  static void carry(Limbs& limbs);

  Limbs limbs_{};
  int since_carry_ = 0;
};

/// The exact sum of integers and doubles. Its value depends neither on their order nor on what was
/// added and subtracted again, so a sum over a moving window is as good as a fresh one.
class ExactSum {
 public:
  void add(Number value) { put(value, false); }
  void subtract(Number value) { put(value, true); }

  /// The nearest double. Throws std::overflow_error when there is none.
  double real() const;
  /// The sum when only integers were added; nullopt when a double was.
  /// Throws std::overflow_error when it does not fit into 64 bits.
  std::optional<std::int64_t> integer() const;

 private:
  void put(Number value, bool negate);

  // The sum of the integers is high_·2^64 + low_: no count of rows can overflow it.
  std::int64_t high_ = 0;
  std::uint64_t low_ = 0;
  std::unique_ptr<Superaccumulator> reals_;
};

}  // namespace kv::indices
