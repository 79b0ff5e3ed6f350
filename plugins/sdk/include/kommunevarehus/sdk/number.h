// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace kv::sdk {

/// A finite number as SQLite holds it: a 64-bit integer or a double. Knows no SQLite, so that
/// numeric kernels can take it. A double must be finite; whoever makes a Number has checked that.
class Number {
 public:
  constexpr explicit Number(std::int64_t value) : is_integer_(true), integer_(value) {}
  constexpr explicit Number(int value) : Number(std::int64_t{value}) {}
  constexpr explicit Number(double value) : is_integer_(false), real_(value) {}

  constexpr bool is_integer() const { return is_integer_; }
  constexpr std::int64_t integer() const { return integer_; }
  /// The nearest double.
  constexpr double real() const { return is_integer_ ? static_cast<double>(integer_) : real_; }

  /// Below, equal or above zero as `a` is to `b`. Exact, also between an integer and a double.
  static constexpr int compare(Number a, Number b) {
    if (a.is_integer_ && b.is_integer_) return order(a.integer_, b.integer_);
    if (a.is_integer_) return compare_mixed(a.integer_, b.real_);
    if (b.is_integer_) return -compare_mixed(b.integer_, a.real_);
    return order(a.real_, b.real_);
  }
  friend constexpr bool operator==(Number a, Number b) { return compare(a, b) == 0; }
  friend constexpr bool operator<(Number a, Number b) { return compare(a, b) < 0; }
  friend constexpr bool operator>(Number a, Number b) { return compare(a, b) > 0; }

 private:
  template <class T>
  static constexpr int order(T a, T b) {
    return a < b ? -1 : (a > b ? 1 : 0);
  }
  static constexpr int compare_mixed(std::int64_t integer, double real) {
    constexpr double kTwo63 = 9223372036854775808.0;
    if (real >= kTwo63) return -1;
    if (real < -kTwo63) return 1;
    const auto whole = static_cast<std::int64_t>(real);
    const int by_whole = order(integer, whole);
    return by_whole != 0 ? by_whole : order(0.0, real - static_cast<double>(whole));
  }

  bool is_integer_;
  std::int64_t integer_ = 0;
  double real_ = 0;
};

}  // namespace kv::sdk
