// SPDX-License-Identifier: MIT
#include "plugins/indices/kernels/exact_sum.h"

#include <bit>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace kv::indices {
namespace {

__extension__ using UInt128 = unsigned __int128;

constexpr int kLowest = -1074;  // the exponent of the smallest double
constexpr std::uint64_t kLimbMask = 0xFFFF'FFFFU;

}  // namespace

void Superaccumulator::carry(Limbs& limbs) {
  std::int64_t carried = 0;
  for (std::size_t i = 0; i + 1 < limbs.size(); ++i) {
    const std::int64_t sum = limbs[i] + carried;
    limbs[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(sum) & kLimbMask);
    carried = sum >> 32;
  }
  limbs.back() += carried;
}

void Superaccumulator::add_bits(std::uint64_t magnitude, int exponent, bool negate) {
  if (since_carry_ == 1 << 29) {  // a limb takes less than 2^32 each time and holds 2^63
    carry(limbs_);
    since_carry_ = 0;
  }
  ++since_carry_;
  const auto position = static_cast<unsigned>(exponent - kLowest);
  UInt128 bits = UInt128{magnitude} << (position % 32);
  for (std::size_t i = position / 32; bits != 0; ++i, bits >>= 32) {
    const auto part = static_cast<std::int64_t>(static_cast<std::uint64_t>(bits) & kLimbMask);
    limbs_[i] += negate ? -part : part;
  }
}

void Superaccumulator::add(double value, bool negate) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const bool negative = (bits >> 63) != 0;
  const auto field = static_cast<int>((bits >> 52) & 0x7FFU);
  const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
  if (field == 0) {
    add_bits(fraction, kLowest, negative != negate);
  } else {
    add_bits(fraction | (std::uint64_t{1} << 52), field - 1075, negative != negate);
  }
}

double Superaccumulator::value() const {
  Limbs limbs = limbs_;
  carry(limbs);
  const bool negative = limbs.back() < 0;
  if (negative) {
    for (auto& limb : limbs) limb = -limb;
    carry(limbs);
  }
  std::size_t top = limbs.size() - 1;
  while (top > 0 && limbs[top] == 0) --top;

  // Three limbs hold at least 65 significant bits; what lies below them only matters as "not zero".
  UInt128 bits = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    bits = (bits << 32) | (top >= k ? static_cast<std::uint64_t>(limbs[top - k]) : 0U);
  }
  for (std::size_t i = 0; i + 2 < top; ++i) {
    if (limbs[i] != 0) bits |= 1U;
  }
  const int exponent = 32 * (static_cast<int>(top) - 2) + kLowest;
  const double magnitude = std::ldexp(static_cast<double>(bits), exponent);
  return negative ? -magnitude : magnitude;
}

void ExactSum::put(Number value, bool negate) {
  if (!value.is_integer()) {
    if (!reals_) reals_ = std::make_unique<Superaccumulator>();
    reals_->add(value.real(), negate);
    return;
  }
  const std::int64_t integer = value.integer();
  const auto low = static_cast<std::uint64_t>(integer);
  const std::int64_t high = integer < 0 ? -1 : 0;
  if (negate) {
    high_ -= high + (low_ < low ? 1 : 0);
    low_ -= low;
  } else {
    low_ += low;
    high_ += high + (low_ < low ? 1 : 0);
  }
}

double ExactSum::real() const {
  Superaccumulator all = reals_ ? *reals_ : Superaccumulator();
  const bool negative = high_ < 0;
  auto high = static_cast<std::uint64_t>(high_);
  std::uint64_t low = low_;
  if (negative) {
    low = ~low + 1;
    high = ~high + (low == 0 ? 1 : 0);
  }
  all.add_bits(low, 0, negative);
  all.add_bits(high, 64, negative);
  const double sum = all.value();
  if (!std::isfinite(sum)) throw std::overflow_error("the sum is too large for a number");
  return sum;
}

std::optional<std::int64_t> ExactSum::integer() const {
  if (reals_) return std::nullopt;
  const auto low = static_cast<std::int64_t>(low_);
  if (high_ != (low < 0 ? -1 : 0)) {
    throw std::overflow_error(
        "the sum does not fit into a 64-bit integer. Give the numbers as real numbers (1.0 * x)");
  }
  return low;
}

}  // namespace kv::indices
