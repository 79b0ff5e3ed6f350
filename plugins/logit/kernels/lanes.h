// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>

namespace kv::logit {

/// L doubles that are worked on at once, by the vector extensions of GCC and Clang: what the
/// processor has no instruction for, the compiler takes apart. Everything is forced inline, so that
/// a function compiled for a newer processor keeps its copy to itself.
template <int L>
struct Lanes {
  // In a template, GCC takes the attribute from a typedef only.
  typedef double Reals __attribute__((vector_size(L * sizeof(double))));
  typedef std::int64_t Words __attribute__((vector_size(L * sizeof(double))));
  typedef double Anywhere __attribute__((vector_size(L * sizeof(double)), aligned(8), may_alias));

  [[gnu::always_inline]] static inline void load(Reals& out, const double* from) {
    out = *reinterpret_cast<const Anywhere*>(from);
  }
  [[gnu::always_inline]] static inline void store(double* to, const Reals& value) {
    *reinterpret_cast<Anywhere*>(to) = value;
  }

  /// x becomes e^x for x <= 0; below -700 it is e^-700. Cody and Waite's reduction by multiples of
  /// ln 2, then Taylor's polynomial of degree 13 on |r| <= ln(2) / 2: cut off at 4e-18, so that the
  /// error is that of rounding, below 2 units in the last place.
  [[gnu::always_inline]] static inline void exponential(Reals& x) {
    constexpr double kShift = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to an integer
    constexpr double kLn2High = 0x1.62e42fefa0000p-1;
    constexpr double kLn2Low = 0x1.cf79abc9e3b39p-40;
    const Reals zero = {};
    const Reals least = zero - 700.0;
    x = x < least ? least : x;
    const Reals shifted = x * 0x1.71547652b82fep+0 + kShift;
    const Reals n = shifted - kShift;
    const Reals r = (x - n * kLn2High) - n * kLn2Low;
    Reals p = zero + 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    p = p * r + 1.0;
    p = p * r + 1.0;
    // 2^n: the low bits of `shifted` are n, and become the exponent.
    Words bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    bits = (bits << 52) + 0x3FF0000000000000;
    Reals power;
    std::memcpy(&power, &bits, sizeof power);
    x = p * power;
  }
};

}  // namespace kv::logit
